import Languages

extension Sentence {
  /// Names in a circle, back to the first one: `'a' → 'b' → 'a'`.
  ///
  /// - Parameters:
  ///   - names: The names to show, the first one once.
  ///   - middle: What stands in the middle of those that are left out.
  ///   - omitted: How many are left out.
  /// - Returns: The circle.
  static func circle(_ names: [String], _ middle: Sentence, omitted: Int) -> Sentence {
    let arrow = " → "
    let closing = Array(names.prefix(1))
    guard omitted > 0 else { return "\(names: names + closing, with: arrow)" }
    let half = names.count / 2
    let (head, tail) = (Array(names[..<half]), Array(names[half...]) + closing)
    return "\(names: head, with: arrow)\(arrow)\(middle)\(arrow)\(names: tail, with: arrow)"
  }
}

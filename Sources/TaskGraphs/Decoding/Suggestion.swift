/// Finds the name that someone probably meant.
enum Suggestion {
  /// No more candidates are looked at than this, so that a huge graph of wrong names stays cheap.
  private static let mostCandidates = 500

  /// A name of more letters has no suggestion: comparing costs the square of its length.
  private static let longest = 30

  /// The word of ours that someone meant by one that is none: what other languages say for it, else the
  /// closest one.
  static func word(for other: String, among words: some Sequence<String>) -> String? {
    OtherWords.word(for: other, among: words) ?? nearest(to: other, among: words)
  }

  /// The candidate closest to a name, if one is close enough.
  ///
  /// Close is: at most a third of the name's letters changed, added, left out or swapped with their
  /// neighbour, and letter case alone never matters.
  ///
  /// - Complexity: O(candidates × length²), with bounded candidates and lengths.
  static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars.prefix(longest + 1))
    guard !wanted.isEmpty, wanted.count <= longest else { return nil }
    var best: (distance: Int, name: String)?
    for candidate in candidates.prefix(mostCandidates) where candidate.utf8.count <= 4 * longest {
      let letters = Array(candidate.lowercased().unicodeScalars)
      let most = max(1, min(wanted.count, letters.count) / 3)
      // Each letter of difference in length costs at least one change.
      guard abs(letters.count - wanted.count) <= most else { continue }
      let distance = distance(wanted, letters)
      // Two names without a letter in common are not close, however short they are.
      guard distance <= most, distance < max(wanted.count, letters.count) else { continue }
      if distance < (best?.distance ?? .max) { best = (distance, candidate) }
    }
    return best?.name
  }

  /// The number of changes, insertions, deletions and swaps of neighbours between two words.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      for j in b.indices {
        var cost = min(current[j] + 1, previous[j + 1] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforePrevious[j - 1] + 1)
        }
        current.append(cost)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[b.count]
  }
}

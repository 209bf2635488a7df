import TaskGraphs

/// Gives every name of a graph, which can be any text, an identifier of its own.
///
/// What comes out is ASCII letters, digits and underscores, and never a word that means something in
/// Python: a name can be strange, but it cannot become code.
struct Identifiers {
  private var taken: Set<String> = []
  /// Where to go on looking for a free number, so that a thousand equal names do not look a million
  /// times.
  private var numbers: [String: Int] = [:]

  /// Whether an identifier has been given.
  func contains(_ identifier: String) -> Bool { taken.contains(identifier) }

  /// Gives an identifier that no other name has.
  ///
  /// - Parameters:
  ///   - name: What it should look like.
  ///   - fallback: What to call a name without a letter or digit.
  ///   - isFree: Whether an identifier may be given though it is not taken here.
  /// - Returns: The identifier.
  mutating func claim(
    _ name: String,
    else fallback: String,
    where isFree: (String) -> Bool = { _ in true }
  ) -> String {
    let base = Identifiers.likeness(of: name) ?? fallback
    if take(base, isFree) { return base }
    // PEP 8: a trailing underscore is better than a word of the language.
    if PythonWords.isTaken(base), take(base + "_", isFree) { return base + "_" }
    var number = numbers[base] ?? 2
    while !take("\(base)_\(number)", isFree) { number += 1 }
    numbers[base] = number + 1
    return "\(base)_\(number)"
  }

  private mutating func take(_ identifier: String, _ isFree: (String) -> Bool) -> Bool {
    guard !PythonWords.isTaken(identifier), isFree(identifier) else { return false }
    return taken.insert(identifier).inserted
  }

  /// The identifier that looks most like a name; nil where nothing in it can stand in one.
  static func likeness(of name: String) -> String? {
    var letters: [UInt8] = []
    for scalar in name.unicodeScalars {
      if let letter = letter(for: scalar) {
        letters.append(letter)
      } else if letters.last != UInt8(ascii: "_") {
        letters.append(UInt8(ascii: "_"))
      }
      if letters.count >= longest { break }
    }
    while letters.last == UInt8(ascii: "_"), letters.count > 1 { letters.removeLast() }
    if letters.first == UInt8(ascii: "_"), !name.utf8.starts(with: "_".utf8) {
      letters.removeFirst()
    }
    guard letters.contains(where: { $0 != UInt8(ascii: "_") }) else { return nil }
    let text = String(decoding: letters, as: UTF8.self)
    // Neither may a digit be the first, nor two underscores, which Python keeps for itself.
    let isOdd = (letters.first.map { (48...57).contains($0) } ?? false) || text.hasPrefix("__")
    return isOdd ? "n" + text : text
  }

  /// Longer names are cut: an identifier is to be read.
  private static let longest = 60

  /// The ASCII letter, digit or underscore that a character is, or is without its accents.
  private static func letter(for scalar: Unicode.Scalar) -> UInt8? {
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      return scalar.properties.isAlphabetic || (48...57).contains(byte)
        || byte == UInt8(ascii: "_") ? byte : nil
    }
    // Unicode calls é LATIN SMALL LETTER E WITH ACUTE.
    guard let words = scalar.properties.name?.split(separator: " "), words.count > 4,
      words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH", words[3].utf8.count == 1,
      let letter = words[3].utf8.first
    else { return nil }
    return words[1] == "SMALL" ? letter + 32 : letter
  }
}

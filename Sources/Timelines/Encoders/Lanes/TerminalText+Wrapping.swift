// Texts that are longer than a line.
extension TerminalText {
  /// Cuts a text into lines wherever one is full.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - first: The columns that the first line has.
  ///   - rest: The columns that each further line has; enough for any escape.
  ///   - isASCII: Whether other characters than ASCII stand as escapes, too.
  /// - Returns: One line or more; only the first can be empty.
  /// - Complexity: O(*n*) in the characters.
  static func lines(of text: String, first: Int, rest: Int, isASCII: Bool) -> [TerminalText] {
    var lines: [TerminalText] = []
    var line = TerminalText("", isASCII: isASCII)
    var limit = first
    var marks = 0
    for scalar in text.unicodeScalars {
      let (end, width) = (line.bytes.count, line.width)
      line.append(scalar, marks: &marks)
      guard line.width > limit, width > 0 || limit < rest else { continue }
      line.cut(toBytes: end, columns: width)
      lines.append(line)
      limit = rest
      line = TerminalText("", isASCII: isASCII)
      line.append(scalar, marks: &marks)
    }
    return lines + [line]
  }

  /// Cuts a sentence into lines at its spaces; a word that is longer than a line is cut within.
  ///
  /// - Parameters: As those of `lines(of:first:rest:isASCII:)`.
  /// - Returns: One line or more; only the first can be empty.
  /// - Complexity: O(*n*) in the characters.
  static func lines(
    ofSentence text: String,
    first: Int,
    rest: Int,
    isASCII: Bool
  ) -> [TerminalText] {
    let whole = TerminalText(text, isASCII: isASCII)
    guard whole.width > first else { return [whole] }
    var lines: [TerminalText] = []
    var line = TerminalText("", isASCII: isASCII)
    var limit = first
    for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      let next = TerminalText(String(word), isASCII: isASCII)
      if line.width + next.width + 1 <= limit || index == 0 && next.width <= limit {
        line.append(next, afterSpace: index > 0)
        continue
      }
      lines.append(line)
      limit = rest
      var pieces = Self.lines(of: String(word), first: rest, rest: rest, isASCII: isASCII)
      line = pieces.removeLast()
      lines += pieces
    }
    return lines + [line]
  }

  private mutating func append(_ other: TerminalText, afterSpace: Bool) {
    if afterSpace { append(" ") }
    append(other)
  }
}

/// What stands above the lanes.
struct PictureHeader {
  private static let font = PictureText.Font(size: 13)
  private static let line = 18
  private static let mostLines = 5

  let words: PictureWords
  let width: Int

  /// Writes it.
  ///
  /// - Returns: Its height.
  func write(to out: inout ByteBuffer) -> Int {
    let font = PictureText.Font(size: 17)
    let title = PictureText.isolated(PictureText.fitting(words.name, width: width - 32, font))
    out.append(utf8: "<text class=\"title\" x=\"16\" y=\"28\">\(XMLText.escaped(title))</text>\n")
    let outcome = words.outcome
    out.append(utf8: "<text class=\"fact\" x=\"16\" y=\"52\">")
    out.append(utf8: "<tspan class=\"strong \(outcome.look)\">")
    out.append(utf8: "\(outcome.sign) \(outcome.title)</tspan>")
    out.append(utf8: "<tspan class=\"soft\" dx=\"14\">")
    out.append(utf8: "\(words.facts.joined(separator: " · "))</tspan></text>\n")
    var y = 52
    let paragraphs = [words.reason, words.leftOut].filter { !$0.isEmpty }
    for line in paragraphs.flatMap(wrapped) {
      y += Self.line
      out.append(utf8: "<text class=\"fact\" x=\"16\" y=\"\(y)\">\(XMLText.escaped(line))</text>\n")
    }
    return y + 14
  }

  /// A text as lines that fit, the last of too many cut.
  private func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    let words = text.split(separator: " ")
    for (index, word) in words.enumerated() {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if line.isEmpty || PictureText.width(of: longer, Self.font) <= width - 32 {
        line = longer
        continue
      }
      if lines.count == Self.mostLines - 1 {
        line = words[(index - line.split(separator: " ").count)...].joined(separator: " ")
        break
      }
      lines.append(line)
      line = String(word)
    }
    // A name may go over several lines, and each of them needs its isolate.
    var isOpen = false
    return (lines + [line]).map { line in
      let begun = isOpen ? "\u{2068}\(line)" : line
      isOpen = PictureText.closed(begun) != begun
      return PictureText.closed(PictureText.fitting(begun, width: width - 32, Self.font))
    }
  }
}

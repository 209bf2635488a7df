import JSONDocuments

/// Takes Graphviz's language apart: <https://graphviz.org/doc/info/lang.html>.
struct DOTLexer {
  private let text: [UInt8]
  private var offset = 0

  init(_ text: [UInt8]) {
    self.text = text
  }

  /// The next token; `end` for ever behind the last.
  mutating func next() throws(ImportError) -> DOTToken {
    try skipBlanks()
    let start = offset
    guard let byte = peek() else { return DOTToken(kind: .end, start: start) }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ":"):
      offset += 1
      return DOTToken(kind: .mark(byte), start: start)
    case UInt8(ascii: "\""):
      return DOTToken(kind: .name(try quoted()), start: start)
    case UInt8(ascii: "<"):
      try skipMarkup()
      return DOTToken(kind: .markup, start: start)
    case UInt8(ascii: "-") where peek(1) == UInt8(ascii: ">"):
      offset += 2
      return DOTToken(kind: .arrow, start: start)
    case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-"):
      offset += 2
      return DOTToken(kind: .line, start: start)
    default:
      return DOTToken(kind: try word(), start: start)
    }
  }

  private func peek(_ distance: Int = 0) -> UInt8? {
    offset + distance < text.count ? text[offset + distance] : nil
  }

  private mutating func word() throws(ImportError) -> DOTToken.Kind {
    let start = offset
    // A number may begin with a sign or a point; words with them inside occur in the wild.
    while let byte = peek(), Self.isWord(byte) || (byte == UInt8(ascii: "-") && !isEdge) {
      offset += 1
    }
    let word = String(decoding: text[start..<offset], as: UTF8.self)
    guard offset > start else {
      let found = String(decoding: text[start..<min(start + 4, text.count)], as: UTF8.self)
      throw error(.syntax(expected: "a name", found: "'\(found.prefix(1))'"), start)
    }
    return DOTKeyword(rawValue: word.lowercased()).map { .keyword($0) } ?? .name(word)
  }

  private var isEdge: Bool { peek(1) == UInt8(ascii: ">") || peek(1) == UInt8(ascii: "-") }

  /// A quoted text, and those that are joined to it with `+`.
  ///
  /// Only `\"` and a line's end are escapes.
  private mutating func quoted() throws(ImportError) -> String {
    var bytes: [UInt8] = []
    repeat {
      let start = offset
      offset += 1
      while let byte = peek(), byte != UInt8(ascii: "\"") {
        if byte == UInt8(ascii: "\\"), let escaped = peek(1) {
          offset += 2
          switch escaped {
          case UInt8(ascii: "\""): bytes.append(escaped)
          case UInt8(ascii: "\n"): break
          default: bytes += [byte, escaped]
          }
        } else {
          bytes.append(byte)
          offset += 1
        }
      }
      guard peek() != nil else {
        throw error(.syntax(expected: "a closing '\"'", found: "none"), start)
      }
      offset += 1
    } while try skipPlus()
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Steps over a `+` to the quote behind it, if that is what comes next.
  private mutating func skipPlus() throws(ImportError) -> Bool {
    let before = offset
    try skipBlanks()
    if peek() == UInt8(ascii: "+") {
      offset += 1
      try skipBlanks()
      if peek() == UInt8(ascii: "\"") { return true }
    }
    offset = before
    return false
  }

  private mutating func skipMarkup() throws(ImportError) {
    let start = offset
    var depth = 0
    while let byte = peek() {
      offset += 1
      if byte == UInt8(ascii: "<") { depth += 1 }
      if byte == UInt8(ascii: ">") { depth -= 1 }
      if depth == 0 { return }
    }
    throw error(.syntax(expected: "a closing '>'", found: "none"), start)
  }

  /// White space, remarks, and the lines of a preprocessor, which begin with `#`.
  private mutating func skipBlanks() throws(ImportError) {
    while let byte = peek() {
      if byte <= 0x20 {
        offset += 1
      } else if byte == UInt8(ascii: "#"), offset == 0 || text[offset - 1] == UInt8(ascii: "\n") {
        skipLine()
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
        skipLine()
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        try skipRemark()
      } else {
        return
      }
    }
  }

  private mutating func skipLine() {
    while let byte = peek(), byte != UInt8(ascii: "\n") { offset += 1 }
  }

  private mutating func skipRemark() throws(ImportError) {
    let start = offset
    offset += 2
    while let byte = peek() {
      if byte == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        offset += 2
        return
      }
      offset += 1
    }
    throw error(.syntax(expected: "a closing '*/'", found: "none"), start)
  }

  /// A problem at an offset.
  func error(_ kind: ImportProblem.Kind, _ offset: Int) -> ImportError {
    ImportError(kind, JSONPositions(of: text).position(of: offset))
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...0xFF:
      true
    default: false
    }
  }
}

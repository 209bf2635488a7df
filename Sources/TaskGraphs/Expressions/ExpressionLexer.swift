/// Cuts an expression's text into tokens, as Python does.
struct ExpressionLexer {
  let bytes: ArraySlice<UInt8>
  /// Whether a closing brace ends the expression, as in a template.
  let endsAtBrace: Bool
  /// Where the next token is looked for.
  var position: Int
  /// How many brackets are open: within them an expression may go on in the next line.
  private var openBrackets = 0

  init(_ bytes: ArraySlice<UInt8>, endsAtBrace: Bool = false) {
    self.bytes = bytes
    self.endsAtBrace = endsAtBrace
    position = bytes.startIndex
  }

  /// The byte so many places ahead; nil behind the end.
  func byte(ahead distance: Int = 0) -> UInt8? {
    let place = position + distance
    return place < bytes.endIndex ? bytes[place] : nil
  }

  func failure(at offset: Int, _ fault: ExpressionFault) -> ExpressionSyntaxError {
    ExpressionSyntaxError(offset: offset, fault: fault)
  }

  /// Takes the next token; `start` is where it begins.
  mutating func next() throws(ExpressionSyntaxError) -> (token: ExpressionToken, start: Int) {
    let lineBreak = skipBlanks()
    let start = position
    guard let byte = byte() else { return (.end, start) }
    if byte == UInt8(ascii: "}"), endsAtBrace { return (.end, start) }
    if let lineBreak { throw failure(at: lineBreak, .lineBreak) }
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return (try number(), start)
    case UInt8(ascii: ".") where isDigit(self.byte(ahead: 1)): return (try number(), start)
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return (.text(try text()), start)
    default: break
    }
    if let word = word() {
      if let quote = self.byte(), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
        throw failure(at: start, .text(.prefix))
      }
      return (.word(word), start)
    }
    return (try symbol(), start)
  }

  /// Goes to the next token.
  ///
  /// - Returns: The first line break on the way, where it ends the expression: neither before its first
  ///   token nor within brackets.
  private mutating func skipBlanks() -> Int? {
    let isWithin = position == bytes.startIndex || openBrackets > 0
    var lineBreak: Int?
    while let byte = byte(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      if lineBreak == nil, byte == 0x0A || byte == 0x0D { lineBreak = position }
      position += 1
    }
    return isWithin ? nil : lineBreak
  }

  /// An identifier by Python's rule: Unicode's, and the underscore.
  private mutating func word() -> String? {
    let start = position
    while let byte = byte() {
      if byte < 0x80 {
        guard ExpressionLexer.isNameByte(byte) else { break }
        position += 1
      } else {
        guard let scalar = scalar(at: position), scalar.properties.isXIDContinue else { break }
        if position == start, !scalar.properties.isXIDStart { break }
        position += UTF8.width(scalar)
      }
    }
    return position == start ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func symbol() throws(ExpressionSyntaxError) -> ExpressionToken {
    guard let first = byte() else { return .end }
    let isPaired = byte(ahead: 1) == UInt8(ascii: "=")
    let isDoubled = byte(ahead: 1) == first
    let symbol: ExpressionToken.Symbol? =
      switch first {
      case UInt8(ascii: "+"): .plus
      case UInt8(ascii: "-"): .minus
      case UInt8(ascii: "*"): isDoubled ? nil : .times
      case UInt8(ascii: "/"): isDoubled ? .doubleSlash : .slash
      case UInt8(ascii: "%"): .percent
      case UInt8(ascii: "="): isPaired ? .equal : nil
      case UInt8(ascii: "!"): isPaired ? .notEqual : nil
      case UInt8(ascii: "<"): isPaired ? .lessOrEqual : .less
      case UInt8(ascii: ">"): isPaired ? .greaterOrEqual : .greater
      case UInt8(ascii: "("): .openParenthesis
      case UInt8(ascii: ")"): .closeParenthesis
      case UInt8(ascii: "["): .openBracket
      case UInt8(ascii: "]"): .closeBracket
      case UInt8(ascii: ","): .comma
      case UInt8(ascii: ":"): .colon
      default: nil
      }
    guard let symbol else {
      let scalar = scalar(at: position) ?? "?"
      throw failure(at: position, .strayCharacter(String(scalar), hint(for: scalar)))
    }
    switch symbol {
    case .openParenthesis, .openBracket: openBrackets += 1
    case .closeParenthesis, .closeBracket: openBrackets -= 1
    default: break
    }
    switch symbol {
    case .doubleSlash, .equal, .notEqual, .lessOrEqual, .greaterOrEqual: position += 2
    default: position += 1
    }
    return .symbol(symbol)
  }

  private func hint(for scalar: Unicode.Scalar) -> ExpressionHint? {
    switch scalar {
    case "*": .noPower
    case "?": .write("a if b else c")
    case "=": .compare
    case "!": endsAtBrace ? .noConversion : .write("not")
    case "&": .write("and")
    case "|": .write("or")
    case ".": .noAttributes
    case "{", "}": .noObjects
    default: nil
    }
  }

  /// The code point that begins at a place.
  func scalar(at place: Int) -> Unicode.Scalar? {
    String(decoding: bytes[place..<min(place + 4, bytes.endIndex)], as: UTF8.self).unicodeScalars
      .first
  }

  func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ?? false
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

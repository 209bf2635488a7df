extension ExpressionLexer {
  /// A number as Python writes them: underscores between digits, other bases, fractions, exponents.
  mutating func number() throws(ExpressionSyntaxError) -> ExpressionToken {
    let start = position
    let radix = prefixedRadix()
    if radix != 10 { position += 2 }
    let token = radix == 10 ? try decimal(from: start) : integer(try digits(radix), radix: radix)
    if let byte = byte(), ExpressionLexer.isNameByte(byte) || byte >= 0x80 {
      throw failure(at: start, .number(.letterBehind))
    }
    return token
  }

  private func prefixedRadix() -> Int {
    guard byte() == UInt8(ascii: "0") else { return 10 }
    switch byte(ahead: 1) {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return 16
    case UInt8(ascii: "o"), UInt8(ascii: "O"): return 8
    case UInt8(ascii: "b"), UInt8(ascii: "B"): return 2
    default: return 10
    }
  }

  private mutating func decimal(from start: Int) throws(ExpressionSyntaxError) -> ExpressionToken {
    var text: [UInt8] = isDigit(byte()) ? try digits(10) : []
    var isFloat = false
    let isPadded = text.count > 1 && text[0] == UInt8(ascii: "0")
    let isZero = text.allSatisfy { $0 == UInt8(ascii: "0") }
    if byte() == UInt8(ascii: ".") {
      isFloat = true
      position += 1
      text.append(UInt8(ascii: "."))
      if isDigit(byte()) { text += try digits(10) } else { text.append(UInt8(ascii: "0")) }
    }
    if byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") {
      let sign = byte(ahead: 1) == UInt8(ascii: "+") || byte(ahead: 1) == UInt8(ascii: "-") ? 1 : 0
      if isDigit(byte(ahead: 1 + sign)) {
        isFloat = true
        text += bytes[position...position + sign]
        position += 1 + sign
        text += try digits(10)
      }
    }
    if isFloat { return .float(Double(String(decoding: text, as: UTF8.self)) ?? .infinity) }
    if isPadded, !isZero { throw failure(at: start, .number(.leadingZeros)) }
    return integer(text, radix: 10)
  }

  /// Digits with single underscores between them.
  private mutating func digits(_ radix: Int) throws(ExpressionSyntaxError) -> [UInt8] {
    let start = position
    var digits: [UInt8] = []
    if radix != 10, byte() == UInt8(ascii: "_") { position += 1 }
    while let byte = byte() {
      if Character(Unicode.Scalar(byte)).hexDigitValue.map({ $0 < radix }) ?? false {
        digits.append(byte)
        position += 1
      } else if byte == UInt8(ascii: "_"), !digits.isEmpty, isAlphanumeric(self.byte(ahead: 1)) {
        position += 1
      } else {
        break
      }
    }
    if digits.isEmpty { throw failure(at: start, .number(.noDigit)) }
    return digits
  }

  private func isAlphanumeric(_ byte: UInt8?) -> Bool {
    byte.map { $0 != UInt8(ascii: "_") && ExpressionLexer.isNameByte($0) } ?? false
  }

  private func integer(_ digits: [UInt8], radix: Int) -> ExpressionToken {
    guard let magnitude = UInt64(String(decoding: digits, as: UTF8.self), radix: radix) else {
      return .hugeInteger
    }
    if magnitude == 1 << 63 { return .integerBeyondGreatest }
    return Int64(exactly: magnitude).map { .integer($0) } ?? .hugeInteger
  }
}

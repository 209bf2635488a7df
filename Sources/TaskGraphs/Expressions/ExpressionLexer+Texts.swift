extension ExpressionLexer {
  /// A text in single or double quotes, with Python's escapes.
  mutating func text() throws(ExpressionSyntaxError) -> String {
    let start = position
    let quote = byte()
    position += 1
    var text: [UInt8] = []
    while let byte = byte() {
      switch byte {
      case quote:
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0x0A, 0x0D:
        throw failure(at: position, .text(.lineBreak))
      default:
        text.append(byte)
        position += 1
      }
    }
    throw failure(at: start, .text(.unterminated))
  }

  private mutating func escape(into text: inout [UInt8]) throws(ExpressionSyntaxError) {
    let start = position
    position += 2
    guard position <= bytes.endIndex else { return }
    switch bytes[start + 1] {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "a"): text.append(0x07)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "v"): text.append(0x0B)
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): text.append(bytes[start + 1])
    case 0x0A: break
    case UInt8(ascii: "x"): try codePoint(digits: 2, from: start, into: &text)
    case UInt8(ascii: "u"): try codePoint(digits: 4, from: start, into: &text)
    case UInt8(ascii: "U"): try codePoint(digits: 8, from: start, into: &text)
    case UInt8(ascii: "N"): throw failure(at: start, .text(.namedCharacter))
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      position -= 1
      octal(into: &text)
    default:
      // Python keeps an unknown escape as it stands.
      text.append(UInt8(ascii: "\\"))
      position -= 1
    }
  }

  private mutating func codePoint(
    digits count: Int,
    from start: Int,
    into text: inout [UInt8]
  ) throws(ExpressionSyntaxError) {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let byte = byte(),
        let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80
      else { throw failure(at: start, .text(.hexadecimalDigits(count))) }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    guard let scalar = Unicode.Scalar(value) else {
      throw failure(at: start, .text(.noCharacter))
    }
    text.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
  }

  private mutating func octal(into text: inout [UInt8]) {
    var value: UInt32 = 0
    var count = 0
    while count < 3, let byte = byte(), byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "7") {
      value = value << 3 | UInt32(byte - UInt8(ascii: "0"))
      position += 1
      count += 1
    }
    guard let scalar = Unicode.Scalar(value) else { return }
    text.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
  }
}

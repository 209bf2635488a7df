// The pieces of JSON that every encoder writes.

import CooperativeLoop

extension ByteBuffer {
  /// Adds a moment in seconds: exact, at most nine decimals, no exponent.
  @inline(__always)
  mutating func append(secondsAt moment: LoopInstant) {
    append(nanoseconds: moment.nanoseconds)
  }

  /// Adds a length of time in seconds.
  mutating func append(nanoseconds: Int64) {
    let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    append(decimal: Int(seconds))
    guard rest != 0 else { return }
    append(UInt8(ascii: "."))
    var fraction = rest.magnitude
    var digits = 9
    while fraction % 10 == 0 {
      fraction /= 10
      digits -= 1
    }
    append(decimal: fraction, digits: digits)
  }

  /// Adds a moment, or `null`.
  mutating func append(secondsAt moment: LoopInstant?) {
    if let moment {
      append(secondsAt: moment)
    } else {
      append("null")
    }
  }

  /// Adds a text in quotes.
  mutating func append(quoted text: String) {
    append(quoted: text.utf8.span)
  }

  /// Adds a text in quotes, or `null`.
  mutating func append(quoted text: String?) {
    if let text {
      append(quoted: text)
    } else {
      append("null")
    }
  }

  /// Adds valid UTF-8 in quotes.
  ///
  /// Only what JSON does not allow is escaped: quotes, backslashes and control characters.
  mutating func append(quoted text: Span<UInt8>) {
    append(UInt8(ascii: "\""))
    var begin = 0
    while true {
      let end = text.firstToEscape(from: begin)
      append(text.extracting(begin..<end))
      guard end < text.count else { break }
      append(escaped: text[end])
      begin = end + 1
    }
    append(UInt8(ascii: "\""))
  }

  /// Adds a printed line in quotes; bytes that are not UTF-8 become replacement characters.
  mutating func append(line: Span<UInt8>) {
    if !line.isASCII, (try? UTF8Span(validating: line)) == nil {
      append(quoted: line.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
    } else {
      append(quoted: line)
    }
  }

  private mutating func append(escaped byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    default:
      append("u00")
      append(hexDigit: byte >> 4)
      append(hexDigit: byte & 0xF)
    }
  }

  private mutating func append(hexDigit digit: UInt8) {
    append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
  }
}

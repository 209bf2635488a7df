/// How a text is written as a JSON string: escaped no more than JSON demands.
package enum JSONString {
  /// Appends a text with its quotes.
  package static func append(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      switch escapedLength(of: byte) {
      case 1: bytes.append(byte)
      case 2:
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(shortEscape(of: byte))
      default:
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(byte >> 4 == 0 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
        bytes.append(hexDigits[Int(byte & 15)])
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The number of bytes that `append(_:to:)` appends.
  package static func byteCount(of text: some Sequence<UInt8>) -> Int {
    var count = 2
    for byte in text { count += escapedLength(of: byte) }
    return count
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)

  private static func escapedLength(of byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x08, 0x09, 0x0A, 0x0C, 0x0D: 2
    case 0..<0x20: 6
    default: 1
    }
  }

  private static func shortEscape(of byte: UInt8) -> UInt8 {
    switch byte {
    case 0x08: UInt8(ascii: "b")
    case 0x09: UInt8(ascii: "t")
    case 0x0A: UInt8(ascii: "n")
    case 0x0C: UInt8(ascii: "f")
    case 0x0D: UInt8(ascii: "r")
    default: byte
    }
  }
}

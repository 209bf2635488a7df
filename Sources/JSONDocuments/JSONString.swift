/// How a text is written as a JSON string: escaped no more than JSON demands.
package enum JSONString {
  /// Appends a text with its quotes.
  package static func append(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let isDone: Void? = text.withContiguousStorageIfAvailable { appendRuns(of: $0, to: &bytes) }
    if isDone == nil { Array(text).withUnsafeBufferPointer { appendRuns(of: $0, to: &bytes) } }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The number of bytes that `append(_:to:)` appends.
  package static func byteCount(of text: some Sequence<UInt8>) -> Int {
    let count = text.withContiguousStorageIfAvailable { bytes in
      var count = bytes.count + 2
      for byte in bytes where needsEscape(byte) { count += escapedLength(of: byte) - 1 }
      return count
    }
    return count ?? text.reduce(2) { $0 + escapedLength(of: $1) }
  }

  /// Appends what stands between escapes as a whole.
  private static func appendRuns(of text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var start = 0
    for index in text.indices where needsEscape(text[index]) {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      append(escaped: text[index], to: &bytes)
      start = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  private static func append(escaped byte: UInt8, to bytes: inout [UInt8]) {
    guard escapedLength(of: byte) > 2 else {
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(shortEscape(of: byte))
      return
    }
    bytes.append(contentsOf: "\\u00".utf8)
    bytes.append(byte >> 4 == 0 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
    bytes.append(hexDigits[Int(byte & 15)])
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)

  @inline(__always)
  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

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

// Looks at eight bytes at a time: texts are long, and what is looked for is rare. How a word tells whether
// one of its bytes is below a bound: https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord

extension Span<UInt8> {
  private static var ones: UInt64 { 0x0101_0101_0101_0101 }
  private static var highBits: UInt64 { 0x8080_8080_8080_8080 }

  /// Whether there is no byte above 127.
  var isASCII: Bool {
    withUnsafeBytes { bytes in
      var index = 0
      while index + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        guard word & Self.highBits == 0 else { return false }
        index += 8
      }
      return bytes[index...].allSatisfy { $0 < 0x80 }
    }
  }

  /// The first place from one on with a byte that JSON does not allow in a text, or the end.
  func firstToEscape(from start: Int) -> Int {
    withUnsafeBytes { bytes in
      var index = start
      while index + 8 <= bytes.count {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let found =
          Self.mark(word, below: 0x20) | Self.mark(word, of: 0x22) | Self.mark(word, of: 0x5C)
        // Above the lowest mark there can be false ones.
        guard found == 0 else { return index + found.trailingZeroBitCount / 8 }
        index += 8
      }
      while index < bytes.count, !Self.needsEscape(bytes[index]) { index += 1 }
      return index
    }
  }

  /// Sets the high bits of the bytes that are below a bound.
  @inline(__always)
  private static func mark(_ word: UInt64, below bound: UInt64) -> UInt64 {
    (word &- ones &* bound) & ~word & highBits
  }

  /// Sets the high bits of the bytes that are a certain one.
  @inline(__always)
  private static func mark(_ word: UInt64, of byte: UInt64) -> UInt64 {
    mark(word ^ ones &* byte, below: 1)
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }
}

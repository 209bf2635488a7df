extension JSONNode {
  /// Where a byte of a string's text stands in the source: its escape, if it was written as one.
  ///
  /// - Parameter place: How many bytes of the text come before it; the end is behind the last one.
  /// - Returns: A byte offset in the document.
  /// - Complexity: O(1) for a string without escapes, else O(*place*).
  package func sourceOffset(ofTextByte place: Int) -> Int {
    var offset = start + 1
    if isPlain { return offset + place }
    var rest = place
    while offset < end - 1 {
      let (source, text) = escapeLengths(at: offset)
      guard rest >= text else { break }
      rest -= text
      offset += source
    }
    return offset
  }

  /// How many bytes one character takes in the source and in the text; one byte of a character that
  /// is not escaped.
  private func escapeLengths(at offset: Int) -> (source: Int, text: Int) {
    let bytes = document.bytes
    guard bytes[offset] == UInt8(ascii: "\\") else { return (1, 1) }
    guard bytes[offset + 1] == UInt8(ascii: "u") else { return (2, 1) }
    let digits = String(decoding: bytes[offset + 2..<offset + 6], as: UTF8.self)
    switch UInt32(digits, radix: 16) ?? 0 {
    case ..<0x80: return (6, 1)
    case ..<0x800: return (6, 2)
    // Half of a pair, which the parser lets pass with the other half alone.
    case 0xD800..<0xE000: return (12, 4)
    default: return (6, 3)
    }
  }
}

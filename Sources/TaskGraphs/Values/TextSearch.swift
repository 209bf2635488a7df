/// Looks for a text within a text, in linear time (Knuth, Morris and Pratt 1977).
///
/// The simple way takes the product of both lengths, which a graph could choose to be millions of
/// millions. Bytes will do: in UTF-8 no character begins within another.
enum TextSearch {
  static func contains(_ part: [UInt8], in text: some Sequence<UInt8>) -> Bool {
    guard let first = part.first else { return true }
    var borders = [0]
    borders.reserveCapacity(part.count)
    var length = 0
    for byte in part.dropFirst() {
      while length > 0, part[length] != byte { length = borders[length - 1] }
      if part[length] == byte { length += 1 }
      borders.append(length)
    }
    var matched = 0
    for byte in text {
      if matched == 0, byte != first { continue }
      while matched > 0, part[matched] != byte { matched = borders[matched - 1] }
      if part[matched] == byte { matched += 1 }
      if matched == part.count { return true }
    }
    return false
  }
}

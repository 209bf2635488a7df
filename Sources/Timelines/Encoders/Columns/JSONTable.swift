/// A JSON list of different values, each written once, to which others refer by index.
struct JSONTable<Key: Hashable>: ~Copyable {
  private var indexes: [Key: UInt32] = [:]
  private var json = ByteBuffer()

  /// The index of a value; one that is not in the list yet is put at its end.
  ///
  /// - Parameters:
  ///   - key: What tells values apart.
  ///   - write: Writes the value of a new key.
  /// - Returns: Its place, from 0.
  mutating func index(of key: Key, write: (inout ByteBuffer) -> Void) -> UInt32 {
    if let known = indexes[key] { return known }
    let index = UInt32(truncatingIfNeeded: indexes.count)
    indexes[key] = index
    if index > 0 { json.append(",\n") }
    write(&json)
    return index
  }

  /// Writes the list.
  func write(to out: inout ByteBuffer) {
    out.append("[")
    out.append(json)
    out.append("]")
  }
}

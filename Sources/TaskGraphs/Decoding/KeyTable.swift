/// Finds the place of a known key by its bytes, without making a text of it.
struct KeyTable: Sendable {
  /// The keys, in the order given.
  let keys: [String]
  private let bytes: [[UInt8]]
  /// The keys of each hash.
  private var buckets: [[Int]]

  init(_ keys: [String]) {
    self.keys = keys
    bytes = keys.map { Array($0.utf8) }
    buckets = Array(repeating: [], count: 64)
    for (index, key) in bytes.enumerated() { buckets[KeyTable.hash(key[...])].append(index) }
  }

  /// The place of a key among `keys`.
  func index(of key: ArraySlice<UInt8>) -> Int? {
    for index in buckets[KeyTable.hash(key)] where bytes[index].elementsEqual(key) { return index }
    return nil
  }

  private static func hash(_ key: ArraySlice<UInt8>) -> Int {
    guard let first = key.first, let last = key.last else { return 0 }
    return (key.count &* 7 &+ Int(first) &* 5 &+ Int(last) &* 3) & 63
  }
}

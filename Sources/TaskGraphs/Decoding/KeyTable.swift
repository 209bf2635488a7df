/// Finds the place of a known key by its bytes, without making a text of it.
struct KeyTable: Sendable {
  /// The keys, in the order given.
  let keys: [String]
  /// All keys' bytes in one piece, and where each key begins in it.
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  /// The first key of each hash, and for each key the next one of the same hash; -1 for none.
  private var heads: [Int]
  private var nexts: [Int] = []

  init(_ keys: [String]) {
    self.keys = keys
    heads = Array(repeating: -1, count: 128)
    for (index, key) in keys.enumerated() {
      let hash = KeyTable.hash(Array(key.utf8)[...])
      bytes += key.utf8
      starts.append(bytes.count)
      nexts.append(heads[hash])
      heads[hash] = index
    }
  }

  /// The place of a key among `keys`.
  func index(of key: ArraySlice<UInt8>) -> Int? {
    var index = heads[KeyTable.hash(key)]
    while index >= 0 {
      if bytes[starts[index]..<starts[index + 1]].elementsEqual(key) { return index }
      index = nexts[index]
    }
    return nil
  }

  private static func hash(_ key: ArraySlice<UInt8>) -> Int {
    guard let first = key.first, let last = key.last else { return 0 }
    return (key.count &* 7 &+ Int(first) &* 5 &+ Int(last) &* 3) & 127
  }
}

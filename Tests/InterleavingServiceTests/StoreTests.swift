import Testing

@testable import InterleavingService

struct StoreTests {
  /// Puts a value in and expects it to be kept.
  private func keep<Value: Sendable>(
    _ cache: inout LeastRecentlyUsed<Int, Value>,
    _ value: Value,
    for key: Int,
    cost: Int
  ) {
    let isKept = cache.insert(value, for: key, cost: cost)
    #expect(isKept)
  }

  /// Uses a value and expects it to be this one.
  private func expect(
    _ cache: inout LeastRecentlyUsed<Int, String>,
    _ key: Int,
    _ value: String?
  ) {
    let found = cache.value(for: key)
    #expect(found == value)
  }

  @Test func `the least recently used value makes room`() {
    var cache = LeastRecentlyUsed<Int, String>(capacity: 3)
    for key in 1...3 { keep(&cache, "\(key)", for: key, cost: 1) }
    expect(&cache, 1, "1")
    keep(&cache, "4", for: 4, cost: 1)
    expect(&cache, 2, nil)
    expect(&cache, 1, "1")
    #expect(cache.cost == 3)
  }

  @Test func `a value that costs more than there is changes nothing`() {
    var cache = LeastRecentlyUsed<Int, String>(capacity: 3)
    keep(&cache, "1", for: 1, cost: 3)
    let isKept = cache.insert("2", for: 2, cost: 4)
    #expect(!isKept)
    expect(&cache, 1, "1")
  }

  @Test func `a value put in again replaces the old one and its cost`() {
    var cache = LeastRecentlyUsed<Int, String>(capacity: 10)
    keep(&cache, "a", for: 1, cost: 7)
    keep(&cache, "b", for: 1, cost: 2)
    #expect(cache.cost == 2)
    expect(&cache, 1, "b")
    #expect(cache.count == 1)
  }

  @Test func `places are used again, whatever the order of leaving`() {
    var cache = LeastRecentlyUsed<Int, Int>(capacity: 4)
    for key in 0..<1_000 {
      keep(&cache, key, for: key % 7, cost: 1 + key % 2)
      _ = cache.value(for: (key * 3) % 7)
    }
    #expect(cache.cost <= 4)
    #expect(cache.count <= 4)
  }

  @Test func `an address is 32 lower-case hexadecimal digits`() throws {
    let id = RunID.random()
    #expect(id.description.utf8.count == 32)
    #expect(RunID(parsing: id.description) == id)
    #expect(RunID(parsing: "9960DB4B907BE17906D2CD34A9E044FF") == nil)
    #expect(RunID(parsing: "+960db4b907be17906d2cd34a9e044ff") == nil)
    #expect(RunID(parsing: "") == nil)
  }

  @Test func `SHA-256 is that of the standard`() {
    // The one-block example of FIPS 180-4's published test vectors.
    let digest = sha256(Array("abc".utf8)).prefix(4)
    #expect(Array(digest) == [0xBA, 0x78, 0x16, 0xBF])
  }
}

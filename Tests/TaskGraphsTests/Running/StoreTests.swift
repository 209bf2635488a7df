import Testing

@testable import TaskGraphs

@Suite struct StoreTests {
  /// Something of which a test can tell whether it was freed.
  private final class Thing {}

  @Test func `a store keeps what was added, in order, while it grows`() {
    var store = Store<String>()
    for number in 0..<100 { store.append("value \(number)") }
    var kept: [String] = []
    for place in 0..<store.count { kept.append(store[place]) }
    #expect(kept == (0..<100).map { "value \($0)" })
  }

  @Test func `an element of a store is changed in place`() {
    var store = Store([[1], [2]])
    store[1].append(3)
    let (first, second) = (store[0], store[UInt32(1)])
    #expect(first == [1])
    #expect(second == [2, 3])
  }

  @Test func `a store frees what is taken off, replaced or left when it goes away`() {
    weak var removed: Thing?
    weak var replaced: Thing?
    weak var left: Thing?
    do {
      let things = [Thing(), Thing(), Thing()]
      (left, replaced, removed) = (things[0], things[1], things[2])
      var store = Store(things)
      _ = consume things
      _ = store.removeLast()
      #expect(removed == nil)
      store[1] = Thing()
      #expect(replaced == nil)
      #expect(left != nil)
    }
    #expect(left == nil)
  }

  @Test func `a store that was emptied is used again`() {
    var store = Store([1, 2, 3])
    store.removeAll()
    let (count, last) = (store.count, store.last)
    #expect(count == 0)
    #expect(last == nil)
    store.append(4)
    let only = store.last
    #expect(only == 4)
  }
}

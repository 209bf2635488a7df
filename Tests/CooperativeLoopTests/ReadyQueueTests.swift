import Testing

@testable import CooperativeLoop

struct ReadyQueueTests {
  @Test func `entries leave in the order in which they came, in turns and outside of them`() {
    var numbers = StorageTests.Numbers()
    var queue = ReadyQueue()
    var model: [UInt32] = []
    var removed = 0
    var isSame = true
    for value in 0..<3000 as Range<UInt32> {
      switch numbers.next(below: 8) {
      case 0 where !model.isEmpty:
        let entry = queue.removeFirst()
        isSame = isSame && entry == model.removeFirst()
        removed += 1
      case 1 where !model.isEmpty:
        // A turn, of which sometimes a part is left; who ran is ready again.
        queue.openTurn()
        var left = model.count
        let stop = numbers.next(below: 4) == 0 ? numbers.next(below: left) : -1
        while queue.isTurnOpen {
          let entry = queue.takeNext()
          let taken = queue.taken
          isSame = isSame && entry == model.removeFirst() && taken == entry
          removed += 1
          left -= 1
          if entry % 3 != 0 {
            queue.append(entry)
            model.append(entry)
          }
          if left == stop { queue.closeTurn() }
        }
        isSame = isSame && left == max(stop, 0)
      default:
        queue.append(value)
        model.append(value)
      }
      let (count, isEmpty, first, all) = (queue.count, queue.isEmpty, queue.first, queue.removed)
      #expect(count == model.count && isEmpty == model.isEmpty && first == model.first)
      #expect(all == removed)
    }
    let isKept = model.indices.allSatisfy { queue[$0] == model[$0] }
    #expect(isSame && isKept && model.count > 100)
  }

  @Test func `what was taken last is known while others come, and can be replaced`() {
    var queue = ReadyQueue()
    let atFirst = queue.taken
    queue.append(7)
    queue.openTurn()
    _ = queue.takeNext()
    for entry in 0..<1000 as Range<UInt32> { queue.append(entry) }
    let taken = queue.taken
    queue.replaceTaken(by: noIndex)
    queue.openTurn()
    let replaced = queue.taken
    #expect(atFirst == noIndex)
    #expect(taken == 7)
    #expect(replaced == noIndex)
  }

  @Test func `an entry that is alone is taken without a turn while the block has room`() {
    var queue = ReadyQueue()
    var alone = 0
    for value in 0..<1000 as Range<UInt32> {
      queue.append(value)
      let lone = queue.takeLone()
      if lone == nil { queue.openTurn() } else { alone += 1 }
      let entry = lone ?? queue.takeNext()
      let (taken, removed) = (queue.taken, queue.removed)
      let isOver = queue.isEmpty && !queue.isTurnOpen
      #expect(entry == value && taken == value && removed == Int(value) + 1 && isOver)
    }
    #expect(alone > 900)
  }

  @Test func `the last entry of a turn that was cut short is not taken without another`() {
    var queue = ReadyQueue()
    queue.append(1)
    queue.append(2)
    queue.openTurn()
    let first = queue.takeNext()
    queue.closeTurn()
    let lone = queue.takeLone()
    queue.openTurn()
    let second = queue.takeNext()
    #expect(first == 1 && lone == nil && second == 2)
  }
}

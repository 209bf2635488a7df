import Testing

@testable import CooperativeLoop

struct StorageTests {
  /// A small generator of its own, so that the test needs no seed from outside.
  struct Numbers {
    var state: UInt64 = 42
    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  @Test func `a timer queue gives what it was given, by deadline and order of setting`() {
    var numbers = Numbers()
    var queue = TimerQueue()
    var expected: [(Int64, Int)] = []
    for order in 0..<2000 {
      let deadline = Int64(numbers.next(below: 50))
      queue.insert(deadline: deadline, handle: UInt32(order))
      expected.append((deadline, order))
    }
    expected.sort { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }
    for (deadline, order) in expected {
      let entry = queue.removeFirst()
      #expect(entry.deadline == deadline && entry.handle == UInt32(order))
    }
    let isEmpty = queue.isEmpty
    #expect(isEmpty)
  }

  @Test func `a timer queue keeps its order while time goes on and timers are set anew`() {
    var numbers = Numbers()
    var queue = TimerQueue()
    var model: [(deadline: Int64, handle: UInt32)] = []
    var now: Int64 = 0
    for handle in 0..<20_000 as Range<UInt32> {
      // Mostly for later, at times far apart, close together or equal; sometimes for a moment past.
      let reach = [1, 40, 3000, 1 << 30][numbers.next(below: 4)]
      let deadline = now + Int64(numbers.next(below: reach)) - (handle % 50 == 0 ? 500 : 0)
      queue.insert(deadline: deadline, handle: handle)
      let place = model.lastIndex { $0.deadline <= deadline }.map { $0 + 1 } ?? 0
      model.insert((deadline, handle), at: place)
      for _ in 0..<numbers.next(below: 3) where !model.isEmpty {
        let (first, removed) = (queue.first, queue.removeFirst())
        let expected = model.removeFirst()
        #expect(removed.handle == expected.handle && removed.deadline == expected.deadline)
        #expect(first?.handle == expected.handle)
        now = max(now, expected.deadline)
      }
    }
    #expect(model.allSatisfy { queue.removeFirst().handle == $0.handle })
    let isEmpty = queue.isEmpty
    #expect(isEmpty)
  }

  @Test func `a timer queue without its dropped timers keeps the order of the others`() {
    var numbers = Numbers()
    var queue = TimerQueue()
    var callbacks = Pool<CallbackRecord>()
    var model: [(deadline: Int64, handle: UInt32)] = []
    var now: Int64 = 0
    for round in 0..<20_000 {
      let reach = [1, 40, 3000, 1 << 30][numbers.next(below: 4)]
      let deadline = now + Int64(numbers.next(below: reach))
      var record = CallbackRecord(
        subject: 0,
        detail: noIndex,
        action: .complete,
        kind: .sleep
      )
      record.isDropped = numbers.next(below: 3) > 0
      let handle = callbacks.insert(record)
      queue.insert(deadline: deadline, handle: handle)
      let place = model.lastIndex { $0.deadline <= deadline }.map { $0 + 1 } ?? 0
      model.insert((deadline, handle), at: place)
      if round % 40 == 39 {
        let kept = queue.removeDropped(from: &callbacks)
        model.removeAll { callbacks[$0.handle].isDropped }
        #expect(kept == model.count)
      }
      if numbers.next(below: 8) == 0, !model.isEmpty {
        let (first, removed) = (queue.first?.handle, queue.removeFirst())
        let expected = model.removeFirst()
        #expect(removed.handle == expected.handle && first == expected.handle)
        callbacks.remove(removed.handle)
        now = max(now, expected.deadline)
      }
    }
    #expect(model.allSatisfy { queue.removeFirst().handle == $0.handle } && model.count > 3000)
    let isEmpty = queue.isEmpty
    #expect(isEmpty)
  }

  @Test func `a timer queue holds the first and the last moment that there is`() {
    var queue = TimerQueue()
    for (order, deadline) in ([.max, 0, .max, 1, .min] as [Int64]).enumerated() {
      queue.insert(deadline: deadline, handle: UInt32(order))
    }
    let handles = (0..<5).map { _ in queue.removeFirst().handle }
    #expect(handles == [4, 1, 3, 0, 2])
  }

  @Test func `a timer before the beginning leaves first`() {
    var queue = TimerQueue()
    for (order, deadline) in ([3, -2, 0] as [Int64]).enumerated() {
      queue.insert(deadline: deadline, handle: UInt32(order))
    }
    let handles = (0..<3).map { _ in queue.removeFirst().handle }
    #expect(handles == [1, 2, 0])
  }

  @Test func `a column keeps its elements while it grows`() {
    for _ in 0..<2 {
      // Twice: the second one gets the blocks that the first gave back.
      var column = Column<UInt32>(capacity: 1)
      for value in 0..<100_000 as Range<UInt32> { column.append(value) }
      let isKept = (0..<100_000 as Range<UInt32>).allSatisfy { column[$0] == $0 }
      #expect(isKept && column.count == 100_000)
    }
  }

  @Test func `a ring keeps its order while it wraps and grows`() {
    var numbers = Numbers()
    var ring = RingBuffer<UInt32>()
    var model: [UInt32] = []
    for value in 0..<10_000 as Range<UInt32> {
      if numbers.next(below: 3) == 0, !model.isEmpty {
        let removed = ring.removeFirst()
        #expect(removed == model.removeFirst())
      } else {
        ring.append(value)
        model.append(value)
      }
      let count = ring.count
      #expect(count == model.count)
    }
    var left: [UInt32] = []
    for offset in 0..<ring.count { left.append(ring[offset]) }
    #expect(left == model)
  }

  @Test func `a pool uses freed places again`() {
    var pool = Pool<FutureRecord>()
    let first = pool.insert(FutureRecord(task: 1))
    let second = pool.insert(FutureRecord(task: 2))
    pool.remove(first)
    let third = pool.insert(FutureRecord(task: 3))
    let tasks = (pool[first].task, pool[second].task)
    #expect(third == first)
    #expect(tasks == (3, 2))
  }

  @Test func `a wait queue keeps its order when places in the middle are left`() {
    let loop = EventLoop()
    var queue = WaitQueue()
    let tickets = (0..<5).map { _ in queue.enter(loop) }
    queue.leave(tickets[2], loop)
    queue.leave(tickets[0], loop)
    queue.leave(tickets[4], loop)
    queue.wake(.max, loop)
    #expect(loop.isEnded(tickets[1].future) && loop.isEnded(tickets[3].future))
    queue.leave(tickets[1], loop)
    queue.leave(tickets[3], loop)
    #expect(queue.isEmpty)
  }
}

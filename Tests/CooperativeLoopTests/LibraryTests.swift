import CooperativeLoop
import Testing

/// What the library offers without any graph: the queues by order, `join`, `wait`, `as_completed`.
struct LibraryTests {
  let loop = EventLoop()

  private func sleeper(_ seconds: Int64) -> LoopTask<Int64> {
    loop.spawn(named: "sleeper \(seconds)") { [loop] in
      try await loop.sleep(for: .seconds(seconds)).value()
      guard seconds != 13 else { throw TestError(text: "unlucky") }
      return seconds
    }
  }

  @Test func `a queue of the last in gives the newest value first`() {
    let queue = LifoQueue<Int>(on: loop, named: "pile")
    for number in [3, 1, 2] { #expect(queue.putNow(number)) }
    #expect((0..<4).map { _ in queue.getNow() } == [2, 1, 3, nil])
  }

  // Sixty numbers in an order that is no pattern, each twice.
  @Test func `a priority queue gives the smallest value first`() {
    let queue = PriorityQueue<Int>(on: loop, named: "urgent")
    let numbers = (0..<60).map { $0 * 37 % 30 }
    for number in numbers { #expect(queue.putNow(number)) }
    #expect((0..<60).compactMap { _ in queue.getNow() } == numbers.sorted())
    #expect(queue.getNow() == nil)
  }

  /// A value that its number alone is compared by.
  private struct Numbered: Comparable {
    let number: Int
    let name: String
    static func < (left: Numbered, right: Numbered) -> Bool { left.number < right.number }
    static func == (left: Numbered, right: Numbered) -> Bool { left.number == right.number }
  }

  @Test func `equal priorities come in the order of Python's heapq`() {
    let queue = PriorityQueue<Numbered>(on: loop, named: "urgent")
    for (place, number) in [1, 0, 1, 0, 1, 0].enumerated() {
      #expect(queue.putNow(Numbered(number: number, name: "\(place)")))
    }
    // heapq.heappush of (number, place) compared by the number alone, and heappop.
    #expect((0..<6).compactMap { _ in queue.getNow()?.name } == ["1", "5", "3", "2", "0", "4"])
  }

  @Test func `a full pile makes its producers wait, and a getter waits for them`() throws {
    let queue = LifoQueue<Int>(on: loop, named: "pile", capacity: 1)
    let getter = loop.spawn(queue.get())
    for number in 1...3 { loop.spawn(queue.put(number)) }
    // The third has nobody to make room for it.
    #expect(loop.run() == .deadlock)
    #expect(try getter.value() == 1)
    #expect(queue.count == 1)
    #expect(!queue.putNow(9))
  }

  @Test func `a cancelled getter leaves its value to the next`() throws {
    let queue = PriorityQueue<Int>(on: loop, named: "urgent")
    let getters = (0..<2).map { _ in loop.spawn(queue.get()) }
    loop.spawn { [loop] in
      #expect(queue.putNow(1))
      #expect(loop.cancel(getters[0].id))
    }
    #expect(loop.run() == .failed)
    #expect(getters.map(\.state) == [.cancelled, .done])
    #expect(try getters[1].value() == 1)
  }

  @Test func `a join is over when all is dealt with`() throws {
    let line = Queue<Int>(on: loop, named: "line")
    let pile = LifoQueue<Int>(on: loop, named: "pile")
    for number in 1...2 { #expect(line.putNow(number) && pile.putNow(number)) }
    loop.spawn { [loop] in
      for _ in 1...2 {
        _ = try await (line.get().value(), pile.get().value())
        try await loop.sleep(for: .seconds(1)).value()
        #expect(line.taskDone() && pile.taskDone())
      }
    }
    try loop.run {
      try await line.join().value()
      try await pile.join().value()
      try await pile.join().value()
    }
    #expect(loop.now == LoopInstant(nanoseconds: 2_000_000_000))
    #expect(!line.taskDone() && !pile.taskDone())
  }

  @Test func `a wait for the first leaves the others running`() throws {
    let tasks = [3, 1, 2].map(sleeper)
    let (done, pending) = try loop.runUntilComplete(loop.wait(for: tasks, until: .firstCompleted))
    #expect(done.map(\.id) == [tasks[1].id])
    #expect(pending.map(\.id) == [tasks[0].id, tasks[2].id])
    #expect(loop.run() == .completed)
    #expect(tasks.allSatisfy { $0.state == .done })
  }

  @Test func `a wait ends with the first failure, with its limit, or with all`() throws {
    let tasks = [20, 13, 1].map(sleeper)
    let counts = try loop.run { [loop] in
      var counts: [Int] = []
      counts.append(try await loop.wait(for: tasks, upTo: .seconds(5)).value().done.count)
      counts.append(try await loop.wait(for: tasks, until: .firstException).value().done.count)
      counts.append(try await loop.wait(for: tasks).value().done.count)
      counts.append(try await loop.wait(for: Array(tasks.prefix(0))).value().done.count)
      return counts
    }
    #expect(counts == [1, 2, 3, 0])
  }

  @Test func `values come in the order in which the tasks end`() throws {
    let results = loop.asCompleted([3, 1, 2].map(sleeper))
    let order = try loop.run {
      var order: [Int64] = []
      while let result = try await results.next().value() { order.append(result) }
      return order
    }
    #expect(order == [1, 2, 3])
  }

  @Test func `the error of a task comes in its turn, and the others after it`() throws {
    let results = loop.asCompleted([20, 13].map(sleeper))
    let last = try loop.run {
      await #expect(throws: TestError(text: "unlucky")) { try await results.next().value() }
      return try await results.next().value()
    }
    #expect(last == 20)
  }

  @Test func `a cancelled wait lets go of the tasks, and they go on`() {
    let task = sleeper(9)
    let waits = [
      loop.spawn { [loop] in _ = try await loop.wait(for: [task]).value() },
      loop.spawn { [loop] in _ = try await loop.asCompleted([task]).next().value() },
    ]
    loop.spawn { [loop] in
      try await loop.sleep(for: .seconds(1)).value()
      for wait in waits { #expect(loop.cancel(wait.id)) }
    }
    #expect(loop.run() == .failed)
    #expect(waits.allSatisfy { $0.state == .cancelled } && task.state == .done)
  }
}

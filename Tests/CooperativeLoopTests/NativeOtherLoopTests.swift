import CooperativeLoop
import Testing

/// What belongs to one loop, awaited on another.
struct NativeOtherLoopTests {
  let loop = EventLoop()
  let other = EventLoop()

  /// Awaits something on the loop, and expects that it is refused.
  private func expectRefusal(
    _ awaitable: some Awaitable,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: NativeError.otherLoop, sourceLocation: sourceLocation) {
      try loop.run { _ = try await awaitable.value() }
    }
  }

  @Test func `what belongs to another loop is refused`() {
    let event = Event(on: other, named: "event")
    let task = other.spawn { 4 }
    let condition = Condition(on: other, named: "condition")
    let queue = Queue<Int>(on: other, named: "queue", capacity: 1)
    let urgent = PriorityQueue<Int>(on: other, named: "urgent")
    expectRefusal(event.wait())
    expectRefusal(task)
    expectRefusal(task.shielded())
    expectRefusal(other.gather([task]))
    expectRefusal(loop.gather([task]))
    expectRefusal(other.wait(for: [task]))
    expectRefusal(other.asCompleted([task]).next())
    expectRefusal(other.sleep(for: .seconds(1)))
    expectRefusal(Future<Int>(on: other))
    expectRefusal(other.withTimeout(.seconds(1), Waiter()))
    expectRefusal(loop.withTimeout(.seconds(1), event.wait()))
    expectRefusal(condition.lock.acquire())
    expectRefusal(Semaphore(on: other, named: "semaphore", permits: 0).acquire())
    expectRefusal(condition.awaitNotification())
    expectRefusal(Barrier(on: other, named: "barrier", parties: 2).arrive())
    expectRefusal(queue.put(1))
    expectRefusal(queue.get())
    expectRefusal(urgent.get())
    expectRefusal(urgent.join())
  }

  @Test func `another loop's clock is refused`() {
    let clock = other.executor.clock
    #expect(throws: NativeError.otherLoop) {
      try loop.run { try await clock.sleep(for: .seconds(1)) }
    }
    #expect([loop.now, other.now] == [.zero, .zero])
  }

  // Nobody can know what an awaiter of one's own holds.
  @Test func `waiting for another loop's object inside an awaiter is told without a name`() {
    let event = Event(on: other, named: "far")
    _ = loop.spawn(Runner(work: event.wait()), named: "main")
    #expect(loop.run() == .deadlock)
    #expect(loop.waits == ["'main' waits for something of another loop"])
  }
}

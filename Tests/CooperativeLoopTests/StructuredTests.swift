import CooperativeLoop
import Testing

/// Cancellation, time limits, shields and groups, for hand-written awaitables.
struct StructuredTests {
  let console = Console()
  let loop = EventLoop()

  func say(_ text: String) -> Script.Part { .act { [console] in console.print(text) } }

  @Test func `a cancelled task meets it where it is suspended, and can put itself in order`() {
    let task = loop.spawn(
      Script(loop, .onCancel { [console] in console.print("cleaned up") }, .sleep(.seconds(100)))
    )
    loop.spawn(Script(loop, .act { [loop] in #expect(loop.cancel(task.id)) }))
    #expect(loop.run() == .failed)
    #expect(task.state == .cancelled)
    #expect(console.lines == ["cleaned up"])
    #expect(loop.now == .zero)
    #expect(!loop.cancel(task.id))
  }

  @Test func `a cancellation goes to what the task awaits first`() {
    let inner = loop.spawn(
      Script(loop, .onCancel { [console] in console.print("inner") }, .sleep(.seconds(100)))
    )
    let outer = loop.spawn(
      Script(loop, .onCancel { [console] in console.print("outer") }, .join(inner))
    )
    loop.spawn(Script(loop, .yield, .act { [loop] in loop.cancel(outer.id) }))
    #expect(loop.run() == .failed)
    #expect(console.lines == ["inner", "outer"])
    #expect(inner.state == .cancelled && outer.state == .cancelled)
  }

  @Test func `who awaits a task that returned after it cancelled itself is told of that each time`()
    throws
  {
    let task = loop.spawn { [loop] in
      await Task.yield()
      loop.cancel(try #require(loop.currentTask))
      return 5
    }
    try loop.run {
      for _ in 0..<2 {
        await #expect(throws: CancellationError.self) { try await task.value() }
        await #expect(throws: CancellationError.self) { try await loop.gather([task]).value() }
      }
    }
    #expect(task.state == .cancelled)
    #expect(throws: CancellationError.self) { try task.value() }
  }

  @Test func `a task cancelled before its first step never runs`() {
    let task = loop.spawn(Script(loop, say("never")))
    loop.cancel(task.id)
    #expect(loop.run() == .failed)
    #expect(console.lines == [])
  }

  @Test func `what takes too long is cancelled and says that time was up`() throws {
    let slow = Script(loop, .onCancel { [console] in console.print("cut") }, .sleep(.seconds(9)))
    let task = loop.spawn(loop.withTimeout(.seconds(1), slow))
    #expect(loop.run() == .failed)
    #expect(throws: LoopError.timedOut) { try task.value() }
    #expect(console.lines == ["cut"])
    #expect(loop.now.nanoseconds == 1_000_000_000)
  }

  @Test func `what is in time drops its timer`() throws {
    try loop.runUntilComplete(loop.withTimeout(.seconds(9), loop.sleep(for: .seconds(1))))
    #expect(loop.now.nanoseconds == 1_000_000_000)
  }

  @Test func `timers that were dropped make room for others long before their time`() {
    /// Waits for many tasks in turn, each with a timeout that is far off.
    struct Patient: Awaitable, Awaiter {
      let loop: EventLoop
      var left = 5000
      var wait: WithTimeout<YieldNow>.Waiting?

      func makeAwaiter() -> Patient { self }

      mutating func step() throws -> StepOutcome<Void> {
        while left > 0 {
          var waiting = wait ?? loop.withTimeout(.seconds(3600), YieldNow()).makeAwaiter()
          if case .suspended(let suspension) = try waiting.step() {
            wait = waiting
            return .suspended(suspension)
          }
          wait = nil
          left -= 1
        }
        return .finished(())
      }
    }
    final class Highest: LoopInstrument {
      var handle: UInt32 = 0
      func record(_ event: LoopEvent, payload: Span<UInt8>) -> Bool {
        if case .timerSet(let timer, _, _, _) = event { handle = max(handle, timer.index) }
        return true
      }
    }
    let highest = Highest()
    let loop = EventLoop(instrument: highest)
    // In front of the others, so that they do not simply leave as the first.
    loop.spawn(loop.sleep(for: .seconds(1)))
    loop.spawn(Patient(loop: loop))
    #expect(loop.run() == .completed && loop.now == LoopInstant(nanoseconds: 1_000_000_000))
    #expect(highest.handle > 10 && highest.handle < 200)
  }

  @Test func `a shielded task goes on where the one who waits is cancelled`() {
    let inner = loop.spawn(Script(loop, .sleep(.seconds(1)), say("inner ended")))
    let outer = loop.spawn(inner.shielded())
    loop.spawn(Script(loop, .yield, .act { [loop] in loop.cancel(outer.id) }))
    #expect(loop.run() == .failed)
    #expect(outer.state == .cancelled && inner.state == .done)
    #expect(console.lines == ["inner ended"])
  }

  @Test func `a group's block ends when its tasks have ended`() throws {
    try loop.runUntilComplete(
      loop.withTaskGroup { [loop] group in
        for number in 1...3 {
          loop.spawn(
            Script(loop, .sleep(.seconds(Int64(number))), say("\(number)")),
            in: group
          )
        }
        return Script(loop, say("block"))
      }
    )
    #expect(console.lines == ["block", "1", "2", "3"])
    #expect(loop.now.nanoseconds == 3_000_000_000)
  }

  @Test func `a failing task cancels its group and the block`() {
    let task = loop.spawn(
      loop.withTaskGroup { [loop] group in
        loop.spawn(
          Script(loop, .sleep(.seconds(1)), .act { throw TestError(text: "first") }),
          in: group
        )
        loop.spawn(
          Script(loop, .onCancel { [console] in console.print("sibling") }, .sleep(.seconds(9))),
          in: group
        )
        return Script(loop, .onCancel { [console] in console.print("block") }, .sleep(.seconds(9)))
      }
    )
    #expect(loop.run() == .failed)
    #expect(console.lines.sorted() == ["block", "sibling"])
    let error = #expect(throws: TaskGroupError.self) { try task.value() }
    #expect(error?.errors.compactMap { $0 as? TestError } == [TestError(text: "first")])
    #expect(loop.now.nanoseconds == 1_000_000_000)
  }

  @Test func `a queue passes a value on that a cancelled getter was woken for`() throws {
    let queue = Queue<Int>(on: loop, named: "line")
    let first = loop.spawn(queue.get())
    let second = loop.spawn(queue.get())
    loop.spawn(
      Script(
        loop,
        .act { [loop] in
          #expect(queue.putNow(1))
          loop.cancel(first.id)
        }
      )
    )
    #expect(loop.run() == .failed)
    #expect(first.state == .cancelled)
    #expect(try second.value() == 1)
  }
}

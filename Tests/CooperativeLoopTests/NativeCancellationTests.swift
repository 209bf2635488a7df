import CooperativeLoop
import Testing

/// What cancellations of the loop's come to in Swift's async functions.
struct NativeCancellationTests: WaitNotes {
  struct Failure: Error {}

  /// Fails at its first step.
  struct Failing: Awaitable, Awaiter {
    func makeAwaiter() -> Failing { self }
    mutating func step() throws -> StepOutcome<Void> { throw Failure() }
  }

  let loop = EventLoop()
  let console = Console()

  @Test func `a function goes on after a timeout that it caught`() throws {
    let never = Future<Int>(on: loop)
    try loop.run {
      await note { _ = try await loop.withTimeout(.seconds(1), never).value() }
      await note { try await sleep(1) }
    }
    #expect(console.lines == ["LoopError at 1, cancelled false", "over at 2, cancelled false"])
  }

  @Test func `three tries with a timeout take a second each`() throws {
    let line = Queue<Int>(on: loop, named: "line")
    try loop.run {
      for _ in 0..<3 {
        await note { _ = try await loop.withTimeout(.seconds(1), line.get()).value() }
      }
    }
    #expect(console.lines == (1...3).map { "LoopError at \($0), cancelled false" })
  }

  @Test func `awaiting a cancelled task cancels nobody else`() throws {
    try loop.run {
      let sleeper = loop.spawn { try await sleep(9) }
      loop.spawn(Script(loop, .sleep(.seconds(1)), .act { loop.cancel(sleeper.id) }))
      await note { try await sleeper.value() }
      await note { try await sleeper.value() }
      await note { _ = try await loop.gather([sleeper]).value() }
      await note { try await sleep(1) }
    }
    #expect(
      console.lines == Array(repeating: "CancellationError at 1, cancelled false", count: 3)
        + ["over at 2, cancelled false"]
    )
  }

  @Test func `awaiting a cancelled future cancels nobody else`() throws {
    let future = Future<Int>(on: loop)
    loop.spawn(Script(loop, .sleep(.seconds(1)), .act { future.cancel() }))
    try loop.run {
      await note { _ = try await future.value() }
      await note { try await sleep(1) }
    }
    #expect(
      console.lines == ["CancellationError at 1, cancelled false", "over at 2, cancelled false"]
    )
  }

  @Test func `a function goes on after a task group that failed`() throws {
    try loop.run {
      await note {
        try await loop.withTaskGroup { group in
          loop.spawn(Failing(), in: group)
          return loop.sleep(for: .seconds(9))
        }.value()
      }
      await note { try await sleep(1) }
    }
    #expect(
      console.lines == ["TaskGroupError at 0, cancelled false", "over at 1, cancelled false"]
    )
  }

  @Test func `a child that begins after a timeout is not cancelled`() throws {
    let isCancelled = try loop.run {
      await note { try await loop.withTimeout(.seconds(1), loop.sleep(for: .seconds(9))).value() }
      async let isCancelled = Task.isCancelled
      return await isCancelled
    }
    #expect(!isCancelled)
    #expect(console.lines == ["LoopError at 1, cancelled false"])
  }

  @Test func `a cancelled function stays cancelled`() throws {
    let task = loop.spawn {
      await note { try await loop.withTimeout(.seconds(9), loop.sleep(for: .seconds(9))).value() }
      await note { try await sleep(1) }
    }
    loop.spawn(Script(loop, .sleep(.seconds(1)), .act { loop.cancel(task.id) }))
    #expect(loop.run() == .completed)
    #expect(console.lines == Array(repeating: "CancellationError at 1, cancelled true", count: 2))
  }

  @Test func `a cancellation that is taken back after the wait that it ended is one for good`() {
    let task = loop.spawn {
      await note { try await sleep(9) }
      _ = loop.currentTask.map { loop.uncancel($0) }
      await note { try await sleep(1) }
    }
    loop.spawn(Script(loop, .sleep(.seconds(1)), .act { loop.cancel(task.id) }))
    #expect(loop.run() == .completed)
    #expect(console.lines == Array(repeating: "CancellationError at 1, cancelled true", count: 2))
  }

  @Test func `a function that is cancelled when its time is up is cancelled`() throws {
    var task: LoopTask<Void>?
    // Before the task, so that its turn comes before the one in which the timeout is met.
    loop.spawn(Script(loop, .sleep(.seconds(1)), .act { task.map { _ = loop.cancel($0.id) } }))
    task = loop.spawn {
      await note { try await loop.withTimeout(.seconds(1), loop.sleep(for: .seconds(9))).value() }
    }
    #expect(loop.run() == .completed)
    #expect(console.lines == ["CancellationError at 1, cancelled true"])
  }

  @Test func `a cancelled function hears of it where it waits in a default actor`() throws {
    actor Sleeper {
      func sleep(_ clock: LoopExecutor.SwiftClock) async throws {
        try await clock.sleep(for: .seconds(9))
      }
    }
    let clock = loop.executor.clock
    let task = loop.spawn { await note { try await Sleeper().sleep(clock) } }
    loop.spawn(Script(loop, .sleep(.seconds(1)), .act { loop.cancel(task.id) }))
    #expect(loop.run() == .completed)
    #expect(console.lines == ["CancellationError at 1, cancelled true"])
  }

  @Test func `a cancelled function hears of it where it waits for something of Swift's`() throws {
    let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
    let task = loop.spawn {
      await note { for await _ in stream {} }
      await note { try await sleep(1) }
    }
    loop.spawn(Script(loop, .sleep(.seconds(1)), .act { loop.cancel(task.id) }))
    #expect(loop.run() == .completed)
    #expect(
      console.lines == ["over at 1, cancelled true", "CancellationError at 1, cancelled true"]
    )
    continuation.finish()
  }

  @Test func `a cancellation in a wait's own first step ends the wait`() throws {
    let executor = loop.executor
    let running = LoopBound(Running(), on: loop)
    let bound = LoopBound(loop, on: loop)
    try loop.run {
      let task = Task(executorPreference: executor) {
        let loop = bound.value
        let cancelling = Script.Part.act { running.value.task?.cancel() }
        try await Script(loop, cancelling, .sleep(.seconds(100))).value()
      }
      running.value.task = task
      await #expect(throws: CancellationError.self) { try await task.value }
    }
    #expect(loop.now == .zero)
  }

  private final class Running {
    var task: Task<Void, any Error>?
  }

  @Test func `a timeout inside a default actor leaves its caller be`() throws {
    actor Caller {
      func call(_ bound: LoopBound<EventLoop>) async throws -> Bool {
        let loop = bound.value
        await #expect(throws: LoopError.timedOut) {
          try await loop.withTimeout(.seconds(1), loop.sleep(for: .seconds(9))).value()
        }
        try await loop.sleep(for: .seconds(1)).value()
        return Task.isCancelled
      }
    }
    let bound = LoopBound(loop, on: loop)
    #expect(try loop.run { try await Caller().call(bound) } == false)
    #expect(seconds == 2)
  }
}

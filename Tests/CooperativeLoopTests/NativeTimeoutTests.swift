import CooperativeLoop
import Testing

/// Time limits and task groups around async functions.
struct NativeTimeoutTests: WaitNotes {
  let loop = EventLoop()
  let console = Console()

  @Test func `a function of many waits is cancelled when its time is up`() throws {
    try loop.run {
      await note {
        try await loop.withTimeout(.seconds(2)) {
          await note { for _ in 0..<5 { try await sleep(1) } }
          try await sleep(1)
        }
      }
      await note { try await sleep(1) }
    }
    #expect(
      console.lines == [
        "CancellationError at 2, cancelled true", "LoopError at 2, cancelled false",
        "over at 3, cancelled false",
      ]
    )
  }

  @Test func `a function that is in time gives its value, and its error is passed on`() throws {
    try loop.run {
      let value = try await loop.withTimeout(.seconds(2)) {
        try await sleep(1)
        return 5
      }
      #expect(value == 5)
      await #expect(throws: TestError(text: "no")) {
        try await loop.withTimeout(.seconds(2)) { throw TestError(text: "no") }
      }
    }
    #expect(seconds == 1)
  }

  @Test func `an inner limit that is up leaves the outer function be`() throws {
    try loop.run {
      await note {
        try await loop.withTimeout(.seconds(5)) {
          await note { try await loop.withTimeout(.seconds(1)) { try await sleep(3) } }
          try await sleep(9)
        }
      }
    }
    #expect(console.lines == [1, 5].map { "LoopError at \($0), cancelled false" })
  }

  @Test func `who waits for a function with a limit passes its cancellation on`() {
    let task = loop.spawn {
      await note {
        try await loop.withTimeout(.seconds(9)) { await note { try await sleep(8) } }
      }
    }
    loop.spawn(Script(loop, .sleep(.seconds(1)), .act { loop.cancel(task.id) }))
    #expect(loop.run() == .completed)
    #expect(
      console.lines == [
        "CancellationError at 1, cancelled true", "over at 1, cancelled true",
      ]
    )
  }

  @Test func `a function is given a limit inside a default actor`() throws {
    actor Caller {
      func call(_ bound: LoopBound<EventLoop>) async {
        let clock = bound.value.executor.clock
        await #expect(throws: LoopError.timedOut) {
          try await bound.value.withTimeout(.seconds(1)) { try await clock.sleep(for: .seconds(9)) }
        }
      }
    }
    let bound = LoopBound(loop, on: loop)
    try loop.run { await Caller().call(bound) }
    #expect(seconds == 1)
  }

  @Test func `a limit for a function is for who runs on the loop`() async {
    await #expect(throws: NativeError.outsideLoop) { try await loop.withTimeout(.seconds(1)) {} }
    #expect(loop.taskCount == 0)
  }

  /// Works under a time limit that is held by hand, then sleeps a second.
  private func work(for limit: Int64, _ work: () async throws -> Void) async throws {
    let task = try #require(loop.currentTask)
    let timeout = Timeout(on: loop, of: task, nanoseconds: limit)
    await note(work)
    #expect(timeout.leave(isCancelled: true))
    #expect(loop.cancelRequests(of: task) == 0)
    await note { try await sleep(1) }
  }

  @Test func `a function goes on after a timeout that it holds by hand`() throws {
    try loop.run {
      try await work(for: 1_500_000_000) { for _ in 0..<2 { try await sleep(1) } }
    }
    #expect(
      console.lines == ["CancellationError at 1, cancelled false", "over at 2, cancelled false"]
    )
  }

  @Test func `a timeout that is up between two waits is met by the second`() throws {
    try loop.run {
      try await work(for: 0) {
        await Task.yield()
        await Task.yield()
        try await sleep(1)
      }
    }
    #expect(
      console.lines == ["CancellationError at 0, cancelled false", "over at 1, cancelled false"]
    )
  }

  @Test func `a function that holds a task group by hand goes on after it failed`() throws {
    try loop.run {
      let group = TaskGroup(on: loop, of: try #require(loop.currentTask))
      loop.spawn(Failing(), in: group)
      await note { try await sleep(1) }
      var exit = group.leave(.cancelled)
      while case .wait(let future) = exit {
        _ = future
        await Task.yield()
        exit = group.proceed(isCancelled: false)
      }
      guard case .errors = exit else {
        Issue.record("\(exit)")
        return
      }
      await note { try await sleep(1) }
    }
    #expect(
      console.lines == ["CancellationError at 0, cancelled false", "over at 1, cancelled false"]
    )
  }

  @Test func `a function that waits for something of Swift's is cancelled for good by it`() throws {
    let (numbers, numbering) = AsyncStream.makeStream(of: Int.self)
    defer { numbering.finish() }
    try loop.run { try await work(for: 1_000_000_000) { for await _ in numbers {} } }
    #expect(
      console.lines == ["over at 1, cancelled true", "CancellationError at 1, cancelled true"]
    )
  }

  @Test func `a child that is cancelled between its waits meets it at the next`() throws {
    let bound = LoopBound(loop, on: loop)
    let clock = loop.executor.clock
    try loop.run {
      async let child: [String] = {
        var lines: [String] = []
        for _ in 0..<2 {
          await Task.yield()
          do {
            try await clock.sleep(for: .seconds(1))
            lines.append("slept")
          } catch {
            lines.append("\(error)")
          }
        }
        return lines
      }()
      await Task.yield()
      bound.value.cancel(TaskID(index: 1))
      let lines = await child
      #expect(lines == ["CancellationError()", "slept"])
    }
  }

  /// Fails at its first step.
  private struct Failing: Awaitable, Awaiter {
    func makeAwaiter() -> Failing { self }
    mutating func step() throws -> StepOutcome<Void> { throw TestError(text: "no") }
  }
}

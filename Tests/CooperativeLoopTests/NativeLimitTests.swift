import CooperativeLoop
import Testing

/// Functions with a limited time: when they begin, and what comes of them.
struct NativeLimitTests: WaitNotes {
  let loop = EventLoop()
  let console = Console()

  /// Runs a function that notes its beginning and takes long.
  private func limited() async {
    await note {
      try await loop.withTimeout(.seconds(1)) {
        console.print("began")
        try await sleep(100)
      }
    }
  }

  @Test func `it does not begin where its caller met a timeout of its own`() throws {
    try loop.run {
      let timeout = Timeout(on: loop, of: try #require(loop.currentTask), nanoseconds: 0)
      await Task.yield()
      await Task.yield()
      await limited()
      #expect(timeout.leave(isCancelled: true))
    }
    #expect(console.lines == ["CancellationError at 0, cancelled false"])
    #expect(loop.taskCount == 1 && seconds == 0)
  }

  @Test func `it does not begin in an immediate task that was cancelled`() throws {
    let bound = LoopBound(self, on: loop)
    let executor = loop.executor
    try loop.run {
      let task = Task.immediate(executorPreference: executor) { await bound.value.limited() }
      task.cancel()
      await task.value
    }
    #expect(console.lines == ["CancellationError at 0, cancelled true"])
    #expect(seconds == 0)
  }

  @Test func `it does not begin in a default actor cancelled before its first step`() throws {
    actor Caller {
      func call(_ bound: LoopBound<NativeLimitTests>) async throws {
        let console = bound.value.console
        try await bound.value.loop.withTimeout(.seconds(1)) { console.print("began") }
      }
    }
    let bound = LoopBound(self, on: loop)
    let executor = loop.executor
    try loop.run {
      let task = Task(executorPreference: executor) {
        await bound.value.note { try await Caller().call(bound) }
      }
      // The wait there is a task of its own, whose first step is in the turn after it was made.
      for _ in 0..<20 where !isLastTaskAWait { await Task.yield() }
      #expect(isLastTaskAWait)
      task.cancel()
      await task.value
    }
    #expect(console.lines == ["CancellationError at 0, cancelled true"])
  }

  private var isLastTaskAWait: Bool {
    loop.name(of: TaskID(index: UInt32(loop.taskCount - 1))).hasPrefix("wait-")
  }

  @Test func `it does not begin on another loop than its caller's`() throws {
    let other = EventLoop()
    try loop.run {
      await #expect(throws: NativeError.otherLoop) {
        try await other.withTimeout(.seconds(1)) { console.print("began") }
      }
    }
    #expect(other.taskCount == 0 && console.lines.isEmpty)
  }

  @Test func `the limit of tasks ends the run`() {
    let loop = EventLoop(limits: LoopLimits(steps: 1000, tasks: 3))
    #expect(throws: CancellationError.self) {
      try loop.run {
        for _ in 0..<5 { try await loop.withTimeout(.seconds(1)) { await Task.yield() } }
      }
    }
    #expect(loop.lastOutcome == .limit(.tasks) && loop.taskCount == 3)
  }

  @Test func `what it gives after its time was up is given, and no timeout told`() throws {
    let (numbers, numbering) = AsyncStream.makeStream(of: Int.self)
    defer { numbering.finish() }
    try loop.run {
      try await loop.withTimeout(.seconds(1)) { for await _ in numbers {} }
      let late = try await loop.withTimeout(.seconds(1)) {
        await note { try await sleep(9) }
        return "late"
      }
      #expect(late == "late")
      await #expect(throws: TestError(text: "no")) {
        try await loop.withTimeout(.seconds(1)) {
          await note { try await sleep(9) }
          throw TestError(text: "no")
        }
      }
    }
    #expect(seconds == 3)
  }

  @Test func `who takes a timeout's request back himself is cancelled by the next`() throws {
    let task = loop.spawn {
      let me = try #require(loop.currentTask)
      _ = Timeout(on: loop, of: me, nanoseconds: 1_000_000_000)
      await note { try await sleep(5) }
      loop.uncancel(me)
      await note { try await sleep(5) }
      await note { try await sleep(5) }
    }
    loop.spawn(Script(loop, .sleep(.seconds(2)), .act { loop.cancel(task.id) }))
    #expect(loop.run() == .completed)
    #expect(
      console.lines == [
        "CancellationError at 1, cancelled false", "CancellationError at 2, cancelled true",
        "CancellationError at 2, cancelled true",
      ]
    )
  }
}

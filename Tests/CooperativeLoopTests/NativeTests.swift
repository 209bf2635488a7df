import CooperativeLoop
import Testing

/// Lines that async functions write, from wherever they run on one loop.
actor Journal {
  private(set) var lines: [String] = []
  func note(_ line: String) { lines.append(line) }
}

struct NativeTests {
  let loop = EventLoop()
  let console = Console()

  @Test func `a function gives its value and its error`() throws {
    #expect(try loop.run { 7 } == 7)
    #expect(throws: TestError(text: "no")) { try loop.run { throw TestError(text: "no") } }
  }

  @Test func `two tasks that yield take turns`() throws {
    let lines = LoopBound(console, on: loop)
    @Sendable func count(_ name: String) async {
      for number in 1...3 {
        lines.value.print("\(name)\(number)")
        await Task.yield()
      }
    }
    try loop.run {
      async let a: Void = count("a")
      async let b: Void = count("b")
      _ = await (a, b)
    }
    #expect(console.lines == ["a1", "b1", "a2", "b2", "a3", "b3"])
  }

  @Test func `tasks that prefer the loop's executor take turns`() throws {
    let lines = LoopBound(console, on: loop)
    let executor = loop.executor
    try loop.run {
      let tasks = ["a", "b"].map { name in
        Task(executorPreference: executor) {
          for number in 1...3 {
            lines.value.print("\(name)\(number)")
            await Task.yield()
          }
        }
      }
      for task in tasks { await task.value }
    }
    #expect(console.lines == ["a1", "b1", "a2", "b2", "a3", "b3"])
  }

  @Test func `a yield of Swift's is one step, as one of the loop's`() throws {
    let native = loop.spawn { for _ in 0..<5 { await Task.yield() } }
    loop.spawn(Script(loop, .yield, .yield, .yield, .yield, .yield))
    #expect(loop.run() == .completed)
    #expect(native.state == .done)
    #expect(loop.turns == 6)
    #expect(loop.steps == 12)
  }

  @Test func `a task group gives its results in the order of completion`() throws {
    let clock = loop.executor.clock
    let order = try loop.run {
      try await withThrowingTaskGroup(of: Int.self) { group in
        for seconds in [3, 1, 2] {
          group.addTask {
            try await clock.sleep(for: .seconds(seconds))
            return seconds
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
    }
    #expect(order == [1, 2, 3])
    #expect(loop.now == LoopInstant(nanoseconds: 3_000_000_000))
  }

  @Test func `ten seconds of sleep take no time`() throws {
    let clock = loop.executor.clock
    try loop.run {
      try await Task.sleep(for: .seconds(4), clock: clock)
      try await clock.sleep(until: clock.now.advanced(by: .seconds(6)))
    }
    #expect(loop.now == LoopInstant(nanoseconds: 10_000_000_000))
  }

  @Test func `default actors serve in the order in which they were asked`() throws {
    let lines = try loop.run {
      let journal = Journal()
      await withTaskGroup { group in
        for number in 0..<5 {
          group.addTask {
            await journal.note("first \(number)")
            await Task.yield()
            await journal.note("second \(number)")
          }
        }
      }
      return await journal.lines
    }
    #expect(lines == (0..<5).map { "first \($0)" } + (0..<5).map { "second \($0)" })
  }

  @Test func `a stream hands values from one task to another`() throws {
    let sum = try loop.run {
      let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
      async let sum = stream.reduce(0, +)
      for number in 1...4 {
        continuation.yield(number)
        await Task.yield()
      }
      continuation.finish()
      return await sum
    }
    #expect(sum == 10)
  }

  @Test func `an event wakes an async function and a written awaiter alike`() throws {
    let event = Event(on: loop, named: "go")
    loop.spawn { [console] in
      try await event.wait()
      console.print("function")
    }
    loop.spawn(Script(loop, .wait(event), .act { [console] in console.print("awaiter") }))
    loop.spawn(Script(loop, .sleep(.seconds(1)), .act { event.set() }))
    #expect(loop.run() == .completed)
    #expect(console.lines == ["function", "awaiter"])
  }

  @Test func `a waiter is polled once a turn`() throws {
    let waiter = Waiter()
    loop.spawn(Script(loop, .yield, .yield, .act { waiter.isSet = true }))
    try loop.run { try await waiter.value() }
    #expect(loop.turns == 3)
  }

  @Test func `functions and awaiters await each other`() throws {
    let slow = loop.spawn(named: "slow") { [loop] in
      try await loop.sleep(for: .seconds(1)).value()
      return 5
    }
    let join = loop.spawn(Runner(work: slow))
    #expect(try loop.run { try await join.value() + slow.value() } == 10)
  }

  @Test func `what is awaited inside a default actor waits in a task of its own`() throws {
    actor Sleeper {
      func nap(_ clock: LoopExecutor.SwiftClock, _ event: LoopBound<Event>) async throws {
        try await clock.sleep(for: .seconds(1))
        try await event.value.wait()
      }
    }
    let clock = loop.executor.clock
    let event = LoopBound(Event(on: loop, named: "go"), on: loop)
    loop.spawn(Script(loop, .sleep(.seconds(5)), .act { event.value.set() }))
    try loop.run {
      let sleeper = Sleeper()
      async let one: Void = sleeper.nap(clock, event)
      async let two: Void = sleeper.nap(clock, event)
      _ = try await (one, two)
    }
    #expect(loop.now == LoopInstant(nanoseconds: 5_000_000_000))
  }
}

import Testing
import Timelines

@testable import CooperativeLoop

/// Lines that async functions write, from wherever they run on one loop.
private actor Journal {
  private(set) var lines: [String] = []
  func note(_ line: String) { lines.append(line) }
}

/// Swift's own async functions in the recorded timeline: each in a fixed order.
struct NativeTimelineTests {
  let run = Recording()

  init() {
    // Nothing here comes back from another thread.
    run.loop.executor.table.patience = 0
  }

  /// The lanes of a run of one async function.
  private func lanes(_ function: @escaping () async throws -> Void) -> String {
    run.loop.spawn(named: "main", function)
    return String(decoding: run.run().text(), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropFirst(5)
      .joined(separator: "\n")
  }

  @Test func `a yield of Swift's is one step`() {
    #expect(
      lanes { for _ in 0..<3 { await Task.yield() } } == """
        step    0
        main    RRR|

        completed: The task ended well.

        """
    )
  }

  @Test func `a sleep on the loop's clock is a timer of the loop`() {
    let clock = run.loop.executor.clock
    #expect(
      lanes {
        try await Task.sleep(for: .seconds(2), clock: clock)
        try await Task.sleep(until: clock.now.advanced(by: .seconds(3)), clock: clock)
      } == """
        step    0
        time    0s 5s
        main    R.R.|
        (loop)   * *

        completed: The task ended well.

        """
    )
  }

  @Test func `async let is a task of its own`() {
    #expect(
      lanes {
        async let left: Void = Task.yield()
        async let right: Void = Task.yield()
        _ = await (left, right)
      } == """
        step    0
        main    R....|
        main.1   R.R..|
        main.2   .R.R..|

        completed: All tasks ended well.

        """
    )
  }

  @Test func `the children of a group begin in the order in which they were added`() {
    let clock = run.loop.executor.clock
    #expect(
      lanes {
        try await withThrowingTaskGroup { group in
          for seconds in [2, 1] { group.addTask { try await clock.sleep(for: .seconds(seconds)) } }
          try await group.waitForAll()
        }
      } == """
        step    0
        time    0s 1s 2s
        main    R....R..|
        main.1   R.....R.|
        main.2   .R.R.....|
        (loop)     *  *

        completed: All tasks ended well.

        """
    )
  }

  @Test func `who waits for a stream is woken by what comes`() {
    #expect(
      lanes {
        let (numbers, numbering) = AsyncStream.makeStream(of: Int.self)
        async let sum = numbers.reduce(0, +)
        await Task.yield()
        numbering.yield(1)
        await Task.yield()
        numbering.finish()
        _ = await sum
      } == """
        step    0
        main    R.R.R.|
        main.1   R.R.R.|

        completed: All tasks ended well.

        """
    )
  }

  @Test func `a default actor serves in the order in which it was asked`() {
    #expect(
      lanes {
        let journal = Journal()
        async let first: Void = journal.note("a")
        async let second: Void = journal.note("b")
        _ = await (first, second)
      } == """
        step    0
        main    R...|
        main.1   R.R.|
        main.2   .R...|

        completed: All tasks ended well.

        """
    )
  }

  @Test func `what Swift alone knows of is a native wait, and what is the loop's by its name`()
    throws
  {
    let event = Event(on: run.loop, named: "go")
    run.loop.spawn(named: "main") {
      try await event.wait()
      let (numbers, numbering) = AsyncStream.makeStream(of: Int.self)
      async let first = numbers.first { _ in true }
      await Task.yield()
      numbering.yield(1)
      _ = await first
    }
    run.task("setter", sleeping(run.loop, .seconds(1)), doing { event.set() })
    let steps = try run.run().decodedSteps()
    let waits = steps.compactMap { step -> String? in
      guard let next = step["next"] as? Members, next["state"] as? String == "waiting",
        let on = next["on"] as? Members, let kind = on["kind"] as? String
      else { return nil }
      return "\(step["task"] ?? ""): \(kind) \(on["name"] ?? "")"
    }
    #expect(
      waits == ["main: event go", "main.1: native ", "main: native ", "main.1: native "]
    )
  }

  @Test func `a child of which nothing more is heard is told of, though drawn as ended`() {
    let event = Event(on: run.loop, named: "never")
    let (numbers, numbering) = AsyncStream.makeStream(of: Int.self)
    let picture = lanes {
      async let child = numbers.reduce(0, +)
      try await event.wait()
      numbering.finish()
      _ = await child
    }
    #expect(
      picture == """
        step    0
        main    R..
        main.1   R|

        deadlock: 'main' waits for the event 'never', and nothing is left that could wake it. Nothing more
          was heard of 'main.1': it has ended, or waits for something outside the loop.

        """
    )
  }

  @Test func `a circle of functions that hold locks is told, also inside default actors`() throws {
    actor Taker {
      func take(_ first: LoopBound<Lock>, _ second: LoopBound<Lock>) async throws {
        try await first.value.acquire().value()
        try await YieldNow().value()
        try await second.value.acquire().value()
      }
    }
    let (left, right) = (Lock(on: run.loop, named: "left"), Lock(on: run.loop, named: "right"))
    let locks = (LoopBound(left, on: run.loop), LoopBound(right, on: run.loop))
    run.loop.spawn(named: "a") { try await Taker().take(locks.0, locks.1) }
    run.loop.spawn(named: "b") {
      try await right.acquire().value()
      for _ in 0..<9 { try await YieldNow().value() }
      try await left.acquire().value()
    }
    let outcome = try #require(try run.run().decoded()["outcome"] as? Members)
    let circle =
      "'a' waits for the lock 'right', which 'b' holds, and 'b' waits for the lock 'left', which 'a' holds."
    #expect(outcome["message"] as? String == circle)
  }

  @Test func `a function that may wait for its child is said to`() throws {
    let event = LoopBound(Event(on: run.loop, named: "never"), on: run.loop)
    run.loop.spawn(named: "main") {
      async let child: Void = event.value.wait()
      try await child
    }
    let outcome = try #require(try run.run().decoded()["outcome"] as? Members)
    let message = try #require(outcome["message"] as? String)
    #expect(message.hasPrefix("'main' waits for 'main.1', or something outside the loop, "))
  }
}

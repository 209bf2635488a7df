import Testing

@testable import CooperativeLoop

/// Tasks that begin inside a step of the one that makes them.
struct NativeImmediateTests {
  let loop = EventLoop()

  private var names: [String] {
    (0..<UInt32(loop.taskCount)).map { loop.name(of: TaskID(index: $0)) }
  }

  @Test func `the immediate tasks of a group wait each for itself`() throws {
    let clock = loop.executor.clock
    let order = try loop.run {
      try await withThrowingTaskGroup(of: Int.self) { group in
        for seconds in [2, 1] {
          group.addImmediateTask {
            try await clock.sleep(for: .seconds(seconds))
            return seconds
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
    }
    #expect(order == [1, 2])
    #expect(loop.now == LoopInstant(nanoseconds: 2_000_000_000))
    #expect(names == ["main", "main.1", "main.2"])
  }

  @Test func `a task goes on with a wait of its own after it made an immediate one`() throws {
    let executor = loop.executor
    let clock = executor.clock
    let begun = LoopBound(Console(), on: loop)
    let value = try loop.run {
      let task = Task.immediate(executorPreference: executor) {
        begun.value.print("begun")
        try await clock.sleep(for: .seconds(2))
        return 2
      }
      #expect(begun.value.lines == ["begun"])
      try await clock.sleep(for: .seconds(3))
      return try await task.value
    }
    #expect(value == 2)
    #expect(loop.now == LoopInstant(nanoseconds: 3_000_000_000))
  }

  @Test func `an immediate task of a child is the child's`() throws {
    let executor = loop.executor
    let clock = executor.clock
    try loop.run {
      async let child: Int = {
        let task = Task.immediate(executorPreference: executor) {
          try await clock.sleep(for: .seconds(1))
          return 1
        }
        try await clock.sleep(for: .seconds(5))
        return try await task.value
      }()
      let value = try await child
      #expect(value == 1)
    }
    #expect(names == ["main", "main.1", "main.1.1"])
  }

  @Test func `a deadlock names the immediate task that waits`() {
    let event = LoopBound(Event(on: loop, named: "never"), on: loop)
    let go = Event(on: loop, named: "go")
    loop.executor.table.patience = 0
    #expect(throws: LoopError.unfinished(.deadlock)) {
      try loop.run {
        try await withThrowingTaskGroup { group in
          group.addImmediateTask { try await event.value.wait() }
          try await go.wait()
        }
      }
    }
    #expect(
      loop.waits == ["'main' waits for the event 'go'", "'main.1' waits for the event 'never'"]
    )
  }

  @Test func `a cancelled immediate task meets it where it waits`() throws {
    let executor = loop.executor
    let clock = executor.clock
    try loop.run {
      let task = Task.immediate(executorPreference: executor) {
        try await clock.sleep(for: .seconds(100))
      }
      await Task.yield()
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
    #expect(loop.now == .zero)
  }

  @Test func `immediate tasks that only yield end`() throws {
    let lines = LoopBound(Console(), on: loop)
    try loop.run {
      await withTaskGroup { group in
        for name in ["a", "b"] {
          group.addImmediateTask {
            lines.value.print("\(name) begins")
            await Task.yield()
            lines.value.print("\(name) ends")
          }
        }
        lines.value.print("main")
      }
    }
    #expect(lines.value.lines == ["a begins", "b begins", "main", "a ends", "b ends"])
  }
}

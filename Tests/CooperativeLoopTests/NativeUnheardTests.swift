import Testing

@testable import CooperativeLoop

/// What is said of children of which nothing more is heard: Swift does not tell whether they have ended.
struct NativeUnheardTests {
  let loop = EventLoop()

  init() {
    // Nothing here comes back from another thread.
    loop.executor.table.patience = 0
  }

  private func unheard(_ names: String, isOne: Bool = true) -> String {
    "nothing more was heard of \(names): \(isOne ? "it" : "each") has ended, or waits for something "
      + "outside the loop"
  }

  @Test func `a child that waits for a stream at a deadlock is named`() {
    let (numbers, numbering) = AsyncStream.makeStream(of: Int.self)
    let event = Event(on: loop, named: "never")
    #expect(throws: LoopError.unfinished(.deadlock)) {
      try loop.run {
        async let child = numbers.reduce(0, +)
        try await event.wait()
        numbering.finish()
        _ = await child
      }
    }
    #expect(loop.waits == ["'main' waits for the event 'never'", unheard("'main.1'")])
  }

  @Test func `children that ended before a deadlock are named, but not all of many`() {
    let event = Event(on: loop, named: "never")
    #expect(throws: LoopError.unfinished(.deadlock)) {
      try loop.run {
        await withTaskGroup { group in for _ in 0..<4 { group.addTask { await Task.yield() } } }
        try await event.wait()
      }
    }
    #expect(loop.waits.last == unheard("'main.1', 'main.2', 'main.3' and others", isOne: false))
  }

  @Test func `a run that waits for a continuation names the child that may hold it up`() {
    let (numbers, numbering) = AsyncStream.makeStream(of: Int.self)
    defer { numbering.finish() }
    let left = "task 'main' left the loop and has not come back, or waits for what nobody gives it"
    #expect(throws: NativeError.leftLoop([left, unheard("'main.1'")])) {
      try loop.run {
        async let child = numbers.reduce(0, +)
        _ = await child
      }
    }
  }

  @Test func `nothing is said of children that must have ended`() throws {
    let executor = loop.executor
    try loop.run {
      async let child: Void = Task.yield()
      await child
      _ = Task(executorPreference: executor) { await Task.yield() }
    }
    #expect(loop.waits.isEmpty)
  }

  @Test func `a task that goes on beyond its run is named, until it has ended`() throws {
    let (numbers, numbering) = AsyncStream.makeStream(of: Int.self)
    let executor = loop.executor
    try loop.run { _ = Task(executorPreference: executor) { for await _ in numbers {} } }
    #expect(loop.waits == [unheard("'main.1'")])
    try loop.run(named: "finisher") { numbering.finish() }
    #expect(loop.waits.isEmpty)
  }

  @Test func `a task that no function of the loop began may go on, too`() throws {
    let executor = loop.executor
    _ = Task(executorPreference: executor) { await Task.yield() }
    try loop.run {}
    #expect(loop.waits == [unheard("'task-0'")])
  }

  @Test func `who may wait for a child is said to`() {
    let event = LoopBound(Event(on: loop, named: "never"), on: loop)
    #expect(throws: LoopError.unfinished(.deadlock)) {
      try loop.run {
        async let child: Void = event.value.wait()
        try await child
      }
    }
    #expect(
      loop.waits == [
        "'main' waits for 'main.1', something outside the loop, or a future without a name",
        "'main.1' waits for the event 'never'",
      ]
    )
  }

  @Test func `a loop whose executor serves another tells nothing of that one's tasks`() throws {
    let executor = LoopExecutor()
    executor.table.patience = 0
    let (first, second) = (EventLoop(), EventLoop())
    try first.use(executor)
    let never = Event(on: first, named: "never")
    #expect(throws: LoopError.unfinished(.deadlock)) {
      try first.run {
        async let child: Void = Task.yield()
        await child
        try await never.wait()
      }
    }
    #expect(first.waits == ["'main' waits for the event 'never'", unheard("'main.1'")])
    try second.use(executor)
    let (numbers, numbering) = AsyncStream.makeStream(of: Int.self)
    defer { numbering.finish() }
    for name in ["a", "b", "c"] { second.spawn(named: name) {} }
    try second.run { _ = Task(executorPreference: executor) { for await _ in numbers {} } }
    #expect(first.waits == ["'main' waits for the event 'never'"])
    #expect(second.waits == [unheard("'main.1'")])
  }
}

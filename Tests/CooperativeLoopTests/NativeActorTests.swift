import Testing

@testable import CooperativeLoop

/// A global actor whose executor serves a loop.
@globalActor private actor Stage {
  static let executor = LoopExecutor()
  static let shared = Stage()
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    Self.executor.asUnownedSerialExecutor()
  }
}

/// What may be used on the stage.
private struct Props: Sendable {
  let clock: LoopExecutor.SwiftClock
  let event: LoopBound<Event>
  let line: LoopBound<Queue<String>>

  init(_ loop: EventLoop) {
    clock = loop.executor.clock
    event = LoopBound(Event(on: loop, named: "go"), on: loop)
    line = LoopBound(Queue(on: loop, named: "line", capacity: 1), on: loop)
  }
}

@Stage private func calling() async -> [String] {
  var lines = ["before"]
  let plain = Task { lines.append("inside") }
  await plain.value
  return lines + ["after"]
}

@Stage private func waiting(_ props: Props) async throws -> [String] {
  var lines: [String] = []
  for name in ["a", "b"] {
    Task {
      try await props.event.value.wait()
      lines.append("\(name) woken")
      try await YieldNow().value()
      try await props.clock.sleep(for: .seconds(1))
      lines.append("\(name) slept")
      try await props.clock.sleep(until: props.clock.now.advanced(by: .seconds(1)))
      try await props.line.value.put(name).value()
    }
  }
  try await props.clock.sleep(for: .seconds(5))
  props.event.value.set()
  for _ in 0..<2 { lines.append("got \(try await props.line.value.get().value())") }
  return lines
}

@Stage private func interrupting(_ props: Props) async -> String {
  let plain = Task {
    do {
      try await props.event.value.wait()
      return "woken"
    } catch {
      return "\(error) \(Task.isCancelled)"
    }
  }
  await Task.yield()
  plain.cancel()
  return await plain.value
}

@Stage private func immediate(_ props: Props) async throws -> [String] {
  var lines: [String] = []
  let plain = Task.immediate {
    lines.append("begun")
    try await props.clock.sleep(for: .seconds(1))
    lines.append("slept")
  }
  lines.append("made")
  try await props.clock.sleep(for: .seconds(2))
  try await plain.value
  return lines
}

@Stage private func leaving(_ props: Props) async throws {
  let plain = Task { try await Task.sleep(for: .seconds(1), clock: props.clock) }
  try await plain.value
}

/// Tasks without an executor preference, in a global actor of the loop.
// One after the other: an executor serves one loop at a time.
@Suite(.serialized) struct NativeActorTests {
  let loop = EventLoop()

  @Test func `a new task of an actor of the loop stays on the loop`() throws {
    try loop.use(Stage.executor)
    #expect(try loop.run { await calling() } == ["before", "inside", "after"])
  }

  @Test func `it stays while it waits for what is the loop's`() throws {
    try loop.use(Stage.executor)
    let props = Props(loop)
    let lines = try loop.run { try await waiting(props) }
    #expect(lines == ["a woken", "b woken", "a slept", "b slept", "got a", "got b"])
    #expect(loop.now == LoopInstant(nanoseconds: 7_000_000_000))
  }

  @Test func `an immediate task of an actor of the loop stays on the loop`() throws {
    try loop.use(Stage.executor)
    let props = Props(loop)
    #expect(try loop.run { try await immediate(props) } == ["begun", "made", "slept"])
    #expect(loop.now == LoopInstant(nanoseconds: 2_000_000_000))
  }

  @Test func `it meets its cancellation where it waits`() throws {
    try loop.use(Stage.executor)
    let props = Props(loop)
    #expect(try loop.run { await interrupting(props) } == "CancellationError() true")
  }

  // Not in a run of its own: a deadlock would wait for what may have left.
  @Test func `its waits are steps of its own`() throws {
    let log = EventLog()
    let loop = EventLoop(instrument: log)
    try loop.use(Stage.executor)
    let props = Props(loop)
    _ = try loop.run { try await waiting(props) }
    let first = log.events
    #expect(
      (0..<loop.taskCount).map { loop.name(of: TaskID(index: UInt32($0))) }
        == ["main", "main.1", "main.2"]
    )
    #expect(first.contains("\(LoopEvent.suspended(.object(props.event.value.id)))"))
  }

  // The pool that it leaves for may be busy with other tests, for as long as those take.
  @Test func `it is reported by name where it leaves the loop`() throws {
    try loop.use(Stage.executor)
    Stage.executor.table.patience = 600_000
    let props = Props(loop)
    let error = #expect(throws: NativeError.self) { try loop.run { try await leaving(props) } }
    guard case .leftLoop(let sentences) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(sentences.contains("task 'main.1' came back from another thread"))
  }
}

import Testing

@testable import CooperativeLoop

/// A global actor whose executor serves one loop after the other.
@globalActor private actor Podium {
  static let executor = LoopExecutor()
  static let shared = Podium()
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    Self.executor.asUnownedSerialExecutor()
  }
}

@Podium private func waiting(for event: LoopBound<Event>) async throws {
  try await event.value.wait()
}

/// One executor and the loops that have it, one after the other.
// One after the other: they share the actor.
@Suite(.serialized) struct NativeTenureTests {
  let console = Console()

  private func podiumLoop(_ limits: LoopLimits = .unlimited) throws -> EventLoop {
    let loop = EventLoop(limits: limits)
    try loop.use(Podium.executor)
    return loop
  }

  /// Leaves a loop with tasks that never end and hold it.
  private func stuckLoop() throws -> EventLoop {
    let loop = try podiumLoop()
    let never = LoopBound(Event(on: loop, named: "never"), on: loop)
    #expect(throws: LoopError.unfinished(.deadlock)) {
      try loop.run {
        loop.spawn { try await Event(on: loop, named: "neither").wait() }
        try await waiting(for: never)
      }
    }
    return loop
  }

  @Test func `an executor is free again after a deadlock and after a limit`() throws {
    var loops: [EventLoop] = []
    for _ in 0..<2 {
      loops.append(try stuckLoop())
      let limited = try podiumLoop(LoopLimits(steps: 20))
      #expect(throws: LoopError.unfinished(.limit(.steps))) {
        try limited.run { @Podium in while true { await Task.yield() } }
      }
      loops.append(limited)
    }
    #expect(try podiumLoop().run { @Podium in 7 } == 7)
    #expect(loops.count == 4)
  }

  @Test func `a loop that has lost its executor does not run`() throws {
    let event = Event(on: EventLoop(), named: "unused")
    let first = try podiumLoop()
    let early = first.spawn { console.print("early") }
    let second = try podiumLoop()
    #expect(throws: NativeError.executorInUse) { try first.run { console.print("run") } }
    #expect(throws: NativeError.executorInUse) { try first.runUntilComplete(event.wait()) }
    #expect(throws: NativeError.executorInUse) { try first.use(Podium.executor) }
    let late = first.spawn { console.print("late") }
    #expect(first.run() == .stopped)
    #expect(first.strangers == ["\(NativeError.executorInUse)"])
    #expect([early.state, late.state] == [.pending, .pending])
    #expect(try second.run { 7 } == 7)
    #expect(console.lines.isEmpty)
  }

  @Test func `a running loop keeps its executor`() throws {
    let loop = try podiumLoop()
    try loop.run {
      #expect(throws: NativeError.executorInUse) { try EventLoop().use(Podium.executor) }
      await Task.yield()
    }
    #expect(loop.lastOutcome == .completed)
  }

  @Test func `a task of an earlier loop does not go on in a later one`() throws {
    let (numbers, numbering) = AsyncStream.makeStream(of: Int.self)
    let first = try podiumLoop()
    let lines = LoopBound(console, on: first)
    try first.run {
      let _: Task<Void, Never> = Task(executorPreference: Podium.executor) {
        for await _ in numbers { lines.value.print("went on") }
      }
    }
    let second = try podiumLoop()
    #expect(throws: NativeError.leftLoop([formerTask])) {
      try second.run {
        numbering.yield(1)
        await Task.yield()
      }
    }
    #expect(console.lines.isEmpty)
    #expect(second.taskCount == 1)
  }

  // Swift does not say whose the turns of a default actor are: it goes on as far as its next wait.
  @Test func `a task of an earlier loop is found where it waits in a default actor`() throws {
    actor Reader {
      func read(_ numbers: AsyncStream<Int>, _ lines: LoopBound<Console>) async throws {
        for await _ in numbers {
          try await Podium.executor.clock.sleep(for: .seconds(1))
          lines.value.print("went on")
        }
      }
    }
    let (numbers, numbering) = AsyncStream.makeStream(of: Int.self)
    let first = try podiumLoop()
    let lines = LoopBound(console, on: first)
    try first.run {
      let _: Task<Void, any Error> = Task(executorPreference: Podium.executor) {
        try await Reader().read(numbers, lines)
      }
    }
    let second = try podiumLoop()
    #expect(throws: NativeError.leftLoop([formerTask])) {
      try second.run {
        numbering.yield(1)
        try await second.sleep(for: .seconds(9)).value()
      }
    }
    #expect(console.lines.isEmpty)
  }

  @Test func `cancelling a task of an earlier loop is not taken for one of the later`() throws {
    let first = try podiumLoop()
    let never = LoopBound(Event(on: first, named: "never"), on: first)
    var left: Task<Void, any Error>?
    #expect(throws: LoopError.unfinished(.deadlock)) {
      try first.run {
        left = Task(executorPreference: Podium.executor) { try await never.value.wait() }
        try await never.value.wait()
      }
    }
    let second = try podiumLoop()
    let sleeper = second.spawn {}
    let napping = second.spawn { try await second.sleep(for: .seconds(9)).value() }
    #expect(throws: NativeError.leftLoop([formerTask])) {
      try second.run {
        await Task.yield()
        left?.cancel()
      }
    }
    #expect([sleeper.state, napping.state] == [.done, .sleeping])
  }

  @Test func `a loop goes away though its functions never end`() throws {
    weak var loop: EventLoop?
    for way in 0..<3 {
      do {
        let held = EventLoop(limits: LoopLimits(steps: 9))
        loop = held
        let never = LoopBound(Event(on: held, named: "never"), on: held)
        let clock = held.executor.clock
        #expect(throws: LoopError.self) {
          switch way {
          case 0: try held.run { try await never.value.wait() }
          case 1: try held.run { try await Waiter().wait(for: never) }
          default: try held.run { while true { try await clock.sleep(for: .seconds(1)) } }
          }
        }
      }
      #expect(loop == nil, "\(way)")
    }
  }

  private var formerTask: String {
    "a task of another loop, which the executor served before, was to go on"
  }

  private actor Waiter {
    func wait(for event: LoopBound<Event>) async throws { try await event.value.wait() }
  }
}

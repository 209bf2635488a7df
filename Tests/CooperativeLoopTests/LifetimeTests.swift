import CooperativeLoop
import Testing

/// What tasks hold is freed when they have ended, and not before.
struct LifetimeTests {
  /// Counts its own end.
  final class Thing {
    let ended: () -> Void
    init(_ ended: @escaping () -> Void) { self.ended = ended }
    deinit { ended() }
  }

  /// Holds a thing, in so many words, until it has yielded.
  struct Holder<Padding>: Awaitable, Awaiter {
    var thing: Thing
    var padding: Padding
    var hasYielded = false

    func makeAwaiter() -> Holder { self }

    mutating func step() -> StepOutcome<Thing> {
      guard hasYielded else {
        hasYielded = true
        return .suspended(.yielding)
      }
      return .finished(thing)
    }
  }

  private func outlive<Padding>(_ padding: Padding) throws {
    var ends = 0
    do {
      let loop = EventLoop()
      let task = loop.spawn(Holder(thing: Thing { ends += 1 }, padding: padding))
      #expect(loop.run() == .completed)
      #expect(ends == 0)
      withExtendedLifetime(try task.value()) {}
    }
    #expect(ends == 1)
  }

  @Test func `a small awaiter and its value live as long as their task`() throws {
    try outlive(())
  }

  @Test func `a large awaiter and its value live as long as their task`() throws {
    try outlive((1, 2, 3, 4, 5, 6))
  }

  @Test func `an awaiter is freed when its task has ended, though the task is kept`() {
    var ends = 0
    let loop = EventLoop()
    let task = loop.spawn(Dropper(thing: Thing { ends += 1 }))
    #expect(loop.run() == .completed)
    #expect(ends == 1 && task.state == .done)
  }

  struct Dropper: Awaitable, Awaiter {
    let thing: Thing
    func makeAwaiter() -> Dropper { self }
    func step() -> StepOutcome<Void> { .finished(()) }
  }

  /// Tasks that hold each other.
  final class Pair {
    var tasks: [LoopTask<Void>] = []
    let thing: Thing
    init(_ thing: Thing) { self.thing = thing }
  }

  @Test func `tasks that wait for each other are freed with their loop`() {
    var ends = 0
    do {
      let loop = EventLoop()
      let pair = Pair(Thing { ends += 1 })
      for other in [1, 0] { pair.tasks.append(loop.spawn(Waiting(pair: pair, other: other))) }
      #expect(loop.run() == .deadlock)
      #expect(ends == 0)
    }
    #expect(ends == 1)
  }

  /// Waits for the other task of a pair.
  struct Waiting: Awaitable, Awaiter {
    let pair: Pair
    let other: Int
    func makeAwaiter() -> Waiting { self }

    func step() throws -> StepOutcome<Void> {
      var join = pair.tasks[other].makeAwaiter()
      return try join.step()
    }
  }

  /// Ends at once with a number.
  struct Number: Awaitable, Awaiter {
    let number: Int
    func makeAwaiter() -> Number { self }
    func step() -> StepOutcome<Int> { .finished(number) }
  }

  @Test func `a task that is kept keeps its value while others of its kind come and go`() throws {
    let loop = EventLoop()
    var kept: [LoopTask<Int>] = []
    for round in 0..<10 {
      for number in 0..<10 {
        let task = loop.spawn(Number(number: round * 10 + number))
        if number == round { kept.append(task) }
      }
      #expect(loop.run() == .completed)
    }
    #expect(try kept.map { try $0.value() } == [0, 11, 22, 33, 44, 55, 66, 77, 88, 99])
  }

  @Test func `a gather of tasks that stand there twice, or have ended, waits for each once`() throws
  {
    let loop = EventLoop()
    let ended = loop.spawn(Number(number: 1))
    #expect(loop.run() == .completed)
    let running = loop.spawn(Number(number: 2))
    let values = try loop.runUntilComplete(loop.gather([running, ended, running, ended]))
    #expect(values == [2, 1, 2, 1])
  }
}

import CooperativeLoop
import Interleavings
import Testing

/// Lines that async functions write, from wherever they run on one loop.
private actor Journal {
  private(set) var lines: [String] = []
  func note(_ line: String) { lines.append(line) }
}

/// A count that is read, and written back later.
private final class Tally {
  var count = 0
}

/// Swift's own async functions under a policy: random by a seed, and replayed.
struct NativeScheduleTests {
  /// What one run did.
  struct Run: Equatable {
    var lines: [String]
    var count: Int
    var events: [String]
  }

  /// Three children of a group lose updates of a count, an actor keeps a journal, `async let` waits
  /// for an event, a stream hands over a number, and one sleeps.
  private func run(_ policy: any SchedulingPolicy) throws -> Run {
    let log = EventTexts()
    let loop = EventLoop(instrument: log, policy: policy)
    let clock = loop.executor.clock
    let counted = Tally()
    let tally = LoopBound(counted, on: loop)
    let go = LoopBound(Event(on: loop, named: "go"), on: loop)
    let lines = try loop.run {
      let journal = Journal()
      let (numbers, numbering) = AsyncStream.makeStream(of: Int.self)
      async let waiting: Void = go.value.wait()
      try await withThrowingTaskGroup { group in
        for name in ["a", "b", "c"] {
          group.addTask {
            let seen = tally.value.count
            await Task.yield()
            tally.value.count = seen + 1
            await journal.note("\(name) saw \(seen)")
            try await clock.sleep(for: .seconds(seen))
            numbering.yield(seen)
          }
        }
        try await group.waitForAll()
      }
      numbering.finish()
      go.value.set()
      try await waiting
      for await number in numbers { await journal.note("\(number)") }
      return await journal.lines
    }
    return Run(lines: lines, count: counted.count, events: log.texts)
  }

  @Test(arguments: 0..<20) func `a seed gives async functions one order`(seed: Int64) throws {
    let first = try run(SeededRandomPolicy(seed: seed))
    #expect(first.lines.count == 6)
    #expect(try run(SeededRandomPolicy(seed: seed)) == first)
  }

  @Test func `seeds give async functions orders in which updates are lost, and others`() throws {
    let counts = Set(try (0..<60).map { try run(SeededRandomPolicy(seed: $0)).count })
    #expect(counts == [1, 2, 3])
  }

  @Test(arguments: 0..<20)
  func `a random run of async functions is replayed by its schedule`(seed: Int64) throws {
    let noting = NotingPolicy(SeededRandomPolicy(seed: seed))
    let random = try run(noting)
    #expect(noting.schedule.contains("main"))
    #expect(try run(ReplayPolicy(noting.schedule)) == random)
  }

  @Test func `a schedule that ends before the functions do is a limit`() throws {
    let noting = NotingPolicy(SeededRandomPolicy(seed: 1))
    _ = try run(noting)
    #expect(throws: LoopError.unfinished(.limit(.schedule))) {
      try run(ReplayPolicy(noting.schedule.prefix(5).map(\.self)))
    }
  }
}

/// Notes every event as text.
private final class EventTexts: LoopInstrument {
  var texts: [String] = []

  func record(_ event: LoopEvent, payload: Span<UInt8>) -> Bool {
    texts.append("\(event)")
    return true
  }
}

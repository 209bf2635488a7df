import CooperativeLoop

/// A hand-written awaitable that does its parts one after the other.
struct Script: Awaitable {
  /// What a part waits for; nil where it only does something.
  typealias Part = () throws -> (any Awaiter<Void>)?

  let parts: [Part]

  func makeAwaiter() -> Running { Running(parts: parts) }

  struct Running: Awaiter {
    let parts: [Part]
    private var position = 0
    private var current: (any Awaiter<Void>)?

    init(parts: [Part]) {
      self.parts = parts
    }

    mutating func step() throws -> StepOutcome<Void> {
      while true {
        if var awaiter = current {
          let outcome = try awaiter.step()
          current = awaiter
          if case .suspended(let suspension) = outcome { return .suspended(suspension) }
          current = nil
        }
        guard position < parts.count else { return .finished(()) }
        let part = parts[position]
        position += 1
        current = try part()
      }
    }
  }
}

/// Waits for anything and forgets what it gives.
struct Discarding<Waiting: Awaiter>: Awaiter {
  var awaiter: Waiting

  mutating func step() throws -> StepOutcome<Void> {
    switch try awaiter.step() {
    case .suspended(let suspension): .suspended(suspension)
    case .finished: .finished(())
    }
  }
}

/// An error of a test's program.
struct Bang: Error, CustomStringConvertible {
  var description: String { "it went bang" }
}

// The parts that programs are made of.

func sleeping(_ loop: EventLoop, _ duration: Duration) -> Script.Part {
  { loop.sleep(for: duration) }
}

func yielding() -> Script.Part { { YieldNow() } }

func doing(_ body: @escaping () throws -> Void) -> Script.Part {
  {
    try body()
    return nil
  }
}

func printing(_ loop: EventLoop, _ line: String) -> Script.Part {
  doing { loop.notePrint(at: .none, line: line.utf8.span) }
}

func working(_ loop: EventLoop, seconds: Int64) -> Script.Part {
  doing { _ = loop.work(nanoseconds: seconds * 1_000_000_000) }
}

func awaiting<Thing: Awaitable>(_ thing: @escaping () throws -> Thing) -> Script.Part {
  { Discarding(awaiter: try thing().makeAwaiter()) }
}

import CooperativeLoop

/// Where test programs print to.
final class Console {
  var lines: [String] = []
  func print(_ line: some CustomStringConvertible) { lines.append(line.description) }
}

/// The origin text's `ComplexWork`: prints, hands back control once, prints again.
struct ComplexWork: Awaitable {
  let console: Console
  func makeAwaiter() -> Work { Work(console: console) }

  struct Work: Awaiter {
    let console: Console
    var isResumed = false

    mutating func step() -> StepOutcome<Void> {
      guard isResumed else {
        console.print("Hello")
        isResumed = true
        return .suspended(.yielding)
      }
      console.print("World")
      return .finished(())
    }
  }
}

/// The text's `runner`: a coroutine that awaits another awaitable and nothing else.
struct Runner<Work: Awaitable>: Awaitable {
  let work: Work
  func makeAwaiter() -> Running { Running(inner: work.makeAwaiter()) }

  struct Running: Awaiter {
    var inner: Work.Waiting
    mutating func step() throws -> StepOutcome<Work.Value> { try inner.step() }
  }
}

/// The text's `coro1`: prints, awaits a waiter, prints.
struct Coro1: Awaitable {
  let console: Console
  let waiter: Waiter
  func makeAwaiter() -> Running { Running(console: console, waiter: waiter) }

  struct Running: Awaiter {
    let console: Console
    let waiter: Waiter
    var wait: Waiter.Polling?

    mutating func step() -> StepOutcome<Void> {
      if wait == nil { console.print("start") }
      var polling = wait ?? waiter.makeAwaiter()
      let outcome = polling.step()
      wait = polling
      if case .finished = outcome { console.print("finished") }
      return outcome
    }
  }
}

/// The text's `coro2`: counts to ten, a second each, then sets the waiter's flag.
struct Coro2: Awaitable {
  let console: Console
  let waiter: Waiter
  let loop: EventLoop
  func makeAwaiter() -> Running { Running(console: console, waiter: waiter, loop: loop) }

  struct Running: Awaiter {
    let console: Console
    let waiter: Waiter
    let loop: EventLoop
    var count = 0
    var nap: Sleep?

    mutating func step() -> StepOutcome<Void> {
      while true {
        if var nap {
          let outcome = nap.step()
          self.nap = nap
          guard case .finished = outcome else { return outcome }
          self.nap = nil
          count += 1
        }
        guard count < 10 else {
          waiter.isSet = true
          return .finished(())
        }
        console.print(count)
        nap = loop.sleep(for: .seconds(1)).makeAwaiter()
      }
    }
  }
}

/// A program given as a list of parts, each run in one step; a part may suspend by giving an awaitable.
struct Script: Awaitable {
  enum Part {
    case act(() throws -> Void)
    case yield
    case sleep(Duration)
    case wait(Event)
    case poll(Waiter)
    case join(LoopTask<Void>)
    case run(any Awaitable<Void>)
    /// What is done when a cancellation comes; it is then passed on.
    case onCancel(() -> Void)
  }

  let loop: EventLoop
  let parts: [Part]
  init(_ loop: EventLoop, _ parts: Part...) {
    self.loop = loop
    self.parts = parts
  }

  func makeAwaiter() -> Running { Running(script: self) }

  struct Running: Awaiter {
    let script: Script
    var next = 0
    var inner: (any Awaiter<Void>)?
    var cleanUp: (() -> Void)?

    mutating func step() throws -> StepOutcome<Void> {
      while true {
        if var inner {
          let outcome = try inner.step()
          self.inner = inner
          guard case .finished = outcome else { return outcome }
          self.inner = nil
        }
        guard next < script.parts.count else { return .finished(()) }
        next += 1
        switch script.parts[next - 1] {
        case .act(let body): try body()
        case .yield: inner = YieldNow()
        case .sleep(let time): inner = script.loop.sleep(for: time).makeAwaiter()
        case .wait(let event): inner = event.wait().makeAwaiter()
        case .poll(let waiter): inner = waiter.makeAwaiter()
        case .join(let task): inner = task.makeAwaiter()
        case .run(let work): inner = work.makeAwaiter()
        case .onCancel(let body): cleanUp = body
        }
      }
    }

    mutating func interrupt() throws -> StepOutcome<Void> {
      do {
        guard var inner else { throw CancellationError() }
        let outcome = try inner.interrupt()
        self.inner = inner
        guard case .finished = outcome else { return outcome }
        self.inner = nil
        return try step()
      } catch {
        cleanUp?()
        throw error
      }
    }
  }
}

struct TestError: Error, Equatable {
  let text: String
}

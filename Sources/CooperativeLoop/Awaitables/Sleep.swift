/// Waits for a length of time on a loop's clock.
public struct Sleep: Awaitable, Awaiter {
  private enum State {
    case new
    case yielding
    case asleep(EventLoop.SleepTicket)
  }

  unowned let loop: EventLoop
  let nanoseconds: Int64
  private var state = State.new

  init(on loop: EventLoop, nanoseconds: Int64) {
    self.loop = loop
    self.nanoseconds = nanoseconds
  }

  /// A fresh awaiter.
  public func makeAwaiter() -> Sleep { Sleep(on: loop, nanoseconds: nanoseconds) }

  /// Drops the timer and ends with the cancellation.
  public mutating func interrupt() throws -> StepOutcome<Void> {
    if case .asleep(let ticket) = state { loop.endSleep(ticket) }
    throw CancellationError()
  }

  /// Suspends once; where there is nothing to wait for, with a bare yield.
  public mutating func step() -> StepOutcome<Void> {
    switch state {
    case .new where nanoseconds <= 0:
      state = .yielding
      return .suspended(.yielding)
    case .new:
      let ticket = loop.beginSleep(nanoseconds: nanoseconds)
      state = .asleep(ticket)
      return .suspended(.sleeping(until: ticket.deadline, ticket.future))
    case .yielding:
      return .finished(())
    case .asleep(let ticket):
      loop.endSleep(ticket)
      return .finished(())
    }
  }
}

extension EventLoop {
  /// An awaitable that is over when a length of time has passed; 0 or less is a bare yield.
  public func sleep(for duration: Duration) -> Sleep {
    Sleep(on: self, nanoseconds: duration.loopNanoseconds)
  }
}

/// Waits for a length of time on a loop's clock.
public struct Sleep: Awaitable, Awaiter {
  private enum Stage: UInt8 {
    case new, yielding, asleep
  }

  let loop: LoopReference
  private let nanoseconds: Int64
  // Apart, and not a ticket in the stage: so a sleep has 32 bytes, which a task keeps in itself.
  private var future = FutureID(index: noIndex)
  private var timer = noIndex
  private var stage = Stage.new

  init(on loop: LoopReference, nanoseconds: Int64) {
    self.loop = loop
    self.nanoseconds = nanoseconds
  }

  /// A fresh awaiter.
  public func makeAwaiter() -> Sleep { Sleep(on: loop, nanoseconds: nanoseconds) }

  /// Drops the timer and ends with the cancellation.
  public mutating func interrupt() throws -> StepOutcome<Void> {
    if stage == .asleep { end() }
    throw CancellationError()
  }

  /// Suspends once; where there is nothing to wait for, with a bare yield.
  public mutating func step() -> StepOutcome<Void> {
    switch stage {
    case .new where nanoseconds <= 0:
      stage = .yielding
      return .suspended(.yielding)
    case .new:
      let ticket = loop { $0.beginSleep(nanoseconds: nanoseconds) }
      (future, timer) = (ticket.future, ticket.timer)
      stage = .asleep
      return .suspended(.sleeping(until: ticket.deadline, future))
    case .yielding:
      return .finished(())
    case .asleep:
      end()
      return .finished(())
    }
  }

  private func end() {
    loop { $0.endSleep(on: future, timer) }
  }
}

extension EventLoop {
  /// An awaitable that is over when a length of time has passed; 0 or less is a bare yield.
  public func sleep(for duration: Duration) -> Sleep {
    Sleep(on: LoopReference(self), nanoseconds: duration.loopNanoseconds)
  }
}

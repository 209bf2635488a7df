extension Condition {
  /// An awaitable that is over when the condition was notified and its lock is held again.
  ///
  /// The lock must be held when it is awaited, and is held when it ends, even where it ends in a
  /// cancellation: the wait for the lock cannot be cut short.
  public func awaitNotification() -> ConditionWait { ConditionWait(self) }
}

/// Waiting for a condition, as an awaitable.
public struct ConditionWait: Awaitable, Awaiter {
  let condition: Condition
  private var waiting: Condition.Waiting?

  init(_ condition: Condition) {
    self.condition = condition
  }

  /// A fresh awaiter.
  public func makeAwaiter() -> ConditionWait { ConditionWait(condition) }

  /// Suspends until the notification, and again for the lock where others have it.
  ///
  /// - Returns: Why it suspends, or that it is over.
  /// - Throws: `LoopError.notHeld` where nobody holds the lock.
  public mutating func step() throws -> StepOutcome<Void> {
    guard waiting == nil else { return try proceed(isCancelled: false) }
    guard let waiting = condition.wait() else { throw LoopError.notHeld }
    self.waiting = waiting
    return .suspended(.until(waiting.future, because: .object(condition.id)))
  }

  /// Takes the lock back first, then ends with the cancellation.
  public mutating func interrupt() throws -> StepOutcome<Void> {
    try proceed(isCancelled: true)
  }

  private mutating func proceed(isCancelled: Bool) throws -> StepOutcome<Void> {
    guard var waiting else { throw CancellationError() }
    let progress = condition.proceed(&waiting, isCancelled: isCancelled)
    self.waiting = waiting
    switch progress {
    case .suspended: return .suspended(.until(waiting.future, because: .object(condition.id)))
    case .finished: return .finished(())
    case .cancelled: throw CancellationError()
    }
  }
}

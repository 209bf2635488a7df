extension Barrier {
  /// An awaitable that is over when all parties have come; gives how many came before.
  public func arrive() -> BarrierWait { BarrierWait(self) }
}

/// Waiting at a barrier, as an awaitable.
public struct BarrierWait: Awaitable, Awaiter {
  let barrier: Barrier
  private var waiting: Barrier.Waiting?

  init(_ barrier: Barrier) {
    self.barrier = barrier
  }

  /// A fresh awaiter.
  public func makeAwaiter() -> BarrierWait { BarrierWait(barrier) }

  /// Suspends until the last has come.
  public mutating func step() throws -> StepOutcome<Int64> {
    guard let waiting else {
      var first = Barrier.Waiting()
      let progress = barrier.wait(&first)
      return try goOn(first, progress)
    }
    return try proceed(waiting, isCancelled: false)
  }

  /// Leaves the barrier with the cancellation.
  public mutating func interrupt() throws -> StepOutcome<Int64> {
    guard let waiting else { throw CancellationError() }
    return try proceed(waiting, isCancelled: true)
  }

  private mutating func proceed(
    _ waiting: Barrier.Waiting,
    isCancelled: Bool
  ) throws -> StepOutcome<Int64> {
    var waiting = waiting
    let progress = barrier.proceed(&waiting, isCancelled: isCancelled)
    return try goOn(waiting, progress)
  }

  private mutating func goOn(
    _ waiting: Barrier.Waiting,
    _ progress: Barrier.Progress
  ) throws -> StepOutcome<Int64> {
    self.waiting = waiting
    switch progress {
    case .finished(let place): return .finished(place)
    case .cancelled: throw CancellationError()
    case .suspended:
      guard let future = waiting.future else { throw CancellationError() }
      return .suspended(.until(future, because: .object(barrier.id)))
    }
  }
}

extension LoopInstant: InstantProtocol {
  /// The moment a length of time later; the first or the last one where no clock can show it.
  public func advanced(by duration: Duration) -> LoopInstant {
    guard duration < .zero else {
      return advanced(byNanoseconds: duration.loopNanoseconds) ?? .distantFuture
    }
    let back = (Duration.zero - duration).loopNanoseconds
    return LoopInstant(nanoseconds: max(0, nanoseconds - back))
  }

  /// The length of time from this moment to another.
  public func duration(to other: LoopInstant) -> Duration {
    .nanoseconds(other.nanoseconds - nanoseconds)
  }
}

extension LoopExecutor {
  /// The loop's clock as one of Swift's, for async functions that take a clock.
  ///
  /// Its sleeps are timers of the loop: on a virtual clock they take no time. It may be passed to any
  /// thread but is of use only on the loop's.
  public struct SwiftClock: Clock {
    let executor: LoopExecutor

    /// The present moment on the loop's clock.
    ///
    /// On another thread than the loop's it is `LoopInstant.zero`, and the run is reported to have left
    /// the loop.
    public var now: LoopInstant {
      guard executor.isOnLoopThread, let loop = executor.table.loop else {
        executor.note(.clock)
        return .zero
      }
      return loop.now
    }

    /// A nanosecond.
    public var minimumResolution: Duration { .nanoseconds(1) }

    /// Sleeps until a moment; where that has passed, a bare yield.
    ///
    /// - Parameters:
    ///   - deadline: The moment.
    ///   - tolerance: Not used: the loop is exact.
    /// - Throws: `CancellationError` where the task is cancelled; `NativeError.outsideLoop`, besides
    ///   the report at the end of the run, where the caller is not on the loop's thread;
    ///   `NativeError.otherLoop` where another loop runs there.
    nonisolated(nonsending) public func sleep(
      until deadline: LoopInstant,
      tolerance: Duration? = nil
    ) async throws {
      try await sleeping(until: deadline).value()
    }

    /// The sleep of the loop's.
    ///
    /// Apart, so that the async function does not hold the loop, as in `Awaitable.value()`.
    private func sleeping(until deadline: LoopInstant) throws -> Sleep {
      guard executor.isOnLoopThread, let loop = executor.table.loop else {
        executor.note(.wait)
        throw NativeError.outsideLoop
      }
      guard CurrentExecutor.value === executor else { throw NativeError.otherLoop }
      let left = max(0, deadline.nanoseconds - loop.now.nanoseconds)
      return Sleep(on: LoopReference(loop), nanoseconds: left)
    }

    /// Sleeps for a length of time; where that is none, a bare yield.
    ///
    /// Here as well as in Swift's library, because that one would leave an actor of the loop.
    ///
    /// - Parameters:
    ///   - duration: How long.
    ///   - tolerance: Not used: the loop is exact.
    /// - Throws: As `sleep(until:tolerance:)` does.
    nonisolated(nonsending) public func sleep(
      for duration: Duration,
      tolerance: Duration? = nil
    ) async throws {
      try await sleep(until: now.advanced(by: duration), tolerance: tolerance)
    }
  }

  /// The loop's clock as one of Swift's.
  public var clock: SwiftClock { SwiftClock(executor: self) }
}

/// Another awaitable, given a limited time: asyncio's `wait_for`.
///
/// When the time is up what is awaited is cancelled, and may put itself in order; then
/// `LoopError.timedOut` is thrown.
public struct WithTimeout<Work: Awaitable>: Awaitable {
  let loop: LoopReference
  let work: Work
  let nanoseconds: Int64

  /// Begins to wait, and sets the time at the first step.
  public func makeAwaiter() -> Timed {
    Timed(loop: loop, nanoseconds: nanoseconds, work: work.makeAwaiter())
  }

  /// A limited wait under way.
  public struct Timed: Awaiter {
    let loop: LoopReference
    let nanoseconds: Int64
    var work: Work.Waiting
    private var timeout: Timeout?

    init(loop: LoopReference, nanoseconds: Int64, work: Work.Waiting) {
      self.loop = loop
      self.nanoseconds = nanoseconds
      self.work = work
    }

    /// Passes the step on, and sees to the timeout where the work ends.
    public mutating func step() throws -> StepOutcome<Work.Value> {
      try advance { try $0.step() }
    }

    /// Passes the cancellation on: it is the timeout's own, or comes from outside.
    public mutating func interrupt() throws -> StepOutcome<Work.Value> {
      try advance { try $0.interrupt() }
    }

    private mutating func advance(
      _ body: (inout Work.Waiting) throws -> StepOutcome<Work.Value>
    ) throws -> StepOutcome<Work.Value> {
      let timeout =
        try self.timeout
        ?? loop { loop in
          guard let task = loop.currentTask else { throw LoopError.outsideOfTask }
          return Timeout(on: loop, of: task, nanoseconds: nanoseconds)
        }
      self.timeout = timeout
      do {
        let outcome = try body(&work)
        if case .finished = outcome { _ = timeout.leave(isCancelled: false) }
        return outcome
      } catch {
        let isCancelled = error is CancellationError
        throw timeout.leave(isCancelled: isCancelled) ? LoopError.timedOut : error
      }
    }
  }
}

extension EventLoop {
  /// Gives an awaitable a limited time.
  ///
  /// - Parameters:
  ///   - duration: How long it may take; 0 or less until the next turn.
  ///   - work: What to wait for.
  /// - Returns: An awaitable that gives what the work gives, or throws `LoopError.timedOut`.
  public func withTimeout<Work: Awaitable>(
    _ duration: Duration,
    _ work: Work
  ) -> WithTimeout<Work> {
    WithTimeout(loop: LoopReference(self), work: work, nanoseconds: duration.loopNanoseconds)
  }
}

/// How a run of a loop ended.
///
/// Deadlock and limits are results, not errors: they are what one came to see.
public enum RunOutcome: Hashable, Sendable {
  /// Every task ended; none of the roots failed, and no error was left unretrieved.
  case completed
  /// Every task ended, and a root did not succeed, or a task's error was never retrieved.
  case failed
  /// Tasks are left, nothing is ready, and no timer is set.
  case deadlock
  /// All that is ready is tasks that poll in vain, and no timer is set.
  case livelock
  /// A limit was reached.
  case limit(LoopLimit)
  /// The stop signal was given from outside, or a task came back from another thread: the loop's
  /// `strangers` tell.
  case stopped
}

/// A bound that ends a run.
public enum LoopLimit: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  /// Task steps.
  case steps
  /// What the program does inside its steps.
  case operations
  /// Tasks ever created.
  case tasks
  /// Bytes of printed text.
  case output
  /// The clock.
  case time
  /// Bytes of records.
  case memory
  /// A replayed schedule's choices.
  case schedule
}

/// The bounds that a loop keeps by itself.
public struct LoopLimits: Sendable {
  /// Task steps in a run; callbacks do not count.
  ///
  /// Default 2,000,000: a page can show as many.
  public var steps: Int
  /// Tasks ever created.
  ///
  /// Default 200,000.
  public var tasks: Int
  /// The last moment that the clock may reach.
  ///
  /// Default: the last one that it can show.
  public var time: LoopInstant

  /// Makes limits; each has its default.
  public init(
    steps: Int = 2_000_000,
    tasks: Int = 200_000,
    time: LoopInstant = .distantFuture
  ) {
    self.steps = steps
    self.tasks = tasks
    self.time = time
  }

  /// As good as none: what a library user who trusts the program takes.
  public static let unlimited = LoopLimits(steps: .max, tasks: Int(UInt32.max >> 1))
}

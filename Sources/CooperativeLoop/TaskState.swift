/// Where a task stands.
public enum TaskState: UInt8, Sendable, BitwiseCopyable {
  /// Created, in the ready queue, and has not run a step yet.
  case pending
  /// In the ready queue after a step.
  case ready
  /// Running its step.
  case running
  /// Suspended until the clock reaches a deadline.
  case sleeping
  /// Suspended until something else comes about.
  case waiting
  /// Ended: returned.
  case done
  /// Ended: threw an error.
  case failed
  /// Ended: cancelled.
  case cancelled
  /// Ended: did not run its body, because something it depends on did not succeed.
  case skipped

  /// Whether the task has ended.
  public var isEnded: Bool { rawValue >= TaskState.done.rawValue }
}

/// How one step of a task ended, as its body tells the loop.
public enum StepEnd: Sendable, BitwiseCopyable {
  /// It hands back control and stays ready; the site is the place of the yield.
  case yielded(SiteID)
  /// The same, while it polls an object that has not come about.
  case polled(SiteID, ObjectID)
  /// It waits for the clock: the future ends when the moment has come.
  case slept(until: LoopInstant, on: FutureID)
  /// It waits until a future has ended.
  case suspended(on: FutureID, because: WaitReason)
  /// The task ended: its body has the result.
  case returned
  /// The task ended: its body has the error.
  case threw
  /// The task ended cancelled.
  case cancelled
  /// The task ended without running: something it depends on did not succeed.
  case skipped
  /// The step was cut short by a limit; the loop stops.
  case halted(LoopLimit)

  /// Whether it only yields.
  var isYield: Bool {
    @inline(__always) get { if case .yielded = self { true } else { false } }
  }
}

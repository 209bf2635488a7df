/// What a loop reports to its instrument: facts, in the order in which they happen.
///
/// Nothing that follows from earlier events is repeated. Who made a task ready, for one, is the step
/// that was open at the task's last `woke` or `spawned`; a yield's cause is the task's own last step.
public enum LoopEvent: Sendable, BitwiseCopyable {
  /// A turn begins, at a moment.
  case turnStarted(LoopInstant)
  /// A task was created and is at the end of the ready queue; by the open step, if there is one.
  case spawned(TaskID)
  /// A task's step begins.
  case stepStarted(TaskID)
  /// The open step did what the program has at a site.
  case acted(SiteID)
  /// What the open step does next, at the same site, is told in more detail: the payload. For a print,
  /// a yield or a poll, which have no payload for that.
  case detailed(SiteID)
  /// The open step printed: the payload is the line.
  case printed(SiteID)
  /// The step at the site ends with a bare yield; where no step is open, this is a whole step that
  /// did nothing else.
  case yielded(TaskID, SiteID)
  /// The same, polling an object.
  case polled(TaskID, SiteID, ObjectID)
  /// The open step ends asleep until a moment.
  case slept(until: LoopInstant)
  /// The open step ends waiting for something.
  case suspended(WaitReason)
  /// The open step ends its task: `done`, `failed`, `cancelled` or `skipped`.
  case ended(TaskState)
  /// The open step was cut short by a limit.
  case halted
  /// A callback begins to run.
  case callbackStarted(HandleID)
  /// The callback that runs has ended.
  case callbackEnded
  /// A suspended task was put at the end of the ready queue.
  case woke(TaskID)
  /// The same, because what it waited on was cancelled for its sake.
  case interrupted(TaskID)
  /// A timer was set; the kind is that of the callback it becomes.
  case timerSet(HandleID, CallbackKind, LoopInstant, for: TaskID?)
  /// A timer was dropped before it fired.
  case timerDropped(HandleID)
  /// A callback was put at the end of the ready queue.
  case callbackQueued(HandleID, CallbackKind, for: TaskID?)
  /// A callback was dropped from the ready queue.
  case callbackDropped(HandleID)
  /// The clock moved inside the open step.
  case clockMoved(LoopInstant)
}

/// What a callback of the loop does.
public enum CallbackKind: UInt8, Sendable, BitwiseCopyable {
  /// A timer that ends a sleep.
  case sleep
  /// Something gathered has ended.
  case gather
  /// One of the tasks that a wait is for has ended, or its time is up.
  case wait
  /// What a shield protects has ended, or the shield itself.
  case shield
  /// The time of a timeout is up.
  case timeout
  /// A task of a group has ended.
  case group
  /// One of several has ended that are taken in the order of completion.
  case completion
}

/// An observer of a loop.
///
/// A loop without one pays a single test per event. The idea is Trio's instruments
/// (https://trio.readthedocs.io/en/stable/reference-lowlevel.html#debugging-and-instrumentation),
/// with one method instead of many.
public protocol LoopInstrument: AnyObject {
  /// Takes note of an event.
  ///
  /// - Parameters:
  ///   - event: What happened.
  ///   - payload: Bytes that belong to `acted`, `detailed` and `printed` events, for this call only; else
  ///     empty.
  /// - Returns: Whether there is room for more; where not, the loop stops with the limit `memory`.
  func record(_ event: LoopEvent, payload: Span<UInt8>) -> Bool
}

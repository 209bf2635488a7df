import CooperativeLoop

/// One entry of a timeline's `steps`: a step of a task, or the run of a callback.
///
/// There is one of these a pass, filled again for each step, so that a step allocates nothing.
struct TimelineStep {
  enum Subject: BitwiseCopyable {
    case task(TaskID)
    case callback(Callback)
  }

  struct Callback: BitwiseCopyable {
    let handle: HandleID
    let kind: CallbackKind
    let task: TaskID?
  }

  struct Timer: BitwiseCopyable {
    let handle: HandleID
    let deadline: LoopInstant
    let task: TaskID?
  }

  /// A callback put into the ready queue.
  struct Queued: BitwiseCopyable {
    let callback: Callback
    /// How many of the step's `wakes` came before it.
    let position: Int
  }

  /// How it ended.
  enum Next: BitwiseCopyable {
    case yielded
    case polled(ObjectID)
    case suspended(Obstacle)
    case ended(TaskState)
    case callbackDone
  }

  /// Its index.
  var index = 0
  var turn = 0
  var time = LoopInstant.zero
  var end = LoopInstant.zero
  var subject = Subject.task(TaskID(index: 0))
  var cause = StepCause.start(by: nil)
  var next = Next.yielded
  var actions: StepActions
  var wakes = ReusedList<TaskID>()
  var timersSet = ReusedList<Timer>()
  var timersDropped = ReusedList<HandleID>()
  var callbacksQueued = ReusedList<Queued>()
  var callbacksDropped = ReusedList<HandleID>()

  init(in trace: Trace) {
    actions = StepActions(in: trace)
  }

  /// Forgets what the last step did; the memory stays.
  mutating func clear() {
    actions.clear()
    wakes.clear()
    timersSet.clear()
    timersDropped.clear()
    callbacksQueued.clear()
    callbacksDropped.clear()
  }
}

/// Why a step's task or callback was ready.
///
/// The steps named are indexes; nil is "before all steps".
enum StepCause: BitwiseCopyable {
  case start(by: Int?)
  case yield(by: Int?)
  case wake(by: Int?, Obstacle)
  case cancel(by: Int?, Obstacle)
  case timer(by: Int?)
  case done(by: Int?)
}

/// What keeps a task from running.
enum Obstacle: Hashable, BitwiseCopyable {
  case task(TaskID)
  case gather(GatherID)
  case wait(GatherID)
  case sleep(until: LoopInstant)
  case poll(ObjectID)
  case object(ObjectID)
  case group(GroupID)
  case completion(CompletionQueueID)
  /// Something outside the loop's own types.
  case native

  /// The obstacle that a loop reports; of a sleep it does not repeat the deadline.
  init(_ reason: WaitReason, until deadline: LoopInstant = .zero) {
    switch reason.kind {
    case .task: self = .task(TaskID(index: reason.index))
    case .gather: self = .gather(GatherID(index: reason.index))
    case .wait: self = .wait(GatherID(index: reason.index))
    case .sleep: self = .sleep(until: deadline)
    case .object: self = .object(ObjectID(index: reason.index))
    case .group: self = .group(GroupID(index: reason.index))
    case .completion: self = .completion(CompletionQueueID(index: reason.index))
    case .future: self = .native
    }
  }
}

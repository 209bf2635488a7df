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
  var actions = ReusedList<StepAction>()
  /// The payloads of `actions`, one after the other.
  var payloads: [UInt8] = []
  var wakes = ReusedList<TaskID>()
  var timersSet = ReusedList<Timer>()
  var timersDropped = ReusedList<HandleID>()
  var callbacksQueued = ReusedList<Queued>()
  var callbacksDropped = ReusedList<HandleID>()

  /// Forgets what the last step did; the memory stays.
  mutating func clear() {
    actions.clear()
    if !payloads.isEmpty { payloads.removeAll(keepingCapacity: true) }
    wakes.clear()
    timersSet.clear()
    timersDropped.clear()
    callbacksQueued.clear()
    callbacksDropped.clear()
  }
}

/// Something that a step did.
struct StepAction: BitwiseCopyable {
  enum Kind: BitwiseCopyable {
    /// The payload is JSON members; empty for a consumer that does not read them.
    case acted
    /// The payload is the line.
    case printed
    case yielded
    case polled(ObjectID)
  }

  let kind: Kind
  let site: SiteID
  /// The clock when it was done.
  let moment: LoopInstant
  /// Where its payload begins in the step's `payloads`.
  let payloadStart: Int
  let payloadCount: Int
  /// How many bytes in front of the payload are JSON members as well, which stand behind all others.
  let detailCount: Int

  var payload: Range<Int> { payloadStart..<payloadStart + payloadCount }
  var details: Range<Int> { payloadStart - detailCount..<payloadStart }
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

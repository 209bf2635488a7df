// What the loop keeps of each task, future, callback and gather: plain values in columns.

/// A task.
///
/// 32 bytes each. A step that only yields reads none of them: who runs it stands in its `BodyEntry`.
struct TaskRecord: BitwiseCopyable {
  /// What must be seen to before a task's next step.
  struct Attention: OptionSet {
    let rawValue: UInt8
    /// It is the first step.
    static let isNew = Attention(rawValue: 1)
    /// It polls.
    static let isPolling = Attention(rawValue: 4)
    /// It begins with a cancellation, because someone asked for it.
    static let mustCancel = Attention(rawValue: 8)
    /// The same, because what it waited on was cancelled.
    static let isInterrupted = Attention(rawValue: 16)
  }

  /// Where it is not empty, the task's `BodyEntry` needs attention as well.
  private(set) var attention: Attention = .isNew
  /// Where it stands, but for the task whose step is open: that one is `running`.
  var state = TaskState.pending
  /// The future it is suspended on, until it is ready again; else `noIndex`.
  private(set) var waitingOn = noIndex
  /// The future that ends when the task ends.
  let future: UInt32
  /// The task in whose step it was created, or `noIndex`.
  let parent: UInt32
  /// What it waits for while `waiting`, or polls while `isPolling`.
  var reason = WaitReason.sleep
  /// Under a policy: where it stands among the choices, or `noIndex`.
  var place = noIndex
  /// How many requests to cancel it were made and not taken back.
  var cancelRequests: UInt32 = 0

  init(future: UInt32, parent: UInt32) {
    self.future = future
    self.parent = parent
  }

  /// Whether its next step begins with a cancellation.
  var mustCancel: Bool { attention.contains(.mustCancel) }

  /// Whether it is in the ready queue and polls.
  ///
  /// Its body knows whether in vain.
  var isPolling: Bool { attention.contains(.isPolling) }

  /// Takes note that it is suspended.
  mutating func suspend(on future: UInt32, as suspended: TaskState, because why: WaitReason) {
    reason = why
    state = suspended
    waitingOn = future
  }

  /// Takes note that it is ready again, after a suspension.
  mutating func wake() {
    state = .ready
    waitingOn = noIndex
    attention = attention.intersection(.mustCancel)
  }

  /// Takes note that all was seen to: its next step begins.
  mutating func begin() {
    attention = []
    state = .ready
  }

  /// Takes note of something that must be seen to; only `LoopState.mark` may.
  mutating func mark(_ mark: Attention) { attention.insert(mark) }

  /// Takes note that a cancellation has been delivered otherwise.
  mutating func dropCancellation() { attention.remove(.mustCancel) }

  /// Whether the body is still needed: to run, or to tell the error.
  var keepsBody: Bool { !state.isEnded || state == .failed || state == .skipped }
}

/// A future: something that ends once, and then makes its callbacks ready.
///
/// 32 bytes each.
struct FutureRecord: LinkedRecord {
  enum State: UInt8, BitwiseCopyable {
    case pending, done, failed, cancelled
  }

  /// The first callback; while the place is free, the next free one.
  var next = noIndex
  /// The last callback.
  var lastCallback = noIndex
  /// The task that this is the end of, or `noIndex`.
  var task = noIndex
  /// While it is pending: the task that it wakes first of all; afterwards: the future that made it fail.
  private var other = noIndex
  /// The gather whose end this is, or `noIndex`.
  var gather = noIndex
  /// As a place in a wait queue: the places behind it and before it, or `noIndex`.
  var nextPlace = noIndex
  var previousPlace = noIndex
  var state = State.pending
  /// Whether someone took note of the error it failed with.
  var isRetrieved = false
  /// Set while the members of a new gather are counted, on those that were.
  var isCounted = false
  /// Whether it is a place in a wait queue.
  var isQueued = false

  /// Makes a future, of a task or of nothing.
  init(task: UInt32 = noIndex) {
    self.task = task
  }

  /// Makes a future that is a place in a wait queue.
  init(queuedAfter last: UInt32) {
    previousPlace = last
    isQueued = true
  }

  /// The task that its end wakes before its callbacks, or `noIndex`.
  ///
  /// Most futures are waited for by one task and nothing else: that takes no callback.
  var waiter: UInt32 { state == .pending ? other : noIndex }

  /// What its end makes ready, while it is pending: its waiter and the first of its callbacks.
  var followers: (waiter: UInt32, callback: UInt32) { (other, next) }

  /// Where it failed because another did: that one's index; else `noIndex`.
  var source: UInt32 { state == .pending ? noIndex : other }

  /// Whether a task can be its waiter: it is pending, and nothing comes before that task.
  var isFree: Bool { state == .pending && other == noIndex && next == noIndex }

  /// Takes note of the task that its end wakes, or of none; it is pending.
  mutating func wake(_ waiter: UInt32) { other = waiter }

  /// Takes note of its end; its list is empty then.
  mutating func end(as end: State, source origin: UInt32) {
    state = end
    other = origin
    next = noIndex
    lastCallback = noIndex
  }
}

/// What runs when a future ends or a timer fires.
///
/// 24 bytes each.
struct CallbackRecord: LinkedRecord {
  enum Action: UInt8, BitwiseCopyable {
    /// Wakes the task `subject`.
    case wakeTask
    /// Completes the future `subject`: a sleep or a wait is over.
    case complete
    /// Tells the gather or wait `subject` that its member `detail` has ended.
    case memberEnded
    /// Hands the end of the shielded future `detail` on to the future `subject`.
    case unshield
    /// Stops the callback `detail` on the future that `subject`, which shielded it, was made for.
    case dropShield
    /// Cancels the task of the timeout `subject`.
    case expire
    /// Tells the task group `subject` that its task `detail` has ended.
    case groupTaskEnded
    /// Tells the completion queue `subject` that the future `detail` has ended.
    case completed
  }

  /// Where it is: so that it can be taken back.
  enum Place: UInt8, BitwiseCopyable {
    /// In the list of the future `home`.
    case attached
    /// Among the timers, or in the ready queue.
    case scheduled
  }

  var next = noIndex
  /// The callback before it in its future's list.
  var previous = noIndex
  /// The future in whose list it is.
  var home = noIndex
  let subject: UInt32
  let detail: UInt32
  let action: Action
  /// What the timeline calls it.
  let kind: CallbackKind
  var place = Place.scheduled
  /// Whether it is in the ready queue.
  var isReady = false
  /// Whether it must not run any more.
  var isDropped = false

  /// Takes note that it is in the ready queue.
  mutating func schedule() {
    place = .scheduled
    isReady = true
  }

  /// Takes note that it is the last in a future's list.
  mutating func attach(to future: UInt32, after last: UInt32) {
    place = .attached
    home = future
    previous = last
  }
}

/// A gather, or a wait for tasks: several futures that are waited for as one.
///
/// 36 bytes each.
struct GatherRecord: BitwiseCopyable {
  /// What it is waiting for.
  enum Rule: UInt8, BitwiseCopyable {
    /// `gather`: all, or the first that did not return.
    case gather
    /// `gather` that collects errors: all.
    case gatherCollecting
    /// `wait`: all; the first; the first that failed, or all.
    case all, first, firstFailure

    var isWait: Bool { self != .gather && self != .gatherCollecting }
  }

  /// Ends when there is nothing left to wait for.
  let outer: UInt32
  /// Where its members begin in the column of members.
  let firstMember: UInt32
  let memberCount: UInt32
  /// How many different members have not been seen to end.
  var remaining: UInt32
  /// The task that asked for it, or `noIndex`.
  let owner: UInt32
  /// Where the callbacks of a wait stand in the column of members; none once the wait is over.
  var firstCallback: UInt32 = 0
  var callbackCount: UInt32 = 0
  /// The timer that ends a wait early, or `noIndex`.
  var timer = noIndex
  let rule: Rule
  /// Whether someone cancelled it while members were running.
  var isCancelRequested = false
}

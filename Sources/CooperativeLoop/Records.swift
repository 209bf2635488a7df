// What the loop keeps of each task, future, callback and gather: plain values in columns.

/// A task.
///
/// 32 bytes each.
struct TaskRecord: BitwiseCopyable {
  /// Who runs its steps; retained while `keepsBody`.
  var body: Unmanaged<TaskBody>
  /// The future that ends when the task ends.
  let future: UInt32
  /// The task in whose step it was created, or `noIndex`.
  let parent: UInt32
  /// What it waits for while `waiting`, or polls while `isPolling`.
  var reason: WaitReason
  var state: TaskState
  /// Whether it is in the ready queue and polls.
  ///
  /// Its body knows whether in vain.
  var isPolling: Bool

  /// Whether the body is still needed: to run, or to tell the error.
  var keepsBody: Bool { !state.isEnded || state == .failed || state == .skipped }
}

/// A future: something that ends once, and then makes its callbacks ready.
///
/// 20 bytes each.
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
  /// Where it failed because another did: that one's index; else `noIndex`.
  var source = noIndex
  var state = State.pending
  /// Whether someone took note of the error it failed with.
  var isRetrieved = false
}

/// What runs when a future ends or a timer fires.
///
/// 16 bytes each.
struct CallbackRecord: LinkedRecord {
  enum Action: UInt8, BitwiseCopyable {
    /// Wakes the task `subject`.
    case wakeTask
    /// Completes the future `subject`, whose sleep is over.
    case endSleep
    /// Tells the gather or wait `subject` that one of its futures has ended.
    case childEnded
  }

  var next = noIndex
  let action: Action
  /// Whether it must not run any more.
  var isDropped = false
  let subject: UInt32
  /// `childEnded`: the future that it is about.
  ///
  /// `endSleep`: the task that sleeps, or `noIndex`.
  let detail: UInt32
}

/// A gather, or a wait for tasks: futures of which all must end.
///
/// 24 bytes each.
struct GatherRecord: BitwiseCopyable {
  /// Ends when all have ended or, in a gather that does not collect errors, the first has failed.
  let outer: UInt32
  /// Where its members begin in the column of members.
  let firstMember: UInt32
  let memberCount: UInt32
  /// How many different members have not been seen to end.
  var remaining: UInt32
  /// The task that asked for it, or `noIndex`.
  let owner: UInt32
  let isWait: Bool
  let collectsErrors: Bool
}

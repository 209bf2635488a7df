/// Tasks that end before the block that created them does: asyncio's `TaskGroup`.
///
/// When one fails, the others and the block are cancelled; the block then ends with all errors. The
/// order is that of CPython 3.13.0's `Lib/asyncio/taskgroups.py`, but for the tasks being cancelled in
/// the order in which they were created, where CPython's is that of a set.
public final class TaskGroup {
  private let loop: LoopReference
  /// The task whose block it is.
  public let parent: TaskID
  /// Which of the loop's groups it is.
  public let id: GroupID
  /// What reports call it.
  public let name: String
  /// Its tasks, in the order of creation.
  public private(set) var tasks: [TaskID] = []
  /// How many of them have not been seen to end.
  private var running = 0
  private var isExiting = false
  private var isAborting = false
  private var isParentCancelRequested = false
  /// What the block waits on for its tasks.
  private var completion: FutureID?
  /// The tasks that failed, in the order in which it was seen.
  public private(set) var failed: [TaskID] = []

  /// Enters a block in a task.
  ///
  /// - Parameters:
  ///   - loop: The task's loop.
  ///   - parent: The task.
  ///   - name: What reports call the group. Names need not differ.
  public init(on loop: EventLoop, of parent: TaskID, named name: String = "group") {
    self.loop = LoopReference(loop)
    self.parent = parent
    self.name = name
    id = GroupID(index: UInt32(loop.groups.count))
    loop.groups.append(self)
  }

  /// Why no task can be added, as asyncio says it; nil where one can.
  public var refusal: String? {
    if isExiting && running == 0 { return "TaskGroup is finished" }
    return isAborting ? "TaskGroup is shutting down" : nil
  }

  /// Adds a task that was just created.
  ///
  /// - Precondition: `refusal` is nil.
  public func add(_ task: TaskID) {
    tasks.append(task)
    running += 1
    loop { loop in
      _ = loop.attach(
        .groupTaskEnded,
        .group,
        subject: id.index,
        detail: task.index,
        to: loop.future(of: task)
      )
    }
  }

  /// What the end of a block comes to.
  public enum Exit {
    /// Its tasks have not ended: the parent waits on the future and then calls `proceed`.
    case wait(FutureID)
    /// It ends as the block did, without the cancellation that the group itself had asked for.
    case clean
    /// It ends with the cancellation.
    case cancelled
    /// It ends with a group of errors: those of `failed` and, last, the block's own if it failed.
    case errors
  }

  /// How a block ended.
  public enum BlockEnd: Sendable {
    /// It ran to its end, or was left by a jump.
    case normal
    /// A cancellation comes out of it.
    case cancelled
    /// An error comes out of it.
    case failed
  }

  private var end = BlockEnd.normal
  private var isCancellationDue = false

  /// Begins to leave the block.
  ///
  /// - Parameter end: How it ended.
  /// - Returns: What to do next.
  public func leave(_ end: BlockEnd) -> Exit {
    isExiting = true
    self.end = end
    isCancellationDue = end == .cancelled
    if end != .normal, !isAborting { abort() }
    return next()
  }

  /// Goes on leaving, after the future was waited on.
  ///
  /// - Parameter isCancelled: Whether the parent was cancelled meanwhile.
  /// - Returns: What to do next.
  public func proceed(isCancelled: Bool) -> Exit {
    if isCancelled, !isAborting {
      isCancellationDue = true
      abort()
    }
    if let completion { loop { $0.release(completion) } }
    completion = nil
    return next()
  }

  /// A task has ended: the callback of each.
  func taskEnded(_ task: TaskID) {
    loop { taskEnded(task, on: $0) }
  }

  private func taskEnded(_ task: TaskID, on loop: EventLoop) {
    running -= 1
    if let completion, running == 0 { loop.complete(completion) }
    let state = loop.state(of: task)
    guard state == .failed || state == .skipped else { return }
    loop.markRetrieved(loop.future(of: task))
    failed.append(task)
    guard !loop.state(of: parent).isEnded, !isAborting, !isParentCancelRequested else { return }
    abort()
    isParentCancelRequested = true
    loop.cancelForNow(parent)
  }

  private func next() -> Exit { loop { next(on: $0) } }

  private func next(on loop: EventLoop) -> Exit {
    if running > 0 {
      let future = loop.makeFuture()
      completion = future
      return .wait(future)
    }
    if isParentCancelRequested, loop.takeBackCancellation(of: parent) == 0 {
      isCancellationDue = false
    }
    if isCancellationDue, failed.isEmpty { return .cancelled }
    guard !failed.isEmpty || end == .failed else { return .clean }
    if loop.cancelRequests(of: parent) > 0 {
      loop.uncancel(parent)
      loop.cancel(parent)
    }
    return .errors
  }

  private func abort() {
    isAborting = true
    loop { loop in
      for task in tasks where !loop.state(of: task).isEnded { loop.cancel(task) }
    }
  }
}

extension EventLoop {
  /// The task group of an identifier.
  public func group(_ id: GroupID) -> TaskGroup { groups[Int(id.index)] }
}

/// A task made from an awaitable, and the end that others can await.
public struct LoopTask<Value>: Awaitable {
  @usableFromInline let loop: LoopReference
  @usableFromInline let body: AwaiterBody
  /// Which task of its loop it is.
  public let id: TaskID

  @inlinable
  init(id: TaskID, on loop: EventLoop, body: AwaiterBody) {
    self.id = id
    self.loop = LoopReference(loop)
    self.body = body
  }

  /// Where the task stands.
  public var state: TaskState { loop { $0.state(of: id) } }

  /// What the task ended with.
  ///
  /// - Throws: The task's error; `CancellationError` where it was cancelled, even if it returned a value
  ///   after that; `LoopError.notEnded` where it has not ended.
  @inlinable
  public func value() throws -> Value {
    try loop { try $0.noteRetrieval(of: id) }
    return try body.value(Value.self)
  }

  /// Begins to wait for the task's end.
  @inlinable
  public func makeAwaiter() -> Join<Value> { Join(task: self) }
}

/// Waiting for a task's end: gives its value or throws its error.
public struct Join<Value>: Awaiter {
  @usableFromInline let task: LoopTask<Value>

  @inlinable
  init(task: LoopTask<Value>) {
    self.task = task
  }

  /// Suspends until the task has ended; not at all where it has already.
  @inlinable
  public mutating func step() throws -> StepOutcome<Value> {
    if let future = task.loop({ $0.openEnd(of: task.id) }) {
      return .suspended(.until(future, because: .task(task.id)))
    }
    return .finished(try task.value())
  }
}

extension EventLoop {
  /// Takes note that someone has seen how a task ended.
  ///
  /// - Throws: `CancellationError` where it was cancelled, `LoopError.notEnded` where it has not ended.
  @usableFromInline
  func noteRetrieval(of task: TaskID) throws {
    let future = state.value.tasks[task.index].future
    state.value.futures[future].isRetrieved = true
    switch state.value.futures[future].state {
    case .pending: throw LoopError.notEnded
    case .cancelled: throw CancellationError()
    case .done, .failed: return
    }
  }

  /// The future that a task's end will end; nil where it has ended.
  @usableFromInline
  func openEnd(of task: TaskID) -> FutureID? {
    let future = state.value.tasks[task.index].future
    return state.value.futures[future].state == .pending ? FutureID(index: future) : nil
  }
}

/// What a user of the loop did wrong.
public enum LoopError: Error, Hashable, CustomStringConvertible {
  /// The value of a task was asked for that has not ended.
  case notEnded
  /// A condition was awaited without its lock.
  case notHeld
  /// The time of a timeout was up.
  case timedOut
  /// What only a task can do was done outside of one.
  case outsideOfTask
  /// The loop was to run in a step of its own.
  case alreadyRunning
  /// The loop ended before the awaitable did; where it was stuck, `EventLoop.waits` tells why.
  case unfinished(RunOutcome)

  /// What went wrong, in a sentence.
  public var description: String {
    switch self {
    case .notEnded: "the value of a task was asked for that has not ended"
    case .notHeld: "a condition was awaited without its lock"
    case .timedOut: "the time of a timeout was up"
    case .outsideOfTask: "what only a task can do was done outside of one"
    case .alreadyRunning: "the loop was to run in a step of its own: await the task instead"
    case .unfinished(.deadlock), .unfinished(.livelock):
      "nothing on the loop could go on any more: the loop's 'waits' tell what each task waits for, and "
        + "of whom nothing more was heard"
    case .unfinished(.limit(let limit)): "the run reached its limit of \(limit)"
    case .unfinished: "the loop ended before what was awaited"
    }
  }
}

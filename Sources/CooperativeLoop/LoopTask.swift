/// A task made from an awaitable, and the end that others can await.
public final class LoopTask<Value>: Awaitable {
  @usableFromInline unowned let loop: EventLoop
  @usableFromInline let result: TaskResult<Value>
  /// Which task of its loop it is.
  public let id: TaskID

  @usableFromInline
  init(id: TaskID, on loop: EventLoop, result: TaskResult<Value>) {
    self.id = id
    self.loop = loop
    self.result = result
  }

  /// Where the task stands.
  public var state: TaskState { loop.state(of: id) }

  /// What the task ended with.
  ///
  /// - Throws: The task's error; `LoopError.notEnded` where it has not ended.
  public func value() throws -> Value {
    loop.markRetrieved(loop.future(of: id))
    return try result.get()
  }

  /// Begins to wait for the task's end.
  public func makeAwaiter() -> Join<Value> { Join(task: self) }
}

/// Where a task's body leaves what it ended with.
@usableFromInline
final class TaskResult<Value> {
  @usableFromInline var outcome: Result<Value, any Error>?

  @inlinable init() {}

  func get() throws -> Value {
    guard let outcome else { throw LoopError.notEnded }
    return try outcome.get()
  }
}

/// Waiting for a task's end: gives its value or throws its error.
public struct Join<Value>: Awaiter {
  let task: LoopTask<Value>

  /// Suspends until the task has ended; not at all where it has already.
  public mutating func step() throws -> StepOutcome<Value> {
    let future = task.loop.future(of: task.id)
    guard !task.loop.isEnded(future) else { return .finished(try task.value()) }
    return .suspended(.until(future, because: .task(task.id)))
  }
}

/// What a user of the loop did wrong.
public enum LoopError: Error, Hashable {
  /// The value of a task was asked for that has not ended.
  case notEnded
  /// A condition was awaited without its lock.
  case notHeld
  /// The time of a timeout was up.
  case timedOut
  /// What only a task can do was done outside of one.
  case outsideOfTask
  /// The loop ended before the awaitable did.
  case unfinished(RunOutcome)
}

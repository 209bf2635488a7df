// Unchecked, because Swift cannot know of the check in `value`, the only way to the value.

/// A value that belongs to a loop, in a form that several async functions can share.
///
/// Events, tasks and the loop itself are for one thread only and so not `Sendable`; child tasks and
/// actors may only share what is. On the loop's thread this gives the value, elsewhere it stops the
/// program.
///
/// ```swift
/// let ready = LoopBound(Event(on: loop, named: "ready"), on: loop)
/// try loop.run {
///   async let waiting: Void = ready.value.wait()
///   ready.value.set()
///   try await waiting
/// }
/// ```
public struct LoopBound<Value>: @unchecked Sendable {
  private let bound: Value
  private let executor: LoopExecutor

  /// Binds a value to a loop.
  public init(_ value: Value, on loop: EventLoop) {
    bound = value
    executor = loop.executor
  }

  /// The value.
  ///
  /// - Precondition: The caller is on the loop's thread.
  public var value: Value {
    precondition(
      executor.isOnLoopThread,
      "a value of a loop was used on a thread that does not run the loop"
    )
    return bound
  }
}

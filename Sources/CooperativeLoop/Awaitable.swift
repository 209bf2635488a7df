/// Something that a task can wait for.
///
/// An awaitable relates to its awaiter as a sequence to its iterator: the awaitable can be waited for,
/// the awaiter is one such wait under way and is advanced step by step. The pair is Python's
/// (`__await__` returns an iterator), and as there an awaiter can be advanced by hand, without a loop:
///
/// ```swift
/// struct ComplexWork: Awaitable {
///   func makeAwaiter() -> Work { Work() }
///   struct Work: Awaiter {
///     var isResumed = false
///     mutating func step() -> StepOutcome<Void> {
///       guard isResumed else {
///         print("Hello")
///         isResumed = true
///         return .suspended(.yielding)
///       }
///       print("World")
///       return .finished(())
///     }
///   }
/// }
///
/// var work = ComplexWork().makeAwaiter()
/// work.step()   // prints Hello; is .suspended(.yielding)
/// work.step()   // prints World; is .finished(())
/// ```
public protocol Awaitable<Value> {
  /// What waiting for it gives.
  associatedtype Value
  /// A wait under way.
  associatedtype Waiting: Awaiter<Value>

  /// Begins to wait; nothing happens until the awaiter's first step.
  func makeAwaiter() -> Waiting
}

/// A wait under way, advanced by one step at a time.
///
/// An awaiter that awaits another holds it and passes on what its steps give until it has finished.
public protocol Awaiter<Value> {
  /// What it gives in the end.
  associatedtype Value

  /// Goes on to the next suspension, or to the end.
  ///
  /// - Returns: Why it suspends, or its value. After a value, or an error, it must not be stepped again.
  /// - Throws: The error with which it fails.
  mutating func step() throws -> StepOutcome<Value>

  /// Meets a cancellation where it is suspended, instead of its next step.
  ///
  /// By default it ends there and throws. An awaiter that holds another passes the cancellation on;
  /// one that has something to put in order does so first, and may suspend for it; one that catches
  /// the cancellation goes on.
  ///
  /// - Returns: Why it suspends again, or its value.
  /// - Throws: `CancellationError`, unless it fails otherwise.
  mutating func interrupt() throws -> StepOutcome<Value>
}

extension Awaiter {
  /// Ends with the cancellation.
  public mutating func interrupt() throws -> StepOutcome<Value> {
    throw CancellationError()
  }
}

/// What a step of an awaiter came to.
public enum StepOutcome<Value> {
  /// It hands back control, and says when to go on.
  case suspended(Suspension)
  /// It is at its end.
  case finished(Value)
}

/// When a suspended awaiter wants its next step.
public enum Suspension {
  /// In the next turn: it only lets others run.
  case yielding
  /// In the next turn, to look again whether a waiter's flag is set.
  case polling(Waiter)
  /// When the clock has reached a moment; the future ends then.
  case sleeping(until: LoopInstant, FutureID)
  /// When a future of its loop has ended.
  case until(FutureID, because: WaitReason)
}

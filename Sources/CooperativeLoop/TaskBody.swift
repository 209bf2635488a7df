/// What a task's step begins with.
public enum Delivery: UInt8, Sendable, BitwiseCopyable {
  /// It goes on where it was.
  case nothing
  /// It was cancelled: the operation that suspended it throws.
  case cancellation
}

/// What a task runs: the one seam between the loop and everything that it can run.
///
/// A hand-written awaitable is wrapped in one body per task; the tasks of a task graph share one body,
/// the interpreter, which finds a task's place by its identifier. A class with overridable methods
/// and not a protocol, because this call is made once a step: a load and a jump.
///
/// The loop adds little to a step, so what a body does decides what it costs. The cheapest body is a
/// final class whose `step` finds its task by the identifier in a `Column` that is held in an
/// `Owned` constant, touches nothing that needs reference counting or a run-time exclusivity check
/// (no stored `var` of a class, no array that a class holds), uses the loop that it is given and not
/// one that it holds, and returns `.yielded` from its first lines. `GraphMachine` is the example.
open class TaskBody {
  /// Makes a body.
  public init() {}

  /// Runs the task from where it stands to its next suspension or its end.
  ///
  /// Only the loop calls this. The body must not keep the loop's identifiers of released futures.
  ///
  /// - Parameters:
  ///   - task: Which of the body's tasks is to run.
  ///   - loop: The loop it runs on.
  ///   - delivery: What the step begins with: nothing, or a cancellation that the task meets where it
  ///     was suspended.
  /// - Returns: How the step ended.
  open func step(
    _ task: TaskID,
    on loop: EventLoop,
    delivering delivery: Delivery
  ) -> StepEnd {
    preconditionFailure("a task body overrides step(_:on:delivering:)")
  }

  /// Whether the object that the task polls has come about, so that another step gets it further.
  open func isPollFulfilled(_ task: TaskID) -> Bool { true }

  /// Lets go of what its tasks hold, because the loop goes away before they have ended: they may hold
  /// each other.
  func discard() {}

  /// The error that the task, which ended `failed` or `skipped`, ended with.
  open func error(of task: TaskID) -> (any Error)? { nil }
}

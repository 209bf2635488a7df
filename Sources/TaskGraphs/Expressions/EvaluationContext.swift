/// What an expression can see and what it costs: the running task's side of evaluation.
package protocol EvaluationContext {
  /// A scratch stack, kept between evaluations so that they need not allocate one.
  var stack: [Value] { get set }

  /// The value of a local, or nil where it is not bound yet.
  mutating func local(_ slot: Int) -> Value?

  /// The value of a shared variable.
  mutating func shared(_ index: Int) -> Value

  /// Takes note of elements or characters that the expression is about to make.
  ///
  /// Called before anything is allocated, so that a limit is reached instead of the memory's end.
  mutating func charge(operations: Int) throws(EvaluationFailure)

  /// The clock, in nanoseconds.
  mutating func now() -> Int64

  /// The running task's id.
  mutating func currentTask() -> String

  /// Whether the task or future of that name has ended.
  mutating func isDone(_ name: String) throws(EvaluationFailure) -> Bool

  /// Whether the task or future of that name ended cancelled.
  mutating func isCancelled(_ name: String) throws(EvaluationFailure) -> Bool

  /// Whether the event's or waiter's flag is set.
  mutating func isSet(_ name: String) throws(EvaluationFailure) -> Bool

  /// Whether the lock, semaphore or condition of that name is held.
  mutating func isLocked(_ name: String) throws(EvaluationFailure) -> Bool

  /// How many values the queue of that name holds.
  mutating func size(of name: String) throws(EvaluationFailure) -> Int64
}

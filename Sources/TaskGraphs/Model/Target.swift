/// What `await` waits for.
package enum AwaitTarget: Sendable {
  /// A root task, by its place in `TaskGraph.tasks`.
  case root(Int)
  /// A task that some step may have spawned under this id by then.
  case task(String)
  /// A waiter, an event, a condition, a future or a barrier, by its place in `TaskGraph.objects`.
  case object(Int)
  /// A coroutine, run in the same task, by its place in `TaskGraph.coroutines`.
  case coroutine(Int, arguments: [Argument])
  /// A name that is known at run time only; the arguments are for a coroutine of that name.
  case computed(Template, arguments: [Argument])
}

/// What `gather`, `wait_for`, `as_completed` and `shield` wait for.
package enum Target: Sendable {
  /// A root task, by its place in `TaskGraph.tasks`.
  case root(Int)
  /// A task that some step may have spawned under this id by then.
  case task(String)
  /// A future, by its place in `TaskGraph.objects`.
  case future(Int)
  /// A coroutine, run in a new task (but see `wait_for`).
  case coroutine(CoroutineCall, id: Template?)
  /// A name that is known at run time only: of a task, a future, or a coroutine without arguments.
  case computed(Template)
}

/// One of the tasks that `wait` waits for.
package enum TaskReference: Sendable {
  /// A root task, by its place in `TaskGraph.tasks`.
  case root(Int)
  /// A task that some step may have spawned under this id by then.
  case task(String)
  /// A name that is known at run time only.
  case computed(Template)
}

/// What `cancel` cancels.
package enum CancelTarget: Sendable {
  /// A root task, by its place in `TaskGraph.tasks`.
  case root(Int)
  /// A task that some step may have spawned under this id by then.
  case task(String)
  /// A future, by its place in `TaskGraph.objects`.
  case future(Int)
  /// A name that is known at run time only: of a task or a future.
  case computed(Template)
}

/// An object, by its place in `TaskGraph.objects` or by a computed name.
package enum ObjectReference: Sendable {
  /// One of a kind that the operation takes.
  case known(Int)
  /// A name that is known at run time only, and so is the object's kind.
  case computed(Template)
}

/// When `wait` has waited enough.
package enum WaitCondition: String, Sendable, CaseIterable {
  /// Once all tasks have ended.
  case allCompleted = "all_completed"
  /// Once one has ended.
  case firstCompleted = "first_completed"
  /// Once one has failed, or all have ended.
  case firstException = "first_exception"
}

/// How many tasks `notify` wakes.
package enum NotifyCount: Sendable {
  /// So many at most.
  case count(Operand)
  /// All that wait.
  case all
}

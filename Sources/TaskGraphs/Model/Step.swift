package import CooperativeLoop

/// One step of a body: an operation and where it stands.
package struct Step: Sendable {
  /// Where it stands in the document.
  package let site: SiteID
  /// A remark for those who watch.
  package let label: String?
  /// What it does.
  package let operation: StepOperation
}

/// What a step does, with all names that were written out resolved.
package enum StepOperation: Sendable {
  case print(Template)
  /// So many bare yields.
  case yield(Operand)
  case sleep(Operand)
  case work(Operand)
  case await(AwaitTarget, into: Binding?)
  case spawn(CoroutineCall, id: Template?, into: Binding?)
  case gather([GatherTarget], returnExceptions: Bool, into: Binding?)
  case set(ObjectReference)
  case clear(ObjectReference)
  case `repeat`(Operand, index: Binding?, steps: [Step])
  case `let`([Assignment])
  case `if`(Operand, then: [Step], else: [Step])
  case `return`(Operand)
}

/// The variable that a step binds.
package enum Binding: Sendable, Equatable {
  /// A variable of all tasks, by its place in `TaskGraph.variables`.
  case shared(Int)
  /// A local of this coroutine call, by its slot.
  case local(Int)
}

/// One assignment of a `let`.
package struct Assignment: Sendable {
  /// What is bound.
  package let binding: Binding
  /// To what.
  package let value: Operand
}

/// A call of a coroutine.
package struct CoroutineCall: Sendable {
  /// The coroutine.
  package let coroutine: CoroutineReference
  /// Its arguments, in the order in which they are evaluated.
  package let arguments: [Argument]
}

/// A coroutine, by its place or by a computed name.
package enum CoroutineReference: Sendable {
  case known(Int)
  case computed(Template)
}

/// One argument of a call.
package struct Argument: Sendable {
  /// The parameter's name.
  package let name: String
  /// The parameter's slot; nil where the coroutine's name is computed.
  package let slot: Int?
  /// What is passed.
  package let value: Operand
}

/// What `await` waits for.
package enum AwaitTarget: Sendable {
  /// A root task, by its place in `TaskGraph.tasks`.
  case root(Int)
  /// A task that some step may have spawned under this id by then.
  case task(String)
  /// A waiter or an event, by its place in `TaskGraph.objects`.
  case object(Int)
  /// A coroutine, run in the same task, by its place in `TaskGraph.coroutines`.
  case coroutine(Int, arguments: [Argument])
  /// A name that is known at run time only; the arguments are for a coroutine of that name.
  case computed(Template, arguments: [Argument])
}

/// One of the things that `gather` gathers.
package enum GatherTarget: Sendable {
  /// A root task, by its place in `TaskGraph.tasks`.
  case root(Int)
  /// A task that some step may have spawned under this id by then.
  case task(String)
  /// A coroutine, run in a new task.
  case coroutine(CoroutineCall, id: Template?)
  /// A name that is known at run time only: of a task, or of a coroutine without arguments.
  case computed(Template)
}

/// An object, by its place in `TaskGraph.objects` or by a computed name.
package enum ObjectReference: Sendable {
  case known(Int)
  case computed(Template)
}

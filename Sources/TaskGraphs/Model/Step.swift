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
///
/// A limit in seconds (`upTo`, and that of `timeout`) is nil where there is none; an expression there
/// can still give null, which is no limit either.
package enum StepOperation: Sendable {
  case print(Template)
  /// So many bare yields.
  case yield(Operand)
  case sleep(Operand)
  case work(Operand)
  case await(AwaitTarget, into: Binding?)
  case spawn(CoroutineCall, id: Template?, group: Name?, into: Binding?)
  case gather([Target], returnExceptions: Bool, into: Binding?)
  case wait([TaskReference], until: WaitCondition, upTo: Operand?, into: Binding?)
  /// A coroutine among its targets never has an id.
  case waitFor(Target, upTo: Operand?, into: Binding?)
  case asCompleted([Target], into: Binding?, steps: [Step])
  case shield(Target, into: Binding?)
  case cancel(CancelTarget, into: Binding?)
  case timeout(Operand?, steps: [Step])
  case group(Name, steps: [Step])
  case set(ObjectReference)
  case clear(ObjectReference)
  case with(ObjectReference, steps: [Step])
  case acquire(ObjectReference)
  case release(ObjectReference)
  case notify(ObjectReference, NotifyCount)
  case put(ObjectReference, value: Operand)
  case get(ObjectReference, into: Binding?)
  case putNowait(ObjectReference, value: Operand)
  case getNowait(ObjectReference, into: Binding?)
  case taskDone(ObjectReference)
  case join(ObjectReference)
  case resolve(ObjectReference, value: Operand)
  case reject(ObjectReference, with: ExceptionMaker)
  case `let`([Assignment])
  case `if`(Operand, then: [Step], else: [Step])
  case `while`(Operand, steps: [Step])
  case `for`(Binding, in: Operand, steps: [Step])
  case `repeat`(Operand, index: Binding?, steps: [Step])
  /// Leaves the innermost loop of the body.
  case `break`
  /// Goes on with the innermost loop of the body.
  case `continue`
  case `try`([Step], except: [ExceptPart], else: [Step], finally: [Step])
  case raise(ExceptionMaker)
  /// Raises what the innermost `except` part around it has caught.
  case reraise
  case `return`(Operand)
  case assert(Operand, message: Template?)
  /// A remark for those who watch.
  case note(Template)
}

/// The variable that a step binds.
package enum Binding: Sendable, Hashable {
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

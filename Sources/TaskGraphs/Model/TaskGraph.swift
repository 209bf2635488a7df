package import CooperativeLoop

/// A task graph that has been read and found valid: what a run is compiled from.
///
/// Every name that was written out is resolved to an index; what is computed at run time stays a
/// template.
package struct TaskGraph: Sendable {
  /// The graph's name.
  package let name: String?
  /// What the graph shows.
  package let description: String?
  /// What tasks wait on, in the document's order.
  package let objects: [ObjectDeclaration]
  /// What tasks share, in the document's order.
  package let variables: [SharedVariable]
  /// Bodies that tasks can run, in the document's order.
  package let coroutines: [Coroutine]
  /// The root tasks, in the document's order; at least one.
  package let tasks: [RootTask]
  /// How the graph asks to be run.
  package let options: RunOptions
  /// Where each step stands in the document.
  package let sites: SiteTable
}

/// An object that tasks wait on.
package struct ObjectDeclaration: Sendable {
  /// The object's name.
  package let name: String
  /// What it is.
  package let kind: ObjectKind
}

/// A variable that all tasks share.
package struct SharedVariable: Sendable {
  /// The variable's name.
  package let name: String
  /// Its value when the run begins.
  package let value: Value
}

/// A body with parameters.
package struct Coroutine: Sendable {
  /// The coroutine's name.
  package let name: String
  /// The parameters' names; parameter `i` is local `i` of the body.
  package let parameters: [String]
  /// What it does.
  package let body: Body
}

/// The steps of one coroutine or of one root task, and the locals of a call of it.
package struct Body: Sendable {
  /// The locals' names by slot.
  ///
  /// The parameters come first, then every other name that is not shared, in the order in which the
  /// body first mentions it. A name that is only read has a slot too, and is never bound.
  package let localNames: [String]
  /// The steps, in order.
  package let steps: [Step]
}

/// A task that exists from the start.
package struct RootTask: Sendable {
  /// The task's id.
  package let id: String
  /// What it does.
  package let work: RootWork
  /// The root tasks it waits for, by their place in `TaskGraph.tasks`, in the order given.
  package let after: [Int]
  /// Where it stands: `/tasks/0`.
  package let site: SiteID
  /// Where its `after` stands: `/tasks/0/after`; nil where it has none.
  package let afterSite: SiteID?
}

/// What a root task does.
package enum RootWork: Sendable {
  /// It only ends.
  case nothing
  /// It has steps of its own.
  case steps(Body)
  /// It runs a coroutine; the arguments are evaluated in the task's first step and see no locals.
  case run(coroutine: Int, arguments: [Argument])
}

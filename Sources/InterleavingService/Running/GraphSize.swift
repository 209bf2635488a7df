package import TaskGraphs

/// How much there is in a graph, as it was written.
package struct GraphSize: Sendable, Equatable {
  /// Root tasks.
  package let tasks: Int
  /// Coroutines.
  package let coroutines: Int
  /// Objects.
  package let objects: Int
  /// Steps, those within other steps too.
  package let steps: Int

  /// Counts what is in a graph.
  ///
  /// - Complexity: O(*n*) in its steps.
  package init(_ graph: TaskGraph) {
    tasks = graph.tasks.count
    coroutines = graph.coroutines.count
    objects = graph.objects.count
    steps = graph.sites.stepCount
  }

  /// The size in words: `2 tasks, 0 coroutines, 1 object, 7 steps`.
  package var description: String {
    [(tasks, "task"), (coroutines, "coroutine"), (objects, "object"), (steps, "step")]
      .map { count, noun in "\(count) \(noun)\(count == 1 ? "" : "s")" }
      .joined(separator: ", ")
  }
}

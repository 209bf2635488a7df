package import Languages
package import TaskGraphs

/// How much there is in a graph, as it was written.
package struct GraphSize: Sendable, Equatable, Told {
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
  package func sentence(in language: Language) -> Sentence {
    let nouns =
      switch language {
      case .english: ["task", "coroutine", "object", "step"]
      case .french: ["tâche", "coroutine", "objet", "étape"]
      }
    let counted = zip([tasks, coroutines, objects, steps], nouns).map { count, noun in
      "\(count) \(noun)\(isSingular(count, in: language) ? "" : "s")"
    }
    return "\(counted.joined(separator: ", "))"
  }

  /// French counts none as one.
  private func isSingular(_ count: Int, in language: Language) -> Bool {
    count == 1 || count == 0 && language == .french
  }
}

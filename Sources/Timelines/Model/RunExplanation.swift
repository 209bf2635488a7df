import CooperativeLoop

/// Why a run ended as it did: for machines the tasks that are stuck, for people a sentence.
struct RunExplanation {
  /// Who waits for whom, where the run is stuck.
  let graph: WaitsForGraph?
  /// Circles of tasks in which each waits for the next, no two of which share a task.
  let circles: [[TaskID]]
  let message: String

  /// Finds out why a run ended as it did.
  ///
  /// - Parameters:
  ///   - timeline: The run.
  ///   - facts: What is known of all of it.
  ///   - spelling: How the message writes a program's texts, where it must take care of them.
  init(
    _ timeline: Timeline,
    _ facts: RunFacts,
    spelling: @escaping (String) -> String = { $0 }
  ) {
    let isStuck = timeline.outcome == .deadlock || timeline.outcome == .livelock
    let graph = isStuck ? WaitsForGraph(timeline, facts) : nil
    let circles = graph.map { CircleSearch.circles(in: $0) } ?? []
    self.graph = graph
    self.circles = circles
    let message = OutcomeMessage(timeline: timeline, facts: facts, spelling: spelling)
    self.message = message.text(graph, circles: circles)
  }
}

import CooperativeLoop

/// Why a run ended as it did: for machines the tasks that are stuck, for people a sentence.
struct RunExplanation {
  /// Who waits for whom, where the run is stuck.
  let graph: WaitsForGraph?
  /// A circle of tasks in which each waits for the next; empty where there is none.
  let circle: [TaskID]
  let message: String

  init(_ timeline: Timeline, _ facts: RunFacts) {
    let isStuck = timeline.outcome == .deadlock || timeline.outcome == .livelock
    let graph = isStuck ? WaitsForGraph(timeline, facts) : nil
    let circle = graph?.circle() ?? []
    self.graph = graph
    self.circle = circle
    message = OutcomeMessage(timeline: timeline, facts: facts).text(graph, circle: circle)
  }
}

import CooperativeLoop

extension JSONTimelineEncoder {
  func writeOutcome(_ facts: RunFacts, _ vocabulary: JSONVocabulary, to out: inout ByteBuffer) {
    let explanation = RunExplanation(timeline, facts)
    out.append(#"{"status":""#)
    out.append(timeline.outcome.word)
    out.append(#"","message":"#)
    out.append(quoted: explanation.message)
    if case .limit(let limit) = timeline.outcome {
      out.append(#","limit":""#)
      out.append(limit.word)
      out.append("\"")
    }
    if let graph = explanation.graph { write(graph, vocabulary, to: &out) }
    if !explanation.circle.isEmpty {
      out.append(#","cycle":"#)
      vocabulary.write(explanation.circle, to: &out)
    }
    out.append("}")
  }

  private func write(
    _ graph: WaitsForGraph,
    _ vocabulary: JSONVocabulary,
    to out: inout ByteBuffer
  ) {
    out.append(#","waiting":["#)
    for place in graph.waiting.indices {
      out.append(place == 0 ? #"{"task":"# : #",{"task":"#)
      vocabulary.write(graph.waiting[place].task, to: &out)
      out.append(#","on":"#)
      vocabulary.write(graph.waiting[place].on, to: &out)
      out.append(#","held_by":"#)
      vocabulary.write(graph.helpers(at: place), to: &out)
      out.append("}")
    }
    out.append("]")
  }
}

extension RunOutcome {
  /// The status in a timeline.
  ///
  /// A run that was stopped from outside counts as one at a limit, of which
  /// no name is given.
  var word: StaticString {
    switch self {
    case .completed: "completed"
    case .failed: "failed"
    case .deadlock: "deadlock"
    case .livelock: "livelock"
    case .limit, .stopped: "limit"
    }
  }
}

extension LoopLimit {
  /// The limit's name in a timeline.
  var word: StaticString {
    switch self {
    case .steps: "steps"
    case .operations: "operations"
    case .tasks: "tasks"
    case .output: "output"
    case .time: "time"
    case .memory: "memory"
    case .schedule: "schedule"
    }
  }
}

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
    write(explanation.circles, vocabulary, to: &out)
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
      if let need = graph.waiting[place].need {
        out.append(#","needs":"#)
        need.write(to: &out)
      }
      out.append("}")
    }
    out.append("]")
  }

  /// The first circle by itself, and all of them where there are several.
  private func write(
    _ circles: [[TaskID]],
    _ vocabulary: JSONVocabulary,
    to out: inout ByteBuffer
  ) {
    guard let first = circles.first else { return }
    out.append(#","cycle":"#)
    vocabulary.write(first, to: &out)
    guard circles.count > 1 else { return }
    out.append(#","cycles":["#)
    for (place, circle) in circles.enumerated() {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      vocabulary.write(circle, to: &out)
    }
    out.append("]")
  }
}

extension WaitNeed {
  /// Writes the *needs* of docs/formats/timeline.md.
  fileprivate func write(to out: inout ByteBuffer) {
    switch self {
    case .room(let count, let capacity): Self.write("room", count, of: capacity, to: &out)
    case .value(let count): Self.write("value", count, to: &out)
    case .done(let unfinished): Self.write("done", unfinished, to: &out)
    case .notification: Self.write("notification", to: &out)
    case .lock: Self.write("lock", to: &out)
    case .arrivals(let arrived, let parties):
      Self.write("arrivals", arrived, of: parties, to: &out)
    case .set: Self.write("set", to: &out)
    case .result: Self.write("result", to: &out)
    }
  }

  private static func write(
    _ kind: StaticString,
    _ count: Int64? = nil,
    of whole: Int64? = nil,
    to out: inout ByteBuffer
  ) {
    out.append(#"{"kind":""#)
    out.append(kind)
    out.append("\"")
    if let count {
      out.append(#","count":"#)
      out.append(decimal: Int(count))
    }
    if let whole {
      out.append(#","of":"#)
      out.append(decimal: Int(whole))
    }
    out.append("}")
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

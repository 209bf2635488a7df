import CooperativeLoop

/// Says in one plain sentence how a run ended.
struct OutcomeMessage {
  /// How many names a sentence may list.
  private static let namesShown = 4
  /// How many characters of a program's own message a sentence may quote.
  private static let quoteLimit = 200

  let timeline: Timeline
  let facts: RunFacts
  /// How a program's texts are written.
  let spelling: (String) -> String

  private var loop: EventLoop { timeline.loop }
  private var words: WaitWords { WaitWords(timeline: timeline, spelling: spelling) }

  /// The sentence; where the run is stuck, out of who waits for whom.
  func text(_ graph: WaitsForGraph?, circle: [TaskID]) -> String {
    switch timeline.outcome {
    case .completed: completed()
    case .failed: failed()
    case .deadlock: circle.isEmpty ? stuck(graph, verb: "waits for") : closed(circle, graph)
    case .livelock: stuck(graph, verb: "polls")
    case .limit(let limit): Self.text(of: limit)
    case .stopped: "The run was stopped from outside before it had ended."
    }
  }

  private func completed() -> String {
    guard facts.tasks.contains(where: { $0.state != .done }) else {
      return facts.tasks.count == 1 ? "The task ended well." : "All tasks ended well."
    }
    return "All tasks ended, and none of the errors went unseen."
  }

  private func failed() -> String {
    for index in facts.tasks.indices where facts.tasks[index].state != .done {
      let task = TaskID(index: UInt32(truncatingIfNeeded: index))
      let isUnseen =
        facts.tasks[index].state != .cancelled && !loop.isRetrieved(loop.future(of: task))
      guard isUnseen || loop.parent(of: task) == nil else { continue }
      let name = quoted(loop.name(of: task))
      return switch facts.tasks[index].state {
      case .cancelled: "All tasks ended, but \(name) was cancelled."
      case .skipped: "All tasks ended, but \(name) was skipped: \(error(of: task))."
      default: "All tasks ended, but \(name) failed with \(error(of: task))."
      }
    }
    return "All tasks ended, but not all of them well."
  }

  private func error(of task: TaskID) -> String {
    guard let error = timeline.describer.error(of: task) else { return "an error" }
    let message = error.message.prefix(Self.quoteLimit)
    let isCut = message.utf8.count < error.message.utf8.count
    let type = spelling(error.type)
    return message.isEmpty ? type : "\(type): \(spelling(message + (isCut ? "…" : "")))"
  }

  private func closed(_ circle: [TaskID], _ graph: WaitsForGraph?) -> String {
    guard circle.count > 1 else { return ownObstacle(circle, graph) }
    var waits = circle.indices.prefix(Self.namesShown).map { place in
      let next = circle[(place + 1) % circle.count]
      let held = graph?.obstacle(of: circle[place]).map { words.words(for: $0, heldBy: next) }
      return "\(name(circle, place)) waits for \(held ?? quoted(loop.name(of: next)))"
    }
    if circle.count > Self.namesShown {
      waits.append("and so on around a circle of \(circle.count) tasks")
    } else if let last = waits.popLast() {
      waits.append("and \(last)")
    }
    return "\(waits.joined(separator: ", "))."
  }

  /// What is said of a task that is a circle by itself.
  private func ownObstacle(_ circle: [TaskID], _ graph: WaitsForGraph?) -> String {
    guard case .object(let object) = graph?.obstacle(of: circle[0]) else {
      return "\(name(circle, 0)) waits for itself."
    }
    return "\(name(circle, 0)) waits for \(words.thing(object)), which it holds itself."
  }

  private func name(_ circle: [TaskID], _ place: Int) -> String {
    quoted(loop.name(of: circle[place]))
  }

  /// Names the tasks that are left; of a livelock the pollers, since they keep it going.
  private func stuck(_ graph: WaitsForGraph?, verb: String) -> String {
    let isLivelock = timeline.outcome == .livelock
    let tasks = (graph?.waiting ?? []).filter { entry in
      if case .poll = entry.on { return true }
      return !isLivelock
    }
    var parts = tasks.prefix(Self.namesShown).map { task, obstacle in
      "\(quoted(loop.name(of: task))) \(verb) \(words.words(for: obstacle))"
    }
    let others = tasks.count - parts.count
    if others > 0 { parts.append("\(others) more tasks do alike") }
    let isOne = tasks.count == 1
    let end =
      isLivelock
      ? "and nothing is left that could set \(isOne ? "its flag" : "these flags")."
      : "and nothing is left that could wake \(isOne ? "it" : "them")."
    return "\(parts.joined(separator: ", ")), \(end)"
  }

  private func quoted(_ name: String) -> String { words.quoted(name) }

  private static func text(of limit: LoopLimit) -> String {
    let what =
      switch limit {
      case .steps: "its limit of steps"
      case .operations: "its limit of operations"
      case .tasks: "its limit of tasks"
      case .output: "its limit of printed output"
      case .time: "its limit of time"
      case .memory: "its limit of memory for records"
      case .schedule: "the end of what its schedule can choose"
      }
    return "The run reached \(what) and was cut short there."
  }
}

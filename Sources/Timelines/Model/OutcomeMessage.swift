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
  func text(_ graph: WaitsForGraph?, circles: [[TaskID]]) -> String {
    outcome(graph, circles) + unheard()
  }

  private func outcome(_ graph: WaitsForGraph?, _ circles: [[TaskID]]) -> String {
    switch timeline.outcome {
    case .completed: completed()
    case .failed: failed()
    case .deadlock where !circles.isEmpty: graph.map { closed(circles, $0) } ?? ""
    case .deadlock, .livelock: graph.map { stuck($0) } ?? ""
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

  /// Tells the first circle, and how much else is stuck.
  private func closed(_ circles: [[TaskID]], _ graph: WaitsForGraph) -> String {
    let others = graph.waiting.count - circles.reduce(0) { $0 + $1.count }
    return around(circles[0], graph) + besides(circles: circles.count - 1, tasks: others)
  }

  private func around(_ circle: [TaskID], _ graph: WaitsForGraph) -> String {
    let stuck = circle.prefix(Self.namesShown).compactMap { graph.place(of: $0) }
      .map { graph.waiting[$0] }
    if circle.count == 1, let own = stuck.first {
      return "\(quoted(loop.name(of: own.task))) \(words.wordsForOwn(own))."
    }
    var waits = stuck.indices.map { place in
      let next = circle[(place + 1) % circle.count]
      let wait = words.words(for: stuck[place], heldBy: next)
      return "\(quoted(loop.name(of: stuck[place].task))) \(wait)"
    }
    if circle.count > Self.namesShown {
      waits.append("and so on around a circle of \(circle.count) tasks")
    } else if let last = waits.popLast() {
      waits.append("and \(last)")
    }
    return "\(waits.joined(separator: ", "))."
  }

  /// What the sentence before has not told; empty where that is nothing.
  private func besides(circles: Int, tasks: Int) -> String {
    let more = circles == 1 ? "is 1 more circle" : "are \(circles) more circles"
    let others = tasks == 1 ? "1 more task waits" : "\(tasks) more tasks wait"
    switch (circles, tasks) {
    case (0, 0): return ""
    case (0, _): return " Besides, \(others)."
    case (_, 0): return " There \(more) like it."
    default: return " There \(more) like it, and \(others) besides."
    }
  }

  /// Names the tasks that are left; of a livelock the pollers, since they keep it going.
  private func stuck(_ graph: WaitsForGraph) -> String {
    let isLivelock = timeline.outcome == .livelock
    let tasks = graph.waiting.filter { stuck in
      if case .poll = stuck.on { return true }
      return !isLivelock
    }
    var parts = tasks.prefix(Self.namesShown).map { stuck in
      "\(quoted(loop.name(of: stuck.task))) \(words.words(for: stuck))"
    }
    let others = tasks.count - parts.count
    if others > 0 { parts.append(Self.alike(others, isLivelock)) }
    let isOne = tasks.count == 1
    let end =
      isLivelock
      ? "and nothing is left that could set \(isOne ? "its flag" : "these flags")."
      : "and nothing is left that could wake \(isOne ? "it" : "them")."
    let told = "\(parts.joined(separator: ", ")), \(end)"
    return told + besides(circles: 0, tasks: graph.waiting.count - tasks.count)
  }

  private static func alike(_ count: Int, _ isLivelock: Bool) -> String {
    let isOne = count == 1
    let verb = isLivelock ? (isOne ? "polls" : "poll") : (isOne ? "waits" : "wait")
    return "\(count) more \(isOne ? "task" : "tasks") \(verb) as well"
  }

  /// Names the tasks that are drawn as ended, and may not have.
  private func unheard() -> String {
    let tasks = loop.unheard
    guard !tasks.isEmpty else { return "" }
    let names = tasks.prefix(Self.namesShown).map { quoted(loop.name(of: $0)) }
      .joined(separator: ", ")
    let others = tasks.count > Self.namesShown ? " and \(tasks.count - Self.namesShown) more" : ""
    let each = tasks.count == 1 ? "it" : "each"
    return " Nothing more was heard of \(names)\(others): \(each) has ended, or waits for "
      + "something outside the loop."
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

import CooperativeLoop

/// What the picture says in words.
struct PictureWords {
  /// So many tasks are told one by one in the description.
  private static let toldTasks = 12
  private static let longestName = 80
  private static let longestReason = 2000

  /// The program's name.
  let name: String
  let outcome: RunOutcome
  /// Why the run ended as it did; empty where all is said by the outcome.
  let reason: String
  /// How much happened.
  let facts: [String]
  /// What is not drawn; empty where everything is.
  let leftOut: String
  private let tasks: [String]

  init(_ timeline: Timeline, _ facts: RunFacts, _ scene: PictureScene) {
    let name = timeline.header.name ?? "unnamed"
    self.name = XMLText.visible(PictureText.shortened(name, to: Self.longestName))
    outcome = timeline.outcome
    let explanation = RunExplanation(timeline, facts) {
      PictureText.isolated(XMLText.visible($0))
    }
    let message = PictureText.shortened(explanation.message, to: Self.longestReason)
    reason = outcome == .completed ? "" : PictureText.closed(message)
    self.facts = Self.facts(timeline, facts)
    leftOut = Self.leftOut(facts, scene)
    let told = scene.lanes.lazy.filter { $0.kind == .task }.prefix(Self.toldTasks)
    var tasks: [String] = told.map { lane in
      let name = PictureText.shortened(XMLText.visible(lane.name), to: Self.longestName)
      let steps = PictureText.counted(lane.steps, "step")
      return "\(PictureText.isolated(name)): \(lane.tone.meaning), \(steps)"
    }
    let more = facts.tasks.count - tasks.count
    if more > 0 { tasks.append("and \(PictureText.counted(more, "more task"))") }
    self.tasks = tasks
  }

  var title: String { "\(PictureText.isolated(name)): \(outcome.title.lowercased())" }

  var description: String {
    var sentences = ["\(facts.joined(separator: ", "))."]
    if !reason.isEmpty { sentences.append(reason) }
    if !leftOut.isEmpty { sentences.append(leftOut) }
    sentences.append(
      "A row is a task, a column is a step, and an arrow leads from a step to one that it made ready."
    )
    sentences.append("\(tasks.joined(separator: "; ")).")
    return sentences.joined(separator: " ")
  }

  private static func facts(_ timeline: Timeline, _ facts: RunFacts) -> [String] {
    let steps = facts.taskSteps
    let time = PictureText.seconds(timeline.loop.now)
    var told = [
      PictureText.counted(facts.tasks.count, "task"), PictureText.counted(steps, "step"),
    ]
    if facts.steps > steps { told.append(PictureText.counted(facts.steps - steps, "callback")) }
    told.append(PictureText.counted(timeline.loop.turns, "turn"))
    told.append("\(time) of \(timeline.header.clock.rawValue) time")
    return told
  }

  private static func leftOut(_ facts: RunFacts, _ scene: PictureScene) -> String {
    var parts: [String] = []
    if let gap = scene.gap {
      let half = PictureText.number((facts.steps - gap.steps) / 2)
      let all = PictureText.number(facts.steps)
      parts.append("the first \(half) and the last \(half) of \(all) columns")
    }
    let lanes = scene.lanes.count { $0.kind == .task }
    if lanes < facts.tasks.count {
      let all = PictureText.number(facts.tasks.count)
      parts.append("\(PictureText.number(lanes)) of \(all) tasks, the others in one row")
    }
    return parts.isEmpty ? "" : "Drawn are \(parts.joined(separator: ", and "))."
  }
}

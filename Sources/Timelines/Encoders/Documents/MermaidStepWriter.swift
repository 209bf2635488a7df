import CooperativeLoop

/// Writes wakes as messages, and printed lines and bad ends as notes, until there is no more room.
struct MermaidStepWriter: StepConsumer, ~Copyable {
  /// Mermaid refuses a text of more than 50,000 characters; names and the last notes need some of them.
  private static let mostBytes = 30_000
  private static let mostParticipants = 24

  /// The lanes in the diagram; -1 is the loop.
  private(set) var participants: Set<Int> = []
  private let timeline: Timeline
  private var out = ByteBuffer()
  /// How many wakes, lines and ends had no room.
  private(set) var leftOut = 0
  /// What each task waits for, where it does.
  private var waits: [Obstacle?]
  private var isBorn: [Bool]
  private var clock = LoopInstant.zero

  init(_ timeline: Timeline) {
    self.timeline = timeline
    waits = Array(repeating: nil, count: timeline.loop.taskCount)
    isBorn = Array(repeating: false, count: timeline.loop.taskCount)
  }

  /// What was written.
  consuming func finish() -> ByteBuffer { out }

  mutating func consume(_ step: borrowing TimelineStep) {
    var lane = -1
    if case .task(let task) = step.subject {
      lane = Int(task.index)
      isBorn[lane] = true
      if case .suspended(let obstacle) = step.next { waits[lane] = obstacle }
    }
    var actions = step.actions.makeReader()
    while let action = actions.next() {
      guard case .printed = action.kind else { continue }
      let line = String(decoding: action.payload, as: UTF8.self)
      note(lane, "prints \(line)", at: action.moment)
    }
    for index in step.wakes.indices { wake(step.wakes[index], by: lane, step) }
    guard case .task(let task) = step.subject else { return }
    switch step.next {
    case .ended(.cancelled): note(lane, "is cancelled", at: step.end)
    case .ended(.failed), .ended(.skipped):
      let type = timeline.describer.error(of: task)?.type ?? "an error"
      note(lane, "ends with \(type)", at: step.end)
    case .ended, .yielded, .polled, .suspended, .callbackDone: break
    }
  }

  private mutating func wake(_ task: TaskID, by lane: Int, _ step: borrowing TimelineStep) {
    let woken = Int(task.index)
    let isSpawn = !isBorn[woken]
    isBorn[woken] = true
    let reason = isSpawn ? "spawns" : words(for: waits[woken])
    waits[woken] = nil
    let text = at(step.end) + reason
    guard makeRoom(for: [lane, woken]) else { return }
    out.append(utf8: "  \(MermaidEncoder.name(lane))\(isSpawn ? "->>" : "-->>")")
    out.append(utf8: "\(MermaidEncoder.name(woken)): \(DocumentText(text).mermaid)\n")
    clock = step.end
  }

  private mutating func note(_ lane: Int, _ text: String, at moment: LoopInstant) {
    let text = at(moment) + text
    guard makeRoom(for: [lane]) else { return }
    out.append(
      utf8: "  Note over \(MermaidEncoder.name(lane)): \(DocumentText(text).mermaid)\n"
    )
    clock = moment
  }

  /// The clock, where it has moved since what was written last.
  private func at(_ moment: LoopInstant) -> String {
    guard moment != clock else { return "" }
    var text = ByteBuffer()
    text.append(secondsAt: moment)
    return "\(String(decoding: text.bytes(), as: UTF8.self)) s - "
  }

  /// Whether another line with these lanes fits; if not, it counts as left out.
  private mutating func makeRoom(for lanes: [Int]) -> Bool {
    let new = lanes.filter { !participants.contains($0) }.count
    guard out.count < Self.mostBytes, participants.count + new <= Self.mostParticipants else {
      leftOut += 1
      return false
    }
    participants.formUnion(lanes)
    return true
  }

  private func words(for obstacle: Obstacle?) -> String {
    let loop = timeline.loop
    return switch obstacle {
    case nil, .native: "wakes"
    case .sleep: "wakes - sleep is over"
    case .task(let task): "wakes - \(loop.name(of: task)) has ended"
    case .gather: "wakes - gathered"
    case .wait: "wakes - waited for"
    case .group(let group): "wakes - group \(loop.group(group).name) has ended"
    case .completion: "wakes - one of several has ended"
    case .object(let object), .poll(let object):
      "wakes - \(loop.object(object).kind) \(loop.object(object).name)"
    }
  }
}

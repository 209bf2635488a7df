import CooperativeLoop

/// Which lane of a picture each task has, from above.
///
/// Where there are more tasks than lanes, those get one that run first or last, then the earliest; what all
/// others do stands in one lane below.
struct LaneRows {
  /// The lanes of tasks, from above, and the index of the task of each.
  let tasks: [(row: Int, task: Int)]
  private let hasLoop: Bool
  /// The lane of each task.
  private let rows: [Int32]

  /// Gives out lanes.
  ///
  /// - Parameters:
  ///   - facts: How many tasks and callbacks there are.
  ///   - running: The tasks of the steps drawn, in order, and -1 for callbacks.
  ///   - limit: How many tasks have a lane of their own at most.
  init(_ facts: RunFacts, running: some BidirectionalCollection<Int>, limit: Int) {
    hasLoop = facts.steps > facts.taskSteps
    let first = hasLoop ? 1 : 0
    var chosen: Set<Int> = []
    if facts.tasks.count > limit {
      for task in running where task >= 0 && chosen.count < limit / 2 { chosen.insert(task) }
      for task in running.reversed() where task >= 0 && chosen.count < limit { chosen.insert(task) }
    }
    for task in facts.tasks.indices where chosen.count < limit { chosen.insert(task) }
    tasks = chosen.sorted().enumerated().map { ($0.offset + first, $0.element) }
    let others = Int32(first + tasks.count)
    var rows = [Int32](repeating: others, count: facts.tasks.count)
    for (row, task) in tasks { rows[task] = Int32(row) }
    self.rows = rows
  }

  func row(of subject: TimelineStep.Subject) -> Int {
    switch subject {
    case .callback: 0
    case .task(let task): Int(rows[Int(task.index)])
    }
  }

  /// The lanes, with nothing in them.
  func lanes(_ timeline: Timeline, _ facts: RunFacts) -> [PictureLane] {
    var lanes: [PictureLane] = []
    if hasLoop {
      let callbacks = facts.steps - facts.taskSteps
      lanes.append(PictureLane(kind: .loop, name: "event loop", tone: .callback, steps: callbacks))
    }
    var steps = 0
    for (_, task) in tasks {
      let name = timeline.loop.name(of: TaskID(index: UInt32(truncatingIfNeeded: task)))
      let facts = facts.tasks[task]
      let tone = PictureTone(facts.state)
      lanes.append(PictureLane(kind: .task, name: name, tone: tone, steps: facts.steps))
      steps += facts.steps
    }
    let left = facts.tasks.count - tasks.count
    if left > 0 {
      let name = "\(PictureText.number(left)) more"
      let rest = facts.taskSteps - steps
      lanes.append(PictureLane(kind: .others, name: name, tone: .running, steps: rest))
    }
    return lanes
  }
}

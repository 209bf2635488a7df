import CooperativeLoop

/// A task that a run has left, and what keeps it.
struct StuckTask {
  let task: TaskID
  let on: Obstacle
  /// What the object that it waits for still lacks, where more is known than which object it is.
  let need: WaitNeed?
}

/// Who waits for whom at the end of a run: from each task that is left to those that could end its wait.
struct WaitsForGraph {
  /// Holders of objects are listed in full until so many stand in all lists, and then only a few in
  /// each: of a semaphore that thousands hold, thousands may want one more.
  private static let holdersInFull = 10_000
  private static let holdersThen = 4

  /// The tasks that are left, in the order of creation.
  private(set) var waiting: [StuckTask] = []
  /// Where each waiting task's helpers begin in `edges`; one more than there are tasks.
  private(set) var starts = [0]
  private(set) var edges: [TaskID] = []
  /// Each task's place in `waiting`, or -1.
  private var places: [Int]

  /// Looks at all tasks of a loop that is stuck.
  ///
  /// - Complexity: Linear in the tasks, in the tasks that they wait for, and in the holders of objects.
  init(_ timeline: Timeline, _ facts: RunFacts) {
    places = Array(repeating: -1, count: facts.tasks.count)
    /// The last waiting task that counted each task among its helpers.
    var countedBy = Array(repeating: -1, count: facts.tasks.count)
    var holders = Holders(timeline)
    var listed = 0
    for index in facts.tasks.indices where !facts.tasks[index].state.isEnded {
      let task = TaskID(index: UInt32(truncatingIfNeeded: index))
      guard timeline.loop.owner(of: task) == task,
        let obstacle = timeline.obstacle(of: timeline.loop.wait(of: task), facts)
      else { continue }
      places[index] = waiting.count
      waiting.append(StuckTask(task: task, on: obstacle, need: timeline.need(of: task, obstacle)))
      if let object = obstacle.object {
        let most = listed < Self.holdersInFull ? Int.max : Self.holdersThen
        edges += holders.left(of: object).prefix(most)
        listed += edges.count - starts[starts.count - 1]
      } else {
        for helper in timeline.helpers(against: obstacle)
        where countedBy[Int(helper.index)] != index && !timeline.loop.state(of: helper).isEnded {
          countedBy[Int(helper.index)] = index
          edges.append(helper)
        }
      }
      starts.append(edges.count)
    }
  }

  /// The tasks that could end the wait of `waiting[place]`.
  func helpers(at place: Int) -> ArraySlice<TaskID> {
    edges[starts[place]..<starts[place + 1]]
  }

  /// The place of a task in `waiting`, or nil where it is not left.
  func place(of task: TaskID) -> Int? {
    let place = places[Int(task.index)]
    return place < 0 ? nil : place
  }
}

/// Who holds objects, asked for once an object.
private struct Holders {
  private let timeline: Timeline
  private var known: [ObjectID: [TaskID]] = [:]

  init(_ timeline: Timeline) {
    self.timeline = timeline
  }

  /// The holders that have not ended.
  mutating func left(of object: ObjectID) -> [TaskID] {
    if let holders = known[object] { return holders }
    let loop = timeline.loop
    let holders = timeline.describer.holders(of: object).filter { !loop.state(of: $0).isEnded }
    known[object] = holders
    return holders
  }
}

extension Obstacle {
  /// The object that is waited for or polled.
  fileprivate var object: ObjectID? {
    switch self {
    case .object(let object), .poll(let object): object
    case .task, .gather, .wait, .group, .completion, .sleep, .native: nil
    }
  }
}

extension Timeline {
  /// What a task that has not ended waits for, or nil where it only waits for its turn.
  fileprivate func obstacle(of task: TaskID, _ facts: RunFacts) -> Obstacle? {
    guard let reason = loop.waitReason(of: task) else { return nil }
    if reason.kind == .sleep { return facts.tasks[Int(task.index)].obstacle }
    let isPolling = loop.state(of: task) == .ready
    return isPolling ? .poll(ObjectID(index: reason.index)) : Obstacle(reason)
  }

  fileprivate func need(of task: TaskID, _ obstacle: Obstacle) -> WaitNeed? {
    obstacle.object == nil ? nil : describer.need(of: task)
  }

  /// The tasks whose end could end a wait; of objects it is their holders.
  fileprivate func helpers(against obstacle: Obstacle) -> [TaskID] {
    switch obstacle {
    case .task(let task): [task]
    case .gather(let gather), .wait(let gather):
      loop.members(of: gather).compactMap { loop.task(endingIn: $0) }
    case .group(let group): loop.group(group).tasks
    case .completion(let queue): loop.completionQueue(queue).tasks
    case .object, .poll, .sleep, .native: []
    }
  }
}

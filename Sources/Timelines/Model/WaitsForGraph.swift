import CooperativeLoop

/// Who waits for whom at the end of a run: from each task that is left to those that could end its wait.
struct WaitsForGraph {
  /// The tasks that are left, in the order of creation, and what each waits for.
  private(set) var waiting: [(task: TaskID, on: Obstacle)] = []
  /// Where each waiting task's helpers begin in `edges`; one more than there are tasks.
  private var starts = [0]
  private var edges: [TaskID] = []
  /// Each task's place in `waiting`, or -1.
  private var places: [Int]

  /// Looks at all tasks of a loop that is stuck.
  ///
  /// - Complexity: Linear in the tasks and in what they wait for.
  init(_ timeline: Timeline, _ facts: RunFacts) {
    places = Array(repeating: -1, count: facts.tasks.count)
    /// The last waiting task that counted each task among its helpers.
    var countedBy = Array(repeating: -1, count: facts.tasks.count)
    for index in facts.tasks.indices where !facts.tasks[index].state.isEnded {
      let task = TaskID(index: UInt32(truncatingIfNeeded: index))
      guard let obstacle = timeline.obstacle(of: task, facts) else { continue }
      places[index] = waiting.count
      waiting.append((task, obstacle))
      for helper in timeline.helpers(against: obstacle)
      where countedBy[Int(helper.index)] != index && !timeline.loop.state(of: helper).isEnded {
        countedBy[Int(helper.index)] = index
        edges.append(helper)
      }
      starts.append(edges.count)
    }
  }

  /// The tasks that could end the wait of `waiting[place]`.
  func helpers(at place: Int) -> ArraySlice<TaskID> {
    edges[starts[place]..<starts[place + 1]]
  }

  /// What a task waits for, or nil where it does not.
  func obstacle(of task: TaskID) -> Obstacle? {
    let place = places[Int(task.index)]
    return place < 0 ? nil : waiting[place].on
  }

  /// A circle of tasks in which each waits for the next, or nothing where there is none.
  ///
  /// It is the first that a search from the earliest created tasks meets, and begins with its earliest
  /// task. Linear time; does not recurse, because a chain of waits may be as long as there are tasks.
  func circle() -> [TaskID] {
    /// Whether a place was seen, and where it stands on the path from the search's root, or -1.
    var isSeen = Array(repeating: false, count: waiting.count)
    var depth = Array(repeating: -1, count: waiting.count)
    var path: [(place: Int, edge: Int)] = []
    for root in waiting.indices where !isSeen[root] {
      isSeen[root] = true
      depth[root] = 0
      path.append((root, starts[root]))
      while let (place, edge) = path.last {
        guard edge < starts[place + 1] else {
          depth[place] = -1
          path.removeLast()
          continue
        }
        path[path.count - 1].edge += 1
        let next = places[Int(edges[edge].index)]
        guard next >= 0, !isIdle(from: place, to: next) else { continue }
        if depth[next] >= 0 { return canonical(path[depth[next]...].map(\.place)) }
        guard !isSeen[next] else { continue }
        isSeen[next] = true
        depth[next] = path.count
        path.append((next, starts[next]))
      }
    }
    return []
  }

  /// Whether it leads from a task to itself where others could end its wait as well: a task that has
  /// one permit of a semaphore and waits for another.
  private func isIdle(from place: Int, to next: Int) -> Bool {
    next == place && starts[place + 1] - starts[place] > 1
  }

  /// The circle of places, turned so that its earliest task comes first.
  private func canonical(_ circle: [Int]) -> [TaskID] {
    guard let first = circle.min(), let begin = circle.firstIndex(of: first) else { return [] }
    return (circle[begin...] + circle[..<begin]).map { waiting[$0].task }
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

  /// The tasks whose doing could end a wait, as far as is known.
  fileprivate func helpers(against obstacle: Obstacle) -> [TaskID] {
    switch obstacle {
    case .task(let task): [task]
    case .gather(let gather), .wait(let gather):
      loop.members(of: gather).compactMap { loop.task(endingIn: $0) }
    case .object(let object), .poll(let object): describer.holders(of: object)
    case .group(let group): loop.group(group).tasks
    case .completion(let queue): loop.completionQueue(queue).tasks
    case .sleep, .native: []
    }
  }
}

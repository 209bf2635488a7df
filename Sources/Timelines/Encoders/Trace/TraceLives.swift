import CooperativeLoop

/// Follows what each task waits for, and writes it as slices of its own track: the life of the task, and in
/// it what it sleeps on or waits for.
struct TraceLives {
  private enum Phase {
    case unborn, ready, waiting, ended
  }

  private struct Life {
    var phase = Phase.unborn
    /// What it waits for while it does.
    var obstacle = Obstacle.native
  }

  private let loop: EventLoop
  private let facts: RunFacts
  private var lives: [Life]
  private var ready = 0
  private var waiting = 0
  /// What was written last.
  private var told = (ready: -1, waiting: -1)

  init(_ loop: EventLoop, _ facts: RunFacts) {
    self.loop = loop
    self.facts = facts
    lives = Array(repeating: Life(), count: facts.tasks.count)
  }

  /// Whether a task is new to the trace.
  func isUnborn(_ task: TaskID) -> Bool { lives[Int(task.index)].phase == .unborn }

  /// Begins the lives of the tasks that are there before the first step.
  mutating func beginRoots(in events: inout TraceEvents) {
    for index in facts.tasks.indices where facts.tasks[index].createdIn < 0 {
      wake(TaskID(index: UInt32(truncatingIfNeeded: index)), at: 0, in: &events)
    }
    count(at: 0, in: &events)
  }

  /// A task was created, or need not wait any more.
  mutating func wake(_ task: TaskID, at position: UInt64, in events: inout TraceEvents) {
    switch lives[Int(task.index)].phase {
    case .unborn: writeLife("b", task, at: position, in: &events)
    case .waiting:
      writeWait("e", task, at: position, in: &events)
      waiting -= 1
    case .ready, .ended: return
    }
    lives[Int(task.index)].phase = .ready
    ready += 1
  }

  /// A task's step ended.
  mutating func leave(
    _ task: TaskID,
    _ next: TimelineStep.Next,
    at position: UInt64,
    in events: inout TraceEvents
  ) {
    switch next {
    case .yielded, .polled, .callbackDone: break
    case .suspended(let obstacle):
      lives[Int(task.index)] = Life(phase: .waiting, obstacle: obstacle)
      writeWait("b", task, at: position, in: &events)
      ready -= 1
      waiting += 1
    case .ended:
      lives[Int(task.index)].phase = .ended
      writeLife("e", task, at: position, in: &events)
      ready -= 1
    }
  }

  /// Writes the counters where they have changed.
  mutating func count(at position: UInt64, in events: inout TraceEvents) {
    guard told != (ready, waiting) else { return }
    told = (ready, waiting)
    events.counters(ready: ready, waiting: waiting, at: position)
  }

  /// Closes what the run's end left open, so that viewers do not guess how long it was.
  mutating func endAll(at position: UInt64, in events: inout TraceEvents) {
    for index in lives.indices {
      let task = TaskID(index: UInt32(truncatingIfNeeded: index))
      switch lives[index].phase {
      case .unborn, .ended: continue
      case .waiting: writeWait("e", task, at: position, in: &events)
      case .ready: break
      }
      writeLife("e", task, at: position, in: &events)
    }
  }

  private func writeLife(
    _ phase: StaticString,
    _ task: TaskID,
    at position: UInt64,
    in events: inout TraceEvents
  ) {
    let name = loop.name(of: task)
    begin(phase, task, at: position, in: &events)
    events.out.append(traceText: name.isEmpty ? "unnamed" : name)
    events.end()
  }

  private func writeWait(
    _ phase: StaticString,
    _ task: TaskID,
    at position: UInt64,
    in events: inout TraceEvents
  ) {
    begin(phase, task, at: position, in: &events)
    events.out.append(traceText: words(for: lives[Int(task.index)].obstacle))
    events.end()
  }

  /// Both ends of a slice bear the same id, category and name: viewers match them by these.
  ///
  /// The id is local to the process, or Perfetto would put the slice apart from it.
  private func begin(
    _ phase: StaticString,
    _ task: TaskID,
    at position: UInt64,
    in events: inout TraceEvents
  ) {
    events.begin(phase, task, at: position)
    events.out.append(#","cat":"life","id2":{"local":"#)
    events.out.append(id: UInt64(task.index) + 1)
    events.out.append(#"},"name":"#)
  }

  private func words(for obstacle: Obstacle) -> String {
    switch obstacle {
    case .sleep: "sleeps"
    case .task(let task): "waits for task \(loop.name(of: task))"
    case .gather(let gather): "waits for \(loop.members(of: gather).count) gathered"
    case .wait(let gather): "waits for \(loop.members(of: gather).count) tasks"
    case .object(let object), .poll(let object):
      "waits for \(loop.object(object).kind) \(loop.object(object).name)"
    case .group(let group): "waits for group \(loop.group(group).name)"
    case .completion: "waits for the next to end"
    case .native: "waits"
    }
  }
}

import CooperativeLoop

/// Writes steps as slices, and what they set going as arrows, waits and counters.
///
/// All events of a step stand between its begin and its end, in the order of their positions.
struct TraceStepWriter: StepConsumer, ~Copyable {
  private let timeline: Timeline
  private let clock: TraceClock
  private let steps: Int
  private var events = TraceEvents()
  private var labels: SiteLabels
  private var lives: TraceLives
  /// The arrow that leads to each task's next step; 0 for none.
  private var arrows: [UInt64]
  /// The arrows that lead to queued callbacks, by handle; 0 for none.
  private var callbackArrows: [UInt64] = []
  private var lastArrow: UInt64 = 0

  init(_ timeline: Timeline, _ facts: RunFacts, _ clock: TraceClock) {
    self.timeline = timeline
    self.clock = clock
    steps = facts.steps
    labels = SiteLabels(timeline.describer)
    lives = TraceLives(timeline.loop, facts)
    arrows = Array(repeating: 0, count: facts.tasks.count)
    events.nameProcess(timeline.header.name ?? "unnamed")
    if facts.steps > facts.taskSteps { events.nameThread(of: nil, "(loop)") }
    for index in facts.tasks.indices {
      let task = TaskID(index: UInt32(truncatingIfNeeded: index))
      events.nameThread(of: task, timeline.loop.name(of: task))
    }
    lives.beginRoots(in: &events)
  }

  /// Ends what is still open.
  ///
  /// - Returns: All events, without the bracket that closes their list.
  consuming func finish() -> ByteBuffer {
    lives.endAll(at: clock.position(of: timeline.loop.now, in: steps), in: &events)
    return events.out
  }

  mutating func consume(_ step: borrowing TimelineStep) {
    let begin = clock.position(of: step.time, in: step.index)
    let end = clock.position(of: step.end, in: step.index) + clock.slice
    let task: TaskID? = if case .task(let task) = step.subject { task } else { nil }
    writeSlice(of: step, task, from: begin, to: end)
    // Arrows before lines: viewers bind an arrow to what they have read last, and a line is a slice too.
    writeArrival(at: step, task, begin)
    writeDepartures(from: step, task, begin)
    writePrints(of: step, task)
    // In this order: a task that was to be cancelled is woken as soon as it suspends.
    if let task { lives.leave(task, step.next, at: end, in: &events) }
    for index in step.wakes.indices { lives.wake(step.wakes[index], at: end, in: &events) }
    lives.count(at: end, in: &events)
  }

  private mutating func writeDepartures(
    from step: borrowing TimelineStep,
    _ task: TaskID?,
    _ position: UInt64
  ) {
    for index in step.wakes.indices {
      let woken = step.wakes[index]
      let arrow = nextArrow()
      arrows[Int(woken.index)] = arrow
      let isSpawn = lives.isUnborn(woken)
      events.flow(arrow, arrives: false, isSpawn: isSpawn, task, at: position)
    }
    for index in step.callbacksQueued.indices {
      let handle = Int(step.callbacksQueued[index].callback.handle.index)
      let arrow = nextArrow()
      while callbackArrows.count <= handle { callbackArrows.append(0) }
      callbackArrows[handle] = arrow
      events.flow(arrow, arrives: false, isSpawn: false, task, at: position)
    }
  }

  private mutating func nextArrow() -> UInt64 {
    lastArrow += 1
    return lastArrow
  }

  private mutating func writeSlice(
    of step: borrowing TimelineStep,
    _ task: TaskID?,
    from begin: UInt64,
    to end: UInt64
  ) {
    let label = label(of: step)
    events.begin("X", task, at: begin)
    events.out.append(#","dur":"#)
    events.out.append(microsecondsOf: end - begin)
    events.out.append(task == nil ? #","cat":"callback","name":""# : #","cat":"step","name":""#)
    events.out.append(traceJSON: label.name)
    events.out.append(#"","args":{"step":"#)
    events.out.append(decimal: step.index)
    events.out.append(#","turn":"#)
    events.out.append(decimal: step.turn)
    events.out.append(#","time":"#)
    events.out.append(secondsAt: step.time)
    if step.end != step.time {
      events.out.append(#","end":"#)
      events.out.append(secondsAt: step.end)
    }
    if !label.pointer.isEmpty {
      events.out.append(#","at":""#)
      events.out.append(traceJSON: label.pointer)
      events.out.append("\"")
    }
    if let task, case .ended(let state) = step.next { writeEnd(of: task, as: state) }
    events.out.append("}")
    events.end()
  }

  private mutating func writeEnd(of task: TaskID, as state: TaskState) {
    events.out.append(#","state":""#)
    events.out.append(state.word)
    events.out.append("\"")
    guard state == .failed || state == .skipped else { return }
    events.out.append(#","error":"#)
    var error = ByteBuffer()
    error.append(timeline.describer.error(of: task))
    events.out.append(traceJSON: error.bytes())
  }

  /// What a step is called: after the last that it did, since that is mostly why it ended.
  private mutating func label(of step: borrowing TimelineStep) -> SiteLabels.Label {
    if case .callback(let callback) = step.subject { return SiteLabels.Label(callback.kind.word) }
    guard let last = step.actions.last else { return SiteLabels.Label("step") }
    return labels.label(of: last)
  }

  private mutating func writeArrival(
    at step: borrowing TimelineStep,
    _ task: TaskID?,
    _ position: UInt64
  ) {
    var arrow: UInt64 = 0
    var isSpawn = false
    if let task {
      arrow = arrows[Int(task.index)]
      arrows[Int(task.index)] = 0
      if case .start = step.cause { isSpawn = true }
    } else if case .callback(let callback) = step.subject, case .done = step.cause,
      Int(callback.handle.index) < callbackArrows.count
    {
      arrow = callbackArrows[Int(callback.handle.index)]
      callbackArrows[Int(callback.handle.index)] = 0
    }
    guard arrow != 0 else { return }
    events.flow(arrow, arrives: true, isSpawn: isSpawn, task, at: position)
  }

  private mutating func writePrints(of step: borrowing TimelineStep, _ task: TaskID?) {
    var actions = step.actions.makeReader()
    while let action = actions.next() {
      guard case .printed = action.kind else { continue }
      events.begin("i", task, at: clock.position(of: action.moment, in: step.index))
      events.out.append(#","s":"t","cat":"print","name":"#)
      if action.payload.isEmpty {
        events.out.append(#""(an empty line)""#)
      } else {
        let line = String(decoding: action.payload, as: UTF8.self)
        events.out.append(traceText: line)
      }
      events.end()
    }
  }
}

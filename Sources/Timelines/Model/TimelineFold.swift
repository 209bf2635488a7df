import CooperativeLoop

/// Whoever is told a timeline's steps.
protocol StepConsumer: ~Copyable {
  /// Takes note of a step, which is complete; it must be copied to be kept.
  mutating func consume(_ step: borrowing TimelineStep)
}

/// Makes steps of a trace's events: the one place that knows why a step happened.
///
/// A fold is told each event, in order, and hands a step on as soon as it is complete. That is one event
/// later than its end: what a task's end sets going (a future's callbacks) comes after it and is still
/// the step's doing. It keeps a record a task and one a handle, and nothing a step.
struct TimelineFold {
  /// What is known of a timer or a callback while it exists.
  private struct Handle: BitwiseCopyable {
    var isTimer = false
    var kind = CallbackKind.sleep
    var task: TaskID?
    var deadline = LoopInstant.zero
    /// The step that set or queued it, or -1.
    var by = -1
  }

  /// What is known of each task so far.
  private(set) var tasks: [TaskFacts] = []
  /// How many steps were begun.
  private(set) var count = 0
  /// How many lines were printed.
  private(set) var lines = 0
  private var handles: [Handle] = []
  private var step: TimelineStep
  /// The task whose step is open.
  private var current: TaskID?
  /// The details of the action that comes next.
  private var details = TraceReader.noPayload
  /// Whether `step` waits to be handed on.
  private var isHeld = false
  private var turn = 0
  private var turnTime = LoopInstant.zero
  private var now = LoopInstant.zero
  /// The clock as read between the beginning of a turn and its first step, which begins with the
  /// turn: a timer that falls due in between fires in the next turn, and readers of the steps must
  /// be able to tell.
  private var heldBack: LoopInstant?
  private var isFirstOfTurn = false

  /// Starts before the first event.
  init(of trace: Trace) {
    step = TimelineStep(in: trace)
  }

  /// Takes the next event, which a reader of the trace has just come to.
  @inline(__always)
  mutating func take<Consumer: StepConsumer & ~Copyable>(
    _ event: LoopEvent,
    _ reader: borrowing TraceReader,
    for consumer: inout Consumer
  ) {
    switch event {
    case .yielded(let task, let site):
      if current == nil { begin(task, for: &consumer) }
      add(.yielded, site, reader)
      end(as: .ready, .yielded)
    case .stepStarted(let task):
      begin(task, for: &consumer)
    case .acted(let site):
      add(.acted, site, reader)
    case .detailed:
      details = reader.payload
    case .printed(let site):
      if isHeld { lines += 1 }
      add(.printed, site, reader)
    case .turnStarted(let moment):
      handOn(to: &consumer)
      turn += 1
      turnTime = moment
      now = moment
      isFirstOfTurn = true
    case .clockMoved(let moment):
      move(to: moment)
    case .callbackStarted(let handle):
      begin(handle, for: &consumer)
    default:
      takeRarely(event, reader, for: &consumer)
    }
  }

  /// Takes note that there are no more events, and of the clock at the end.
  mutating func finish<Consumer: StepConsumer & ~Copyable>(
    at end: LoopInstant,
    for consumer: inout Consumer
  ) {
    handOn(to: &consumer)
    for index in tasks.indices { tasks[index].settle(at: end) }
  }

  @inline(never)
  private mutating func takeRarely<Consumer: StepConsumer & ~Copyable>(
    _ event: LoopEvent,
    _ reader: borrowing TraceReader,
    for consumer: inout Consumer
  ) {
    switch event {
    case .spawned(let task):
      tasks.append(TaskFacts(createdIn: isHeld ? step.index : -1, at: now))
      step.wakes.append(task)
    case .woke(let task):
      wake(task, isInterrupted: false)
    case .interrupted(let task):
      wake(task, isInterrupted: true)
    case .polled(let task, let site, let object):
      if current == nil { begin(task, for: &consumer) }
      add(.polled(object), site, reader)
      end(as: .ready, .polled(object))
    case .slept(let deadline): suspend(as: .sleeping, on: .sleep(until: deadline))
    case .suspended(let reason): suspend(as: .waiting, on: Obstacle(reason))
    case .ended(let state): end(as: state, .ended(state))
    case .halted: end(as: .ready, .yielded)
    case .callbackEnded: step.end = now
    case .timerSet(let handle, let kind, let deadline, let task):
      let timer = Handle(isTimer: true, kind: kind, task: task, deadline: deadline, by: open)
      store(timer, at: handle)
      step.timersSet.append(.init(handle: handle, deadline: deadline, task: task))
    case .callbackQueued(let handle, let kind, let task):
      store(Handle(kind: kind, task: task, by: open), at: handle)
      let callback = TimelineStep.Callback(handle: handle, kind: kind, task: task)
      step.callbacksQueued.append(.init(callback: callback, position: step.wakes.count))
    case .timerDropped(let handle), .callbackDropped(let handle): drop(handle)
    case .turnStarted, .stepStarted, .acted, .detailed, .printed, .yielded, .callbackStarted,
      .clockMoved:
      preconditionFailure("taken by take(_:_:for:)")
    }
  }

  private mutating func wake(_ task: TaskID, isInterrupted: Bool) {
    tasks[Int(task.index)].wake(by: open, at: now, isInterrupted: isInterrupted)
    step.wakes.append(task)
  }

  /// The open step's index, or -1.
  private var open: Int { isHeld ? step.index : -1 }

  @inline(__always)
  private mutating func begin<Consumer: StepConsumer & ~Copyable>(
    _ task: TaskID,
    for consumer: inout Consumer
  ) {
    handOn(to: &consumer)
    start(.task(task), because: tasks[Int(task.index)].cause)
    tasks[Int(task.index)].begin(step.index, at: step.time)
    current = task
  }

  private mutating func begin<Consumer: StepConsumer & ~Copyable>(
    _ handle: HandleID,
    for consumer: inout Consumer
  ) {
    handOn(to: &consumer)
    let known = handles[Int(handle.index)]
    let by = known.by < 0 ? nil : known.by
    start(
      .callback(.init(handle: handle, kind: known.kind, task: known.task)),
      because: known.isTimer ? .timer(by: by) : .done(by: by)
    )
    step.next = .callbackDone
    step.end = now
  }

  @inline(__always)
  private mutating func start(_ subject: TimelineStep.Subject, because cause: StepCause) {
    step.index = count
    step.turn = turn
    step.time = isFirstOfTurn ? turnTime : now
    step.subject = subject
    step.cause = cause
    isFirstOfTurn = false
    isHeld = true
    count &+= 1
    if let heldBack {
      now = heldBack
      self.heldBack = nil
    }
  }

  @inline(__always)
  private mutating func add(
    _ kind: StepAction.Kind,
    _ site: SiteID,
    _ reader: borrowing TraceReader
  ) {
    step.actions.append(StepAction(kind, site, at: now, reader.payload, details), at: reader)
    details = TraceReader.noPayload
  }

  @inline(__always)
  private mutating func end(as state: TaskState, _ next: TimelineStep.Next) {
    step.end = now
    step.next = next
    guard let task = current else { return }
    tasks[Int(task.index)].end(as: state, at: now)
    current = nil
  }

  private mutating func suspend(as state: TaskState, on obstacle: Obstacle) {
    if let task = current { tasks[Int(task.index)].obstacle = obstacle }
    end(as: state, .suspended(obstacle))
  }

  /// Hands the step on that has ended, with all that came of it.
  @inline(__always)
  private mutating func handOn<Consumer: StepConsumer & ~Copyable>(to consumer: inout Consumer) {
    if isHeld { consumer.consume(step) }
    isHeld = false
    details = TraceReader.noPayload
    step.clear()
  }

  private mutating func move(to moment: LoopInstant) {
    if isFirstOfTurn && !isHeld {
      heldBack = moment
    } else {
      now = moment
    }
  }

  private mutating func store(_ handle: Handle, at id: HandleID) {
    let index = Int(id.index)
    while handles.count <= index { handles.append(Handle()) }
    handles[index] = handle
  }

  /// A timer that has fired stands in the ready queue, as a callback.
  private mutating func drop(_ id: HandleID) {
    let handle = handles[Int(id.index)]
    if handle.isTimer && handle.deadline > turnTime {
      step.timersDropped.append(id)
    } else {
      step.callbacksDropped.append(id)
    }
  }
}

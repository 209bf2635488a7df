import CooperativeLoop

/// What one pass over a trace finds out about a task.
struct TaskFacts: BitwiseCopyable {
  var state = TaskState.pending
  /// The entry of `steps` in which it was created, or -1.
  let createdIn: Int
  let created: LoopInstant
  var started: LoopInstant?
  var ended: LoopInstant?
  /// How many steps it ran.
  var steps = 0
  /// Nanoseconds inside its steps.
  var busy: Int64 = 0
  /// Nanoseconds in the ready queue.
  var ready: Int64 = 0
  /// Nanoseconds suspended.
  var waiting: Int64 = 0

  /// Its last entry of `steps`, or -1.
  var lastStep = -1
  /// The step that woke it last, or -1.
  var wokenBy = -1
  /// What it was last suspended on.
  var obstacle = Obstacle.native
  /// Whether its last step was suspended and something has woken it since.
  var isWoken = false
  /// Whether that was because what it waited on was cancelled for its sake.
  var isInterrupted = false
  /// When its state last changed.
  private var since: LoopInstant

  init(createdIn step: Int, at moment: LoopInstant) {
    createdIn = step
    created = moment
    since = moment
  }

  /// Why it was in the ready queue.
  var cause: StepCause {
    if lastStep < 0 { return .start(by: createdIn < 0 ? nil : createdIn) }
    guard isWoken else { return .yield(by: lastStep) }
    let by = wokenBy < 0 ? nil : wokenBy
    return isInterrupted ? .cancel(by: by, obstacle) : .wake(by: by, obstacle)
  }

  /// Its step with that index begins.
  @inline(__always)
  mutating func begin(_ step: Int, at moment: LoopInstant) {
    settle(at: moment)
    if lastStep < 0 { started = moment }
    state = .running
    isWoken = false
    lastStep = step
    steps &+= 1
  }

  /// Its step ends.
  @inline(__always)
  mutating func end(as state: TaskState, at moment: LoopInstant) {
    settle(at: moment)
    self.state = state
    if state.isEnded { ended = moment }
  }

  /// It is put into the ready queue.
  mutating func wake(by step: Int, at moment: LoopInstant, isInterrupted: Bool) {
    settle(at: moment)
    state = .ready
    wokenBy = step
    isWoken = true
    self.isInterrupted = isInterrupted
  }

  /// Adds the time since the last change to what it was spent in.
  @inline(__always)
  mutating func settle(at moment: LoopInstant) {
    let spent = moment.nanoseconds - since.nanoseconds
    since = moment
    guard spent > 0 else { return }
    switch state {
    case .pending, .ready: ready += spent
    case .running: busy += spent
    case .sleeping, .waiting: waiting += spent
    case .done, .failed, .cancelled, .skipped: break
    }
  }
}

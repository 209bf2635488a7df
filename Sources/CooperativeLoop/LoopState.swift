/// All that changes while a loop runs, except what its tasks' bodies keep themselves.
struct LoopState: ~Copyable {
  /// The moment the open turn or step is at; `clock.now` as last read.
  var now = LoopInstant.zero
  /// Turns begun.
  var turns = 0
  /// What was taken from the ready queue and was no step, less the steps of tasks that a policy chose.
  var takenForNoStep = 0
  /// Tasks that have not ended.
  var liveTasks = 0
  /// Tasks in the ready queue whose last step ended polling.
  var pollingTasks = 0
  /// Callbacks in the ready queue that were dropped.
  var droppedCallbacks = 0
  /// Timers that were dropped and have a place in the queue still, and how many there may be of them.
  private var droppedTimers = 0
  private var droppedTimersLimit = Self.fewTimers
  /// Tasks and futures that cancellations have looked at.
  var cancellationWork = 0
  /// How many entries of the ready queue had been taken when somebody last had something to report: a
  /// step, at its first report, or a callback.
  private var spokenAt = 0
  /// Why the loop must stop after the open step.
  private(set) var halt: LoopLimit?
  /// Whatever was read only to have it in the caches; it must not look unused.
  var touched = 0

  /// Tasks, and callbacks with `EventLoop.callbackBit` set, in the order in which they will run.
  var ready = ReadyQueue()
  /// Under a policy: the callbacks of the queue, the tasks that can be chosen, and those that poll in
  /// vain.
  var queuedCallbacks = RingBuffer<UInt32>()
  var choices = Column<UInt32>()
  var vainPollers = Column<UInt32>()
  var timers = TimerQueue()
  var tasks = Column<TaskRecord>()
  /// Who runs each task.
  var bodies = Column<BodyEntry>()
  var spareBodies = SpareBodies()
  var futures = Pool<FutureRecord>()
  var callbacks = Pool<CallbackRecord>()
  var gathers = Column<GatherRecord>()
  /// The members of all gathers, one gather after the other: indexes of futures.
  var members = Column<UInt32>()

  /// Task steps begun.
  var steps: Int {
    @inline(__always) get { ready.removed &- takenForNoStep }
  }

  /// The task whose step is open, or `noIndex`.
  var current: UInt32 {
    @inline(__always) get { ready.taken }
  }

  /// Whether a task's step is open of which nothing was reported yet: its `stepStarted` is held back,
  /// so that a step which only yields is one event.
  var isSilent: Bool {
    @inline(__always) get { spokenAt != ready.removed }
  }

  /// Opens the step of a task that was not taken from the ready queue just now; for one that was, its
  /// taking has done it: a step that only yields costs about as much as it has stores.
  mutating func openStep(of task: UInt32) {
    ready.replaceTaken(by: task)
    spokenAt = -1
  }

  /// Takes note that something was reported of the open step.
  @inline(__always)
  mutating func speakUp() {
    spokenAt = ready.removed
  }

  /// Takes note that no task's step is open.
  @inline(__always)
  mutating func closeStep() {
    ready.replaceTaken(by: noIndex)
    speakUp()
  }

  /// Removes the first entry of the ready queue, for something else than a step.
  mutating func removeReady() -> UInt32 {
    let entry = ready.removeFirst()
    takenForNoStep &+= 1
    closeStep()
    return entry
  }

  /// Makes the loop stop after the open step.
  mutating func stop(at limit: LoopLimit) {
    halt = limit
    ready.closeTurn()
  }

  /// So few dropped timers are not worth looking for.
  private static let fewTimers = 64

  /// Takes note that a timer was dropped, and forgets all such once they are as many as the others were
  /// the last time: else one that is set for a distant moment, and dropped soon, stays until then.
  ///
  /// Amortised constant time. (asyncio does so where they are half of all.)
  mutating func countDroppedTimer() {
    droppedTimers += 1
    guard droppedTimers >= droppedTimersLimit else { return }
    droppedTimersLimit = max(timers.removeDropped(from: &callbacks), Self.fewTimers)
    droppedTimers = 0
  }

  /// Forgets a dropped timer that has left the queue.
  mutating func forgetDroppedTimer(_ handle: UInt32) {
    callbacks.remove(handle)
    // One for a moment past may have been counted before the others were forgotten.
    droppedTimers = max(droppedTimers - 1, 0)
  }

  /// Takes note of something that must be seen to before a task's next step.
  @inline(__always)
  mutating func mark(_ task: UInt32, _ mark: TaskRecord.Attention) {
    tasks[task].mark(mark)
    bodies[task].needsAttention = true
  }
}

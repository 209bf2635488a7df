/// All that changes while a loop runs, except what its tasks' bodies keep themselves.
struct LoopState: ~Copyable {
  /// The moment the open turn or step is at; `clock.now` as last read.
  var now = LoopInstant.zero
  /// Turns begun.
  var turns = 0
  /// Task steps begun.
  var steps = 0
  /// Tasks that have not ended.
  var liveTasks = 0
  /// Tasks in the ready queue whose last step ended polling.
  var pollingTasks = 0
  /// Callbacks in the ready queue that were dropped.
  var droppedCallbacks = 0
  /// Tasks and futures that cancellations have looked at.
  var cancellationWork = 0
  /// The task whose step is open, or `noIndex`.
  var current = noIndex
  /// Whether a task's step is open of which nothing was reported yet: its `stepStarted` is held back,
  /// so that a step which only yields is one event.
  var isSilent = false
  /// Why the loop must stop after the open step.
  var halt: LoopLimit?
  /// Whatever was read only to have it in the caches; it must not look unused.
  var touched = 0

  /// Tasks, and callbacks with `EventLoop.callbackBit` set, in the order in which they will run.
  var ready = RingBuffer<UInt32>()
  /// Under a policy: the callbacks of the queue, the tasks that can be chosen, and those that poll in
  /// vain.
  var queuedCallbacks = RingBuffer<UInt32>()
  var choices = Column<UInt32>()
  var vainPollers = Column<UInt32>()
  var timers = TimerQueue()
  var tasks = Column<TaskRecord>()
  var futures = Pool<FutureRecord>()
  var callbacks = Pool<CallbackRecord>()
  var gathers = Column<GatherRecord>()
  /// The members of all gathers, one gather after the other: indexes of futures.
  var members = Column<UInt32>()
}

/// A cooperative event loop: runs tasks step by step, in the order of CPython's asyncio.
///
/// The loop owns a FIFO of what is ready (tasks, and callbacks of its own), a heap of timers and a
/// clock. A *turn* takes what is ready at its beginning and runs it in order; what becomes ready
/// meanwhile runs in the next turn. Nothing is ambient: clock, limits, instrument and stop signal
/// come in through the initialiser, and the same program gives the same steps every time.
///
/// ```swift
/// let loop = EventLoop()
/// try loop.runUntilComplete(loop.sleep(for: .seconds(10)))   // returns at once
/// loop.now                                                    // 10 s
/// ```
///
/// A loop and its tasks belong to one thread at a time; only a `StopSignal` may be used from others.
/// The loop owns its tasks, and nothing that they are made of owns it: keep it as long as you use
/// them.
/// The turn follows asyncio's `BaseEventLoop._run_once`
/// (https://github.com/python/cpython/blob/3.13/Lib/asyncio/base_events.py).
public final class EventLoop {
  /// Marks an entry of the ready queue as a callback.
  static let callbackBit: UInt32 = 1 << 31

  let state = Owned(LoopState())
  let clock: any LoopClock
  let isVirtual: Bool
  @usableFromInline let limits: LoopLimits
  let instrument: (any LoopInstrument)?
  let stop: StopSignal?
  let policy: (any SchedulingPolicy)?
  /// The names of the tasks and registered objects, by index.
  ///
  /// Cold: only reports read them.
  let names = LoopNames()
  /// The timeouts, task groups and completion queues of the run, by index: what callbacks refer to.
  var timeouts: [Timeout] = []
  var groups: [TaskGroup] = []
  var completionQueues: [CompletionQueue] = []
  /// What runs Swift's own async functions on this loop, once there are any.
  var native: LoopExecutor?

  /// Makes a loop with no tasks.
  ///
  /// - Parameters:
  ///   - clock: The time of the loop; a virtual clock unless another is given.
  ///   - limits: What ends a run early.
  ///   - instrument: An observer of everything that happens; none costs nothing.
  ///   - stop: A signal with which another thread can end the run.
  ///   - policy: Which ready task runs next; nil for first in, first out.
  public init(
    clock: any LoopClock = VirtualClock(),
    limits: LoopLimits = .unlimited,
    instrument: (any LoopInstrument)? = nil,
    stop: StopSignal? = nil,
    policy: (any SchedulingPolicy)? = nil
  ) {
    self.policy = policy
    self.clock = clock
    isVirtual = clock.isVirtual
    self.limits = limits
    self.instrument = instrument
    self.stop = stop
  }

  deinit {
    native?.detach()
    for index in 0..<state.value.tasks.count where state.value.tasks[index].keepsBody {
      state.value.tasks[index].body.release()
    }
  }

  /// Runs until every task has ended, nothing can run any more, or a limit is reached.
  ///
  /// May be called again after more tasks were spawned.
  ///
  /// - Returns: How it ended. Where tasks are left, `waitReason(of:)` says what each waits for.
  public func run() -> RunOutcome {
    let native = native
    let outer = native?.enter()
    defer { native?.leave(outer) }
    while state.value.liveTasks > 0 || native?.table.retire() == true {
      if let limit = state.value.halt { return .limit(limit) }
      let outcome = if let policy { turn(choosing: policy) } else { turn() }
      if let outcome { return outcome }
    }
    return verdict()
  }

  /// One turn: lets the clock reach the next thing to do, fires the timers that are due, then runs
  /// what is ready now, in order.
  ///
  /// - Returns: Why the loop cannot go on, or nil.
  func turn() -> RunOutcome? {
    if let outcome = reachNextWork() { return outcome }
    fireDueTimers()
    state.value.turns += 1
    record(.turnStarted(state.value.now))
    for _ in 0..<state.value.ready.count {
      if let limit = runNext() { return .limit(limit) }
    }
    return stop?.isSet == true || native?.hasStrangers == true ? .stopped : nil
  }

  /// Takes the front of the ready queue and runs it.
  ///
  /// The only place where anything runs.
  ///
  /// - Returns: The limit that it ran into, or nil.
  @inline(__always)
  private func runNext() -> LoopLimit? {
    let entry = state.value.ready.removeFirst()
    if entry & Self.callbackBit == 0 {
      guard state.value.steps < limits.steps else { return .steps }
      state.value.steps &+= 1
      if !isVirtual { readClock() }
      resume(entry)
    } else {
      if !isVirtual { readClock() }
      run(callback: entry & ~Self.callbackBit)
    }
    return state.value.halt
  }

  /// Runs one step of a task.
  ///
  /// The only place where a body is stepped.
  @inline(__always)
  func resume(_ index: UInt32) {
    let body = state.value.tasks[index].body
    var delivery = Delivery.nothing
    if state.value.tasks[index].needsAttention { delivery = attend(to: index) }
    state.value.tasks[index].state = .running
    state.value.current = index
    // On a real clock a step's beginning is told at once: time passes before it first says something.
    state.value.isSilent = isVirtual
    if !isVirtual { report(.stepStarted(TaskID(index: index))) }
    let end = body._withUnsafeGuaranteedRef {
      $0.step(TaskID(index: index), on: self, delivering: delivery)
    }
    close(index, end)
    state.value.current = noIndex
    state.value.isSilent = false
  }

  /// Puts right what is special about a task that is about to run.
  ///
  /// - Returns: Whether its step begins with a cancellation.
  @inline(never)
  private func attend(to index: UInt32) -> Delivery {
    if state.value.tasks[index].isPolling {
      state.value.tasks[index].isPolling = false
      state.value.pollingTasks -= 1
    }
    var isCancelled = state.value.tasks[index].mustCancel
    state.value.tasks[index].mustCancel = false
    let future = state.value.tasks[index].waitingOn
    if future != noIndex {
      isCancelled = isCancelled || state.value.futures[future].state == .cancelled
      state.value.tasks[index].waitingOn = noIndex
    }
    return isCancelled ? .cancellation : .nothing
  }

  /// Puts the end of a task's step into effect.
  @inline(__always)
  private func close(_ index: UInt32, _ end: StepEnd) {
    switch end {
    case .yielded(let site):
      if !isVirtual { readClock() }
      state.value.tasks[index].state = .ready
      state.value.ready.append(index)
      report(.yielded(TaskID(index: index), site))
    default:
      closeRarely(index, end)
    }
  }

  @inline(never)
  private func closeRarely(_ index: UInt32, _ end: StepEnd) {
    if !isVirtual { readClock() }
    switch end {
    case .yielded(let site):
      close(index, .yielded(site))
    case .polled(let site, let object):
      state.value.tasks[index].state = .ready
      state.value.tasks[index].isPolling = true
      state.value.tasks[index].reason = .object(object)
      state.value.pollingTasks += 1
      state.value.ready.append(index)
      report(.polled(TaskID(index: index), site, object))
    case .slept(let deadline, let future):
      record(.slept(until: deadline))
      suspend(index, as: .sleeping, on: future, because: .sleep)
    case .suspended(let future, let reason):
      record(.suspended(reason))
      suspend(index, as: .waiting, on: future, because: reason)
    case .returned: finish(index, as: state.value.tasks[index].mustCancel ? .cancelled : .done)
    case .threw: finish(index, as: .failed)
    case .cancelled: finish(index, as: .cancelled)
    case .skipped: finish(index, as: .skipped)
    case .halted(let limit):
      state.value.tasks[index].state = .ready
      record(.halted)
      state.value.halt = limit
    }
  }

  private func suspend(
    _ index: UInt32,
    as suspension: TaskState,
    on future: FutureID,
    because reason: WaitReason
  ) {
    state.value.tasks[index].reason = reason
    state.value.tasks[index].state = suspension
    state.value.tasks[index].waitingOn = future.index
    attach(.wakeTask, .sleep, subject: index, to: future)
    // A task that cancelled itself is interrupted at its first suspension.
    if state.value.tasks[index].mustCancel, cancel(future) {
      state.value.tasks[index].mustCancel = false
    }
  }

  private func finish(_ index: UInt32, as end: TaskState) {
    state.value.tasks[index].state = end
    record(.ended(end))
    state.value.liveTasks -= 1
    if !state.value.tasks[index].keepsBody { state.value.tasks[index].body.release() }
    let future = state.value.tasks[index].future
    settle(
      FutureID(index: future),
      as: end == .done ? .done : end == .cancelled ? .cancelled : .failed
    )
  }
}

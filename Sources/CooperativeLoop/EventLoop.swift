/// A cooperative event loop: runs tasks step by step, in the order of CPython's asyncio.
///
/// The loop owns a FIFO of what is ready (tasks, and callbacks of its own), a queue of timers and a
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
  /// Where the instrument wants its records, if the loop can write them itself.
  let tape: TapeWriter?
  let stop: StopSignal?
  let policy: (any SchedulingPolicy)?
  /// How the last step ended that did more than to yield.
  @exclusivity(unchecked) @usableFromInline var stepEnd = StepEnd.returned
  /// The names of the tasks and registered objects, by index.
  ///
  /// Cold: only reports read them.
  let names = LoopNames()
  /// The timeouts, task groups and completion queues of the run, by index: what callbacks refer to.
  @exclusivity(unchecked) var timeouts: [Timeout] = []
  @exclusivity(unchecked) var groups: [TaskGroup] = []
  @exclusivity(unchecked) var completionQueues: [CompletionQueue] = []
  /// What runs Swift's own async functions on this loop, once there are any.
  @exclusivity(unchecked) var native: LoopExecutor?
  /// Which of the loops that it serves one after the other this one is to it.
  @exclusivity(unchecked) var nativeTerm = 0
  /// How the last run went, and whether one is under way.
  let report = RunReport()

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
    tape = (instrument as? any TapedInstrument)?.tape.writer
    self.stop = stop
  }

  deinit {
    native?.detach(nativeTerm)
    for index in 0..<state.value.tasks.count where state.value.tasks[index].keepsBody {
      let body = state.value.bodies[index].body
      body._withUnsafeGuaranteedRef { $0.discard() }
      body.release()
    }
  }

  /// Takes turns until every task has ended, nothing can run any more, or a limit is reached.
  func takeTurns() -> RunOutcome {
    let policy = policy
    while state.value.liveTasks > 0 || native?.table.retire() == true {
      if let limit = state.value.halt { return .limit(limit) }
      let outcome = if let policy { turn(choosing: policy) } else { turn() }
      guard let outcome else { continue }
      if outcome != .deadlock || native?.table.retireSilent() != true { return outcome }
    }
    return verdict()
  }

  /// One turn: lets the clock reach the next thing to do, fires the timers that are due, then runs
  /// what is ready now, in order.
  ///
  /// - Returns: Why the loop cannot go on, or nil.
  @inline(__always)
  private func turn() -> RunOutcome? {
    if !hasOnlySteps {
      if let outcome = reachNextWork() { return outcome }
      fireDueTimers()
    }
    state.value.turns &+= 1
    report(.turnStarted(state.value.now))
    if let limit = runReady() { return .limit(limit) }
    return stop?.isSet == true || native?.hasStrangers == true ? .stopped : nil
  }

  /// Whether the next turn has something to run, and nothing else to see to before.
  @inline(__always)
  private var hasOnlySteps: Bool {
    guard isVirtual, !state.value.ready.isEmpty,
      state.value.pollingTasks | state.value.droppedCallbacks == 0
    else { return false }
    return state.value.timers.isEmpty || !isTimerWaiting
  }

  /// Whether the first timer is due or was dropped.
  private var isTimerWaiting: Bool {
    guard let timer = state.value.timers.first else { return false }
    return timer.deadline <= state.value.now.nanoseconds
      || state.value.callbacks[timer.handle].isDropped
  }

  /// Runs what is in the ready queue now.
  ///
  /// - Returns: The limit that it ran into, or nil.
  @inline(__always)
  private func runReady() -> LoopLimit? {
    let count = state.value.ready.count
    let isLimited = limits.steps &- state.value.steps < count
    if count == 1, isVirtual, !isLimited, let entry = state.value.ready.takeLone() {
      return runLone(entry)
    }
    state.value.ready.openTurn()
    // What cannot happen in this turn is not looked at in each of its steps.
    let limit =
      if isVirtual, !isLimited, let tape {
        runReady(onto: tape)
      } else if isVirtual, !isLimited, instrument == nil {
        runReadyUnwatched()
      } else {
        runReadyWarily()
      }
    state.value.closeStep()
    return limit
  }

  /// Runs a turn of one entry: two tasks that wait for each other make nothing but such turns.
  @inline(__always)
  private func runLone(_ entry: UInt32) -> LoopLimit? {
    if entry & Self.callbackBit == 0 {
      resume(entry, isVirtual: true, tape)
      state.value.closeStep()
    } else {
      state.value.closeStep()
      state.value.takenForNoStep &+= 1
      run(callback: entry & ~Self.callbackBit)
    }
    return state.value.halt
  }

  // Functions of their own: in the one that makes the turns there would be too few registers for them.
  @inline(never)
  private func runReady(onto tape: TapeWriter) -> LoopLimit? {
    runReady(isVirtual: true, isLimited: false, tape)
  }

  @inline(never)
  private func runReadyUnwatched() -> LoopLimit? {
    runReady(isVirtual: true, isLimited: false, nil)
  }

  @inline(never)
  private func runReadyWarily() -> LoopLimit? {
    runReady(isVirtual: isVirtual, isLimited: true, tape)
  }

  /// The only place where anything runs, but for a policy's turns.
  @inline(__always)
  private func runReady(isVirtual: Bool, isLimited: Bool, _ tape: TapeWriter?) -> LoopLimit? {
    while state.value.ready.isTurnOpen {
      let entry = state.value.ready.takeNext()
      if _fastPath(entry & Self.callbackBit == 0) {
        guard !isLimited || state.value.steps <= limits.steps else {
          state.value.takenForNoStep += 1
          return .steps
        }
        resume(entry, isVirtual: isVirtual, tape)
      } else {
        state.value.closeStep()
        state.value.takenForNoStep &+= 1
        run(callback: entry & ~Self.callbackBit)
      }
    }
    return state.value.halt
  }
}

// Time: how the loop reads its clock, moves it, and fires timers.

extension EventLoop {
  /// The present moment on the loop's clock.
  public var now: LoopInstant { state.value.now }

  /// How many turns have begun.
  public var turns: Int { state.value.turns }

  /// How many task steps have begun.
  public var steps: Int { state.value.steps }

  /// Takes note of the time that has passed on a real clock.
  func readClock() {
    let now = clock.now
    guard now > state.value.now else { return }
    state.value.now = now
    report(.clockMoved(now))
  }

  /// Holds the loop for a time: nobody else runs, as during Python's `time.sleep`.
  ///
  /// - Parameter nanoseconds: How long; 0 or less is no time.
  /// - Returns: `time` where the clock reached its limit, and the step must be halted; else nil.
  public func work(nanoseconds: Int64) -> LoopLimit? {
    guard nanoseconds > 0 else { return nil }
    let end = state.value.now.advanced(byNanoseconds: nanoseconds) ?? .distantFuture
    let isBeyond = end >= limits.time
    advanceClock(to: min(end, limits.time))
    record(.clockMoved(state.value.now))
    return isBeyond && end > limits.time || end == .distantFuture ? .time : nil
  }

  /// Makes sure that something is ready or due: where nothing is, or all that is ready polls in vain,
  /// the clock moves to the next deadline.
  ///
  /// - Returns: Why nothing can run any more, or nil.
  func reachNextWork() -> RunOutcome? {
    if !isVirtual { readClock() }
    dropDeadFront()
    let isBarren = state.value.pollingTasks > 0 && allReadyPollInVain()
    guard state.value.ready.isEmpty || isBarren else { return nil }
    guard state.value.timers.first != nil else { return isBarren ? .livelock : .deadlock }
    return advanceToNextDeadline()
  }

  /// Moves the clock to the next deadline, or to its limit where that comes first.
  ///
  /// - Returns: Why the run is over, or nil.
  func advanceToNextDeadline() -> RunOutcome? {
    guard let next = state.value.timers.first else { return nil }
    let deadline = LoopInstant(nanoseconds: next.deadline)
    guard deadline <= limits.time, deadline != .distantFuture else {
      advanceClock(to: limits.time)
      return .limit(.time)
    }
    advanceClock(to: deadline)
    return stop?.isSet == true ? .stopped : nil
  }

  /// Puts the callbacks of all timers that are due into the ready queue, earliest first.
  func fireDueTimers() {
    while let timer = state.value.timers.first, timer.deadline <= state.value.now.nanoseconds {
      _ = state.value.timers.removeFirst()
      if state.value.timers.dueSoon.count > 0 { fetchSleepers() }
      if state.value.callbacks[timer.handle].isDropped {
        state.value.forgetDroppedTimer(timer.handle)
      } else {
        state.value.callbacks[timer.handle].isReady = true
        state.value.ready.append(timer.handle | Self.callbackBit)
      }
    }
  }

  private func advanceClock(to moment: LoopInstant) {
    guard moment > state.value.now else { return }
    clock.advance(to: moment, unless: stop)
    state.value.now = isVirtual ? moment : max(state.value.now, clock.now)
  }

  /// Forgets what was dropped and would be next: it must neither move the clock nor make a turn.
  func dropDeadFront() {
    if state.value.droppedCallbacks > 0 { dropDeadCallbacks() }
    while let timer = state.value.timers.first, state.value.callbacks[timer.handle].isDropped {
      _ = state.value.timers.removeFirst()
      state.value.forgetDroppedTimer(timer.handle)
    }
  }

  private func dropDeadCallbacks() {
    while state.value.droppedCallbacks > 0, let entry = state.value.ready.first,
      entry & Self.callbackBit != 0,
      state.value.callbacks[entry & ~Self.callbackBit].isDropped
    {
      state.value.callbacks.remove(state.value.removeReady() & ~Self.callbackBit)
      state.value.droppedCallbacks -= 1
    }
  }

  /// Whether everything that is ready is tasks whose poll would find nothing new.
  ///
  /// Looks at each of them only where all poll, and then their turn costs as much anyway.
  private func allReadyPollInVain() -> Bool {
    let count = state.value.ready.count
    let polling = state.value.pollingTasks
    guard count == polling + state.value.droppedCallbacks else { return false }
    for offset in 0..<count {
      let index = state.value.ready[offset]
      guard index & Self.callbackBit == 0 else { continue }
      guard !state.value.tasks[index].mustCancel else { return false }
      let body = state.value.bodies[index].body
      if body._withUnsafeGuaranteedRef({ $0.isPollFulfilled(TaskID(index: index)) }) {
        return false
      }
    }
    return true
  }
}

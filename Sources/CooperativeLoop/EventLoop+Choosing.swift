// Turns under a scheduling policy: the queued callbacks in order, then one chosen task.

extension EventLoop {
  /// One turn under a policy.
  ///
  /// - Returns: Why the loop cannot go on, or nil.
  func turn(choosing policy: any SchedulingPolicy) -> RunOutcome? {
    sortReady()
    if state.value.choices.count == 0, state.value.queuedCallbacks.isEmpty {
      if let outcome = reachDeadline() { return outcome }
    }
    fireDueTimers()
    sortReady()
    state.value.turns += 1
    record(.turnStarted(state.value.now))
    for _ in 0..<state.value.queuedCallbacks.count {
      run(callback: state.value.queuedCallbacks.removeFirst())
      if let limit = state.value.halt { return .limit(limit) }
    }
    sortReady()
    guard state.value.choices.count > 0 else { return isStopped ? .stopped : nil }
    guard state.value.steps < limits.steps else { return .limit(.steps) }
    let ready = ReadyTasks(loop: self)
    guard let chosen = policy.choose(from: ready), ready.contains(chosen) else {
      return .limit(.schedule)
    }
    removeChoice(chosen.index)
    state.value.takenForNoStep -= 1
    state.value.openStep(of: chosen.index)
    resume(chosen.index, isVirtual: isVirtual, tape)
    state.value.closeStep()
    if let limit = state.value.halt { return .limit(limit) }
    return isStopped ? .stopped : nil
  }

  /// Whether the run is to end here: by the signal, or for what came from another thread.
  private var isStopped: Bool { stop?.isSet == true || native?.hasStrangers == true }

  /// Where nothing can be chosen: lets the clock move to the next deadline.
  private func reachDeadline() -> RunOutcome? {
    dropDeadFront()
    guard state.value.timers.first == nil else { return advanceToNextDeadline() }
    return state.value.vainPollers.count > 0 ? .livelock : .deadlock
  }

  /// Sorts what has become ready: callbacks to run, tasks to choose from, and tasks that poll in vain
  /// and are no choice until their flag is set or they are cancelled.
  private func sortReady() {
    while !state.value.ready.isEmpty {
      let entry = state.value.removeReady()
      if entry & Self.callbackBit != 0 {
        let callback = entry & ~Self.callbackBit
        if state.value.callbacks[callback].isDropped {
          state.value.callbacks.remove(callback)
          state.value.droppedCallbacks -= 1
        } else {
          state.value.queuedCallbacks.append(callback)
        }
      } else if isVain(entry) {
        state.value.vainPollers.append(entry)
      } else {
        addChoice(entry)
      }
    }
    var kept = 0
    for place in 0..<state.value.vainPollers.count {
      let task = state.value.vainPollers[place]
      if isVain(task) {
        state.value.vainPollers[kept] = task
        kept += 1
      } else {
        addChoice(task)
      }
    }
    while state.value.vainPollers.count > kept { _ = state.value.vainPollers.removeLast() }
  }

  private func isVain(_ task: UInt32) -> Bool {
    let record = state.value.tasks[task]
    guard record.isPolling, !record.mustCancel else { return false }
    let body = state.value.bodies[task].body
    return !body._withUnsafeGuaranteedRef { $0.isPollFulfilled(TaskID(index: task)) }
  }

  private func addChoice(_ task: UInt32) {
    state.value.tasks[task].place = UInt32(truncatingIfNeeded: state.value.choices.count)
    state.value.choices.append(task)
  }

  /// Takes a task out of the choices; the last one takes its place.
  ///
  /// O(1).
  private func removeChoice(_ task: UInt32) {
    let place = state.value.tasks[task].place
    state.value.tasks[task].place = noIndex
    let last = state.value.choices.removeLast()
    guard last != task else { return }
    state.value.choices[place] = last
    state.value.tasks[last].place = place
  }
}

// One step of a task: how it begins, what its body makes of it, how it ends.

extension EventLoop {
  /// Runs one step of a task.
  ///
  /// The only place where a body is stepped. Whoever calls it sees to it that afterwards no task's
  /// step is open, before anything else happens.
  @inline(__always)
  func resume(_ index: UInt32, isVirtual: Bool, _ tape: TapeWriter?) {
    let entry = state.value.bodies[index]
    // On a real clock a step's beginning is told at once: time passes before it first says something.
    if !isVirtual { beginInRealTime(index) }
    if _fastPath(entry.isSimple) {
      let hasYielded = entry.simpleAwaiter._withUnsafeGuaranteedRef { $0.handler($0, self, .step) }
      guard _fastPath(hasYielded) else { return close(index) }
      if !isVirtual { readClock() }
      return close(yielding: index, at: .none, tape)
    }
    let end =
      if entry.needsAttention {
        stepWarily(index, entry)
      } else {
        entry.body._withUnsafeGuaranteedRef {
          $0.step(TaskID(index: index), on: self, delivering: .nothing)
        }
      }
    guard _fastPath(end.isYield), case .yielded(let site) = end else {
      stepEnd = end
      return close(index)
    }
    if !isVirtual { readClock() }
    close(yielding: index, at: site, tape)
  }

  /// Steps a task that needs attention.
  @inline(never)
  private func stepWarily(_ index: UInt32, _ entry: BodyEntry) -> StepEnd {
    let delivery = attend(to: index)
    return entry.body._withUnsafeGuaranteedRef {
      $0.step(TaskID(index: index), on: self, delivering: delivery)
    }
  }

  /// Puts right what is special about a task that is about to run.
  ///
  /// - Returns: Whether its step begins with a cancellation.
  private func attend(to index: UInt32) -> Delivery {
    let task = state.value.tasks[index]
    if task.isPolling { state.value.pollingTasks -= 1 }
    state.value.tasks[index].begin()
    state.value.bodies[index].needsAttention = false
    return task.attention.isDisjoint(with: [.mustCancel, .isInterrupted])
      ? .nothing : .cancellation
  }

  @inline(never)
  private func beginInRealTime(_ index: UInt32) {
    state.value.speakUp()
    readClock()
    report(.stepStarted(TaskID(index: index)))
  }

  /// Puts the end of a step into effect that only yields.
  ///
  /// Its record says that it was a step: nothing else was reported of it, where it is silent.
  @inline(__always)
  private func close(yielding index: UInt32, at site: SiteID, _ tape: TapeWriter?) {
    state.value.ready.append(index)
    if let tape, _fastPath(tape.hasRoom) {
      tape.put(yieldOf: index, at: site)
    } else if instrument != nil {
      reportElsewhere(index, site)
    }
  }

  @inline(never)
  private func reportElsewhere(_ yielding: UInt32, _ site: SiteID) {
    report(.yielded(TaskID(index: yielding), site))
  }

  /// Puts the end of any other step into effect, `stepEnd`.
  @inline(never)
  private func close(_ index: UInt32) {
    if !isVirtual { readClock() }
    switch stepEnd {
    case .yielded(let site): closeElsewhere(yielding: index, at: site)
    case .polled(let site, let object): poll(index, site, object)
    case .slept(let deadline, let future): sleep(index, until: deadline, on: future)
    case .suspended(let future, let reason): wait(index, on: future, because: reason)
    case .returned: finish(index, as: state.value.tasks[index].mustCancel ? .cancelled : .done)
    case .threw: finish(index, as: .failed)
    case .cancelled: finish(index, as: .cancelled)
    case .skipped: finish(index, as: .skipped)
    case .halted(let limit): halt(at: limit)
    }
  }

  // Functions of their own, so that each knows what it records, and saves the registers only that it needs.
  @inline(never)
  private func closeElsewhere(yielding index: UInt32, at site: SiteID) {
    close(yielding: index, at: site, tape)
  }

  @inline(never)
  private func poll(_ index: UInt32, _ site: SiteID, _ object: ObjectID) {
    state.value.mark(index, .isPolling)
    state.value.tasks[index].reason = .object(object)
    state.value.pollingTasks += 1
    state.value.ready.append(index)
    report(.polled(TaskID(index: index), site, object))
  }

  @inline(never)
  private func halt(at limit: LoopLimit) {
    record(.halted)
    state.value.stop(at: limit)
  }

  @inline(never)
  private func sleep(_ index: UInt32, until deadline: LoopInstant, on future: FutureID) {
    record(.slept(until: deadline))
    suspend(index, as: .sleeping, on: future, because: .sleep)
  }

  @inline(never)
  private func wait(_ index: UInt32, on future: FutureID, because reason: WaitReason) {
    record(.suspended(reason))
    suspend(index, as: .waiting, on: future, because: reason)
  }

  @inline(__always)
  private func suspend(
    _ index: UInt32,
    as suspension: TaskState,
    on future: FutureID,
    because reason: WaitReason
  ) {
    let mustCancel = state.value.tasks[index].mustCancel
    state.value.tasks[index].suspend(on: future.index, as: suspension, because: reason)
    attach(wakeOf: index, to: future)
    // A task that cancelled itself is interrupted at its first suspension.
    if mustCancel, cancel(future) { state.value.tasks[index].dropCancellation() }
  }

  @inline(never)
  private func finish(_ index: UInt32, as end: TaskState) {
    state.value.tasks[index].state = end
    record(.ended(end))
    state.value.liveTasks -= 1
    let entry = state.value.bodies[index]
    if end == .done, entry.runsAwaiter {
      state.value.spareBodies.give(entry.awaiterBody)
    } else if end == .done || end == .cancelled {
      entry.body.release()
    }
    let future = state.value.tasks[index].future
    settle(
      FutureID(index: future),
      as: end == .done ? .done : end == .cancelled ? .cancelled : .failed
    )
  }
}

// Callbacks: what runs when a future ends or a timer fires, in asyncio's order.

extension EventLoop {
  /// Ends a future and makes its callbacks ready, in the order in which they were attached.
  ///
  /// The only place where a future ends.
  func settle(_ future: FutureID, as end: FutureRecord.State, source: UInt32 = noIndex) {
    guard state.value.futures[future.index].state == .pending else { return }
    settle(pending: future.index, as: end, source: source)
  }

  /// Ends a future that has not ended.
  @inline(__always)
  func settle(pending future: UInt32, as end: FutureRecord.State, source: UInt32 = noIndex) {
    let (waiter, first) = state.value.futures[future].followers
    // Whoever waits for a task that was cancelled is woken; whoever waits for anything else that was
    // cancelled is itself what was meant.
    let isCancelled = end == .cancelled && state.value.futures[future].task == noIndex
    state.value.futures[future].end(as: end, source: source)
    if waiter != noIndex {
      wake(waiter, isInterrupted: end == .cancelled, isCancelled: isCancelled)
    }
    if first != noIndex { makeReady(from: first, endedAs: end, isCancelled: isCancelled) }
  }

  /// Makes the callbacks of a list ready.
  @inline(never)
  private func makeReady(
    from first: UInt32,
    endedAs end: FutureRecord.State,
    isCancelled: Bool
  ) {
    var callback = first
    while callback != noIndex {
      let record = state.value.callbacks[callback]
      makeReady(callback, record, endedAs: end, isCancelled: isCancelled)
      callback = record.next
    }
  }

  /// Lets a future wake a task when it ends: in the next turn, where it has ended already.
  @inline(__always)
  func attach(wakeOf task: UInt32, to future: FutureID) {
    if _fastPath(state.value.futures[future.index].isFree) {
      state.value.futures[future.index].wake(task)
    } else {
      attach(.wakeTask, .sleep, subject: task, to: future)
    }
  }

  /// Takes a task's wake back from a future that has not ended.
  ///
  /// - Returns: Whether there was one.
  func detach(wakeOf task: UInt32, from future: UInt32) -> Bool {
    if state.value.futures[future].waiter == task {
      state.value.futures[future].wake(noIndex)
      return true
    }
    var callback = state.value.futures[future].next
    while callback != noIndex {
      let record = state.value.callbacks[callback]
      if record.action == .wakeTask, record.subject == task {
        detach(callback)
        return true
      }
      callback = record.next
    }
    return false
  }

  /// Lets something run after a future has ended: in the next turn, where it has ended already.
  ///
  /// - Returns: The callback, with which it can be taken back.
  @discardableResult
  func attach(
    _ action: CallbackRecord.Action,
    _ kind: CallbackKind,
    subject: UInt32,
    detail: UInt32 = noIndex,
    to future: FutureID
  ) -> UInt32 {
    let last = state.value.futures[future.index].lastCallback
    var record = CallbackRecord(subject: subject, detail: detail, action: action, kind: kind)
    guard state.value.futures[future.index].state == .pending else {
      let callback = state.value.callbacks.insert(record)
      makeReady(callback, record, endedAs: state.value.futures[future.index].state)
      return callback
    }
    record.attach(to: future.index, after: last)
    let callback = state.value.callbacks.insert(record)
    state.value.futures[future.index].lastCallback = callback
    if last == noIndex {
      state.value.futures[future.index].next = callback
    } else {
      state.value.callbacks[last].next = callback
    }
    return callback
  }

  /// Takes a callback back from a future that has not ended: asyncio's `remove_done_callback`.
  ///
  /// - Precondition: The callback is attached.
  func detach(_ callback: UInt32) {
    let record = state.value.callbacks[callback]
    precondition(record.place == .attached, "only an attached callback can be detached")
    if record.previous == noIndex {
      state.value.futures[record.home].next = record.next
    } else {
      state.value.callbacks[record.previous].next = record.next
    }
    if record.next == noIndex {
      state.value.futures[record.home].lastCallback = record.previous
    } else {
      state.value.callbacks[record.next].previous = record.previous
    }
    state.value.callbacks.remove(callback)
  }

  /// Sets a timer: its callback is put into the ready queue when the clock has reached the deadline.
  func setTimer(
    _ action: CallbackRecord.Action,
    _ kind: CallbackKind,
    subject: UInt32,
    at deadline: LoopInstant
  ) -> UInt32 {
    let timer = state.value.callbacks.insert(
      CallbackRecord(
        subject: subject,
        detail: state.value.current,
        action: action,
        kind: kind
      )
    )
    state.value.timers.insert(deadline: deadline.nanoseconds, handle: timer)
    record(.timerSet(HandleID(index: timer), kind, deadline, for: currentTask))
    return timer
  }

  /// Puts a callback at the end of the ready queue: asyncio's `call_soon`.
  func callSoon(
    _ action: CallbackRecord.Action,
    _ kind: CallbackKind,
    subject: UInt32
  ) -> UInt32 {
    let callback = state.value.callbacks.insert(
      CallbackRecord(subject: subject, detail: state.value.current, action: action, kind: kind)
    )
    schedule(callback, state.value.callbacks[callback])
    return callback
  }

  /// Drops a timer or a callback that waits for its turn: asyncio's `Handle.cancel`.
  ///
  /// Does nothing where it has run or was dropped, even if its place has been used again since.
  ///
  /// - Parameters:
  ///   - handle: The timer or callback.
  ///   - action: What it was to do.
  ///   - subject: To what; no other has this pair as long as the subject lives.
  func drop(_ handle: UInt32, _ action: CallbackRecord.Action, of subject: UInt32) {
    let entry = state.value.callbacks[handle]
    guard entry.action == action, entry.subject == subject, !entry.isDropped else { return }
    state.value.callbacks[handle].isDropped = true
    if state.value.callbacks[handle].isReady {
      state.value.droppedCallbacks += 1
      record(.callbackDropped(HandleID(index: handle)))
    } else {
      record(.timerDropped(HandleID(index: handle)))
      state.value.countDroppedTimer()
    }
  }

  /// Runs a callback that has reached the front of the ready queue.
  func run(callback: UInt32) {
    if !isVirtual { readClock() }
    let record = state.value.callbacks[callback]
    // Who still knows the handle must find that there is nothing left to drop.
    state.value.callbacks[callback].isDropped = true
    state.value.callbacks.remove(callback)
    guard !record.isDropped else {
      state.value.droppedCallbacks -= 1
      return
    }
    report(.callbackStarted(HandleID(index: callback)))
    switch record.action {
    case .wakeTask: preconditionFailure("a task that is to wake is ready itself")
    case .complete: settle(FutureID(index: record.subject), as: .done)
    case .memberEnded: memberEnded(FutureID(index: record.detail), of: record.subject)
    case .unshield: unshield(record.detail, into: record.subject)
    case .dropShield: dropShield(record)
    case .expire: expire(record.subject)
    case .groupTaskEnded: groups[Int(record.subject)].taskEnded(TaskID(index: record.detail))
    case .completed: completionQueues[Int(record.subject)].completed(record.detail)
    }
    report(.callbackEnded)
  }

  /// Puts a callback at the end of the ready queue; one that wakes a task puts the task there.
  @inline(__always)
  private func makeReady(
    _ callback: UInt32,
    _ record: CallbackRecord,
    endedAs end: FutureRecord.State,
    isCancelled: Bool = false
  ) {
    if record.action == .wakeTask {
      state.value.callbacks.remove(callback)
      wake(record.subject, isInterrupted: end == .cancelled, isCancelled: isCancelled)
    } else {
      schedule(callback, record)
    }
  }

  private func schedule(_ callback: UInt32, _ record: CallbackRecord) {
    state.value.callbacks[callback].schedule()
    state.value.ready.append(callback | Self.callbackBit)
    guard isWatched else { return }
    self.record(
      .callbackQueued(HandleID(index: callback), record.kind, for: servedTask(of: record))
    )
  }

  /// Puts a suspended task at the end of the ready queue.
  ///
  /// The only place where a task wakes.
  ///
  /// - Parameters:
  ///   - task: The task.
  ///   - isInterrupted: Whether what it waits on was cancelled, and its next step begins with that.
  ///   - isCancelled: Whether it is itself what the cancellation was meant for.
  @inline(__always)
  func wake(_ task: UInt32, isInterrupted: Bool, isCancelled: Bool) {
    state.value.tasks[task].wake()
    if isInterrupted { state.value.mark(task, .isInterrupted) }
    state.value.ready.append(task)
    if isCancelled {
      record(.interrupted(TaskID(index: task)))
    } else {
      record(.woke(TaskID(index: task)))
    }
  }

  /// The task that a callback runs for, or nil.
  private func servedTask(of record: CallbackRecord) -> TaskID? {
    let task =
      switch record.action {
      case .wakeTask: record.subject
      case .complete: record.detail
      case .memberEnded: state.value.gathers[record.subject].owner
      case .expire: timeouts[Int(record.subject)].task.index
      case .groupTaskEnded: groups[Int(record.subject)].parent.index
      case .completed: completionQueues[Int(record.subject)].owner
      case .unshield, .dropShield: noIndex
      }
    return task == noIndex ? nil : TaskID(index: task)
  }
}

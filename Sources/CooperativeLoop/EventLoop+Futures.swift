// Futures: the one thing that tasks suspend on. Each ends once; its callbacks then become ready, in
// the order in which they were attached, exactly as asyncio's futures call `call_soon` for each.

extension EventLoop {
  /// Creates a future that has not ended.
  ///
  /// Whoever creates it releases it.
  public func makeFuture() -> FutureID {
    FutureID(index: state.value.futures.insert(FutureRecord()))
  }

  /// Forgets a future that nobody waits for, so that its place can be used again.
  public func release(_ future: FutureID) {
    state.value.futures.remove(future.index)
  }

  /// Ends a future well.
  ///
  /// Does nothing where it has ended already.
  public func complete(_ future: FutureID) {
    settle(future, as: .done)
  }

  /// Whether a future has ended, in whatever way.
  public func isEnded(_ future: FutureID) -> Bool {
    state.value.futures[future.index].state != .pending
  }

  /// Whether a future has ended with an error.
  public func isFailed(_ future: FutureID) -> Bool {
    state.value.futures[future.index].state == .failed
  }

  /// Whether a future has ended cancelled.
  public func isCancelled(_ future: FutureID) -> Bool {
    state.value.futures[future.index].state == .cancelled
  }

  /// The task whose end a future is, or nil.
  public func task(endingIn future: FutureID) -> TaskID? {
    let task = state.value.futures[future.index].task
    return task == noIndex ? nil : TaskID(index: task)
  }

  /// The future whose failure made this one fail: itself, unless it took over another's.
  public func origin(ofFailure future: FutureID) -> FutureID {
    let source = state.value.futures[future.index].source
    return source == noIndex ? future : FutureID(index: source)
  }

  /// The error that a failed future ended with, if its task's body can tell.
  public func error(of future: FutureID) -> (any Error)? {
    guard let task = task(endingIn: origin(ofFailure: future)) else { return nil }
    let body = state.value.tasks[task.index].body
    return body._withUnsafeGuaranteedRef { $0.error(of: task) }
  }

  /// Takes note that someone has seen how a future ended; an error that nobody sees fails the run.
  public func markRetrieved(_ future: FutureID) {
    state.value.futures[future.index].isRetrieved = true
  }

  /// Whether someone has seen how a future ended.
  public func isRetrieved(_ future: FutureID) -> Bool {
    state.value.futures[future.index].isRetrieved
  }

  /// Ends a future and makes its callbacks ready.
  ///
  /// The only place where a future ends.
  func settle(_ future: FutureID, as end: FutureRecord.State, source: UInt32 = noIndex) {
    guard state.value.futures[future.index].state == .pending else { return }
    state.value.futures[future.index].state = end
    state.value.futures[future.index].source = source
    var callback = state.value.futures[future.index].next
    state.value.futures[future.index].next = noIndex
    state.value.futures[future.index].lastCallback = noIndex
    while callback != noIndex {
      let next = state.value.callbacks[callback].next
      makeReady(callback)
      callback = next
    }
  }

  /// Lets something run after a future has ended: in the next turn, where it has ended already.
  func attach(
    _ action: CallbackRecord.Action,
    subject: UInt32,
    detail: UInt32,
    to future: FutureID
  ) {
    let callback = state.value.callbacks.insert(
      CallbackRecord(action: action, subject: subject, detail: detail)
    )
    guard state.value.futures[future.index].state == .pending else {
      makeReady(callback)
      return
    }
    let last = state.value.futures[future.index].lastCallback
    if last == noIndex {
      state.value.futures[future.index].next = callback
    } else {
      state.value.callbacks[last].next = callback
    }
    state.value.futures[future.index].lastCallback = callback
  }

  /// Puts a callback at the end of the ready queue; one that wakes a task puts the task there.
  private func makeReady(_ callback: UInt32) {
    let record = state.value.callbacks[callback]
    switch record.action {
    case .wakeTask:
      state.value.callbacks.remove(callback)
      wake(record.subject)
    case .endSleep, .childEnded:
      state.value.ready.append(callback | Self.callbackBit)
      self.record(
        .callbackQueued(HandleID(index: callback), kind(of: record), for: servedTask(of: record))
      )
    }
  }

  /// Puts a suspended task at the end of the ready queue.
  ///
  /// The only place where a task wakes.
  private func wake(_ task: UInt32) {
    state.value.tasks[task].state = .ready
    state.value.ready.append(task)
    record(.woke(TaskID(index: task)))
  }

  /// Runs a callback that has reached the front of the ready queue.
  func run(callback: UInt32) {
    let record = state.value.callbacks[callback]
    report(.callbackStarted(HandleID(index: callback)))
    state.value.callbacks.remove(callback)
    switch record.action {
    case .endSleep: settle(FutureID(index: record.subject), as: .done)
    case .childEnded: childEnded(FutureID(index: record.detail), of: record.subject)
    case .wakeTask: wake(record.subject)
    }
    report(.callbackEnded)
  }

  private func kind(of record: CallbackRecord) -> CallbackKind {
    switch record.action {
    case .childEnded: state.value.gathers[record.subject].isWait ? .wait : .gather
    case .endSleep, .wakeTask: .sleep
    }
  }

  private func servedTask(of record: CallbackRecord) -> TaskID? {
    let task =
      switch record.action {
      case .childEnded: state.value.gathers[record.subject].owner
      case .endSleep: record.detail
      case .wakeTask: record.subject
      }
    return task == noIndex ? nil : TaskID(index: task)
  }
}

// Cancellation, as asyncio does it: a request travels to whatever the task waits on, and the task meets
// it as an error at the place where it is suspended.

extension EventLoop {
  /// Asks a task to end: at its next step it meets a cancellation where it is suspended.
  ///
  /// The request is passed on to what the task waits on: the tasks it awaits or gathers are cancelled
  /// first. A task that catches the cancellation goes on. Where the task has ended with an error, that one
  /// counts as seen from now on, as in asyncio.
  ///
  /// - Parameter task: The task.
  /// - Returns: Whether it had any effect: false where the task has ended.
  @discardableResult
  public func cancel(_ task: TaskID) -> Bool {
    cancel(future(of: task))
  }

  /// Takes a request to cancel a task back, because it was dealt with.
  ///
  /// - Parameter task: The task.
  /// - Returns: How many requests are left.
  @discardableResult
  public func uncancel(_ task: TaskID) -> Int {
    if state.value.tasks[task.index].cancelRequests > 0 {
      state.value.tasks[task.index].cancelRequests -= 1
      if state.value.tasks[task.index].cancelRequests == 0 {
        state.value.tasks[task.index].dropCancellation()
      }
    }
    let left = Int(state.value.tasks[task.index].cancelRequests)
    limitPassingRequests(of: task, to: left)
    return left
  }

  /// How many tasks and futures all cancellations so far had to look at: what they cost.
  public var cancellationWork: Int { state.value.cancellationWork }

  /// How many requests to cancel a task were made and not taken back.
  ///
  /// - Parameter task: The task.
  /// - Returns: The number of requests.
  public func cancelRequests(of task: TaskID) -> Int {
    Int(state.value.tasks[task.index].cancelRequests)
  }

  /// Cancels a future, and what stands behind it: a task, or the members of a gather.
  ///
  /// The request goes down depth first, as CPython's recursion does, but on a list of its own: a chain
  /// of a hundred thousand tasks must not overflow the stack. A task that is reached on several ways
  /// is asked on each of them. Where tasks wait for each other in a circle CPython's recursion never
  /// ends; here the task at which the circle closes is woken with the cancellation.
  ///
  /// - Parameter future: The future.
  /// - Returns: Whether it had any effect: false where there was nothing left to cancel.
  @discardableResult
  public func cancel(_ future: FutureID) -> Bool {
    guard isCancellable(future.index) else {
      markEnded(future.index)
      return false
    }
    var request = CancellationRequest(future.index)
    while let next = request.next() {
      state.value.cancellationWork += 1
      let record = state.value.futures[next]
      guard record.state == .pending else {
        markEnded(next)
        continue
      }
      if record.task != noIndex {
        ask(record.task, &request)
      } else if record.gather != noIndex {
        askMembers(of: record.gather, &request)
      } else {
        settle(FutureID(index: next), as: .cancelled)
      }
    }
    return true
  }

  /// Whether cancelling a future would have an effect.
  private func isCancellable(_ future: UInt32) -> Bool {
    let record = state.value.futures[future]
    guard record.state == .pending else { return false }
    guard record.gather != noIndex else { return true }
    return memberIndexes(of: record.gather).contains {
      state.value.futures[state.value.members[$0]].state == .pending
    }
  }

  /// Takes note that the error of a future that has ended, or those of a gather's members that all have,
  /// was seen: asyncio no longer reports one that somebody wanted to cancel.
  private func markEnded(_ future: UInt32) {
    let record = state.value.futures[future]
    if record.state == .failed {
      markRetrieved(FutureID(index: future))
    } else if record.state == .pending, record.gather != noIndex {
      for place in memberIndexes(of: record.gather) { markEnded(state.value.members[place]) }
    }
  }

  private func ask(_ task: UInt32, _ request: inout CancellationRequest) {
    switch request.reach(task) {
    case .inCircle: interrupt(task)
    case .tooOften: break
    case .anew:
      state.value.tasks[task].cancelRequests += 1
      let future = state.value.tasks[task].waitingOn
      if future != noIndex, isCancellable(future) {
        request.descend(from: task, to: future)
      } else {
        state.value.mark(task, .mustCancel)
      }
    }
  }

  private func askMembers(of gather: UInt32, _ request: inout CancellationRequest) {
    state.value.cancellationWork += memberIndexes(of: gather).count
    state.value.gathers[gather].isCancelRequested = true
    for index in memberIndexes(of: gather).reversed() {
      request.add(state.value.members[index])
    }
  }

  /// Wakes a task that waits in a circle of tasks that cancel each other.
  private func interrupt(_ task: UInt32) {
    let future = state.value.tasks[task].waitingOn
    guard future != noIndex, !state.value.tasks[task].mustCancel,
      detach(wakeOf: task, from: future)
    else { return }
    state.value.mark(task, .mustCancel)
    wake(task, isInterrupted: false, isCancelled: true)
  }
}

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

  /// Ends a future with an error, which its owner keeps; does nothing where it has ended already.
  public func fail(_ future: FutureID) {
    settle(future, as: .failed)
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

  /// Whether a future has ended otherwise than by being cancelled.
  func hasEndedUncancelled(_ future: FutureID) -> Bool {
    isEnded(future) && !isCancelled(future)
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
    let record = state.value.tasks[task.index]
    guard record.keepsBody else { return nil }
    return state.value.bodies[task.index].body._withUnsafeGuaranteedRef { $0.error(of: task) }
  }

  /// Takes note that someone has seen how a future ended; an error that nobody sees fails the run.
  public func markRetrieved(_ future: FutureID) {
    state.value.futures[future.index].isRetrieved = true
  }

  /// Whether someone has seen how a future ended.
  public func isRetrieved(_ future: FutureID) -> Bool {
    state.value.futures[future.index].isRetrieved
  }
}

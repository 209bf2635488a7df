// Shielding: waiting for a future in a way that a cancellation of the one who waits does not reach it.

extension EventLoop {
  /// Makes a future that ends as another does, and whose cancellation stops there.
  ///
  /// It is asyncio's `shield`: where the inner future has ended already, it is returned itself.
  ///
  /// - Parameter inner: What to protect.
  /// - Returns: What to wait for.
  public func shield(_ inner: FutureID) -> FutureID {
    guard !isEnded(inner) else { return inner }
    let outer = makeFuture()
    let callback = attach(
      .unshield,
      .shield,
      subject: outer.index,
      detail: inner.index,
      to: inner
    )
    attach(.dropShield, .shield, subject: outer.index, detail: callback, to: outer)
    return outer
  }

  /// Hands the end of a shielded future on to the future that stands for it.
  func unshield(_ inner: UInt32, into outer: UInt32) {
    let outerFuture = FutureID(index: outer)
    let innerFuture = FutureID(index: inner)
    guard !isCancelled(outerFuture) else {
      if !isCancelled(innerFuture) { markRetrieved(innerFuture) }
      return
    }
    switch state.value.futures[inner].state {
    case .cancelled: cancel(outerFuture)
    case .failed:
      markRetrieved(innerFuture)
      settle(outerFuture, as: .failed, source: origin(ofFailure: innerFuture).index)
    case .done:
      settle(outerFuture, as: .done, source: origin(ofFailure: innerFuture).index)
    case .pending: break
    }
  }

  /// After a shield has ended: lets go of what it protects.
  func dropShield(_ record: CallbackRecord) {
    let callback = state.value.callbacks[record.detail]
    if callback.place == .attached, callback.action == .unshield,
      callback.subject == record.subject
    {
      detach(record.detail)
    }
  }
}

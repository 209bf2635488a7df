// Sleeping, as asyncio does it: a future, and a timer whose callback completes it. The timer fires in
// one turn and the task that slept runs in the next.

extension EventLoop {
  /// A sleep under way.
  public struct SleepTicket: Sendable, BitwiseCopyable {
    /// Ends when the sleep is over.
    public let future: FutureID
    /// When it is over.
    public let deadline: LoopInstant
    let timer: HandleID
  }

  /// Begins a sleep of the task whose step is open.
  ///
  /// A moment that no clock can show counts as the last one: the run ends with the limit `time`
  /// when nothing comes before it.
  ///
  /// - Parameter nanoseconds: How long, more than 0: a sleep of 0 is a bare yield.
  /// - Returns: The sleep, to be given back to `endSleep` by the woken task.
  public func beginSleep(nanoseconds: Int64) -> SleepTicket {
    let deadline = state.value.now.advanced(byNanoseconds: nanoseconds) ?? .distantFuture
    let future = makeFuture()
    let timer = state.value.callbacks.insert(
      CallbackRecord(action: .endSleep, subject: future.index, detail: state.value.current)
    )
    state.value.timers.insert(deadline: deadline.nanoseconds, handle: timer)
    record(.timerSet(HandleID(index: timer), deadline, for: currentTask))
    return SleepTicket(future: future, deadline: deadline, timer: HandleID(index: timer))
  }

  /// Ends a sleep whose task has woken.
  public func endSleep(_ ticket: SleepTicket) {
    release(ticket.future)
  }
}

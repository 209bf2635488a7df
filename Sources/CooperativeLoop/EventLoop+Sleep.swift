// Sleeping, as asyncio does it: a future, and a timer whose callback completes it. The timer fires in
// one turn and the task that slept runs in the next.

extension EventLoop {
  /// A sleep under way.
  public struct SleepTicket: Sendable, BitwiseCopyable {
    /// Ends when the sleep is over.
    public let future: FutureID
    /// When it is over.
    public let deadline: LoopInstant
    let timer: UInt32
  }

  /// Begins a sleep of the task whose step is open.
  ///
  /// A moment that no clock can show counts as the last one: the run ends with the limit `time` when
  /// nothing comes before it.
  ///
  /// - Parameter nanoseconds: How long, more than 0: a sleep of 0 is a bare yield.
  /// - Returns: The sleep, to be given back to `endSleep` by the woken task.
  public func beginSleep(nanoseconds: Int64) -> SleepTicket {
    let deadline = state.value.now.advanced(byNanoseconds: nanoseconds) ?? .distantFuture
    let future = makeFuture()
    let timer = setTimer(.complete, .sleep, subject: future.index, at: deadline)
    return SleepTicket(future: future, deadline: deadline, timer: timer)
  }

  /// Ends a sleep whose task has woken, or was cancelled.
  ///
  /// - Parameter ticket: The sleep.
  public func endSleep(_ ticket: SleepTicket) {
    endSleep(on: ticket.future, ticket.timer)
  }

  func endSleep(on future: FutureID, _ timer: UInt32) {
    drop(timer, .complete, of: future.index)
    release(future)
  }
}

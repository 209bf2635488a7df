/// A limit on how long a task may stay in a block: asyncio's `timeout`.
///
/// When the time is up the task is cancelled; the cancellation that comes out of the block is then
/// turned into a timeout error by whoever leaves it.
public final class Timeout {
  private enum Phase {
    case entered, expiring, expired, left
  }

  private let loop: LoopReference
  let task: TaskID
  private let index: UInt32
  private var phase = Phase.entered
  /// The timer or callback that expires it, or `noIndex`.
  private var handle = noIndex
  /// How many requests to cancel the task there were before.
  private let cancelRequests: Int

  /// Enters a block in the task whose step is open.
  ///
  /// - Parameters:
  ///   - loop: The task's loop.
  ///   - task: The task.
  ///   - nanoseconds: How long the block may take; nil for no limit, 0 or less for the next turn.
  public init(on loop: EventLoop, of task: TaskID, nanoseconds: Int64?) {
    self.loop = LoopReference(loop)
    self.task = task
    index = UInt32(loop.timeouts.count)
    cancelRequests = loop.cancelRequests(of: task)
    loop.timeouts.append(self)
    guard let nanoseconds else { return }
    if nanoseconds <= 0 {
      handle = loop.callSoon(.expire, .timeout, subject: index)
    } else {
      let deadline = loop.now.advanced(byNanoseconds: nanoseconds) ?? .distantFuture
      handle = loop.setTimer(.expire, .timeout, subject: index, at: deadline)
    }
  }

  /// Leaves the block.
  ///
  /// - Parameter isCancelled: Whether a cancellation comes out of it.
  /// - Returns: Whether that cancellation is the timeout's own and becomes a timeout error.
  public func leave(isCancelled: Bool) -> Bool {
    if handle != noIndex { loop { $0.drop(handle, .expire, of: index) } }
    handle = noIndex
    guard phase == .expiring else {
      phase = .left
      return false
    }
    phase = .expired
    let isOwn = loop { $0.takeBackCancellation(of: task) } <= cancelRequests
    return isOwn && isCancelled
  }

  /// The time is up.
  func expire() {
    loop { $0.cancelForNow(task) }
    phase = .expiring
    handle = noIndex
  }
}

extension EventLoop {
  /// Runs the callback of a timeout.
  func expire(_ timeout: UInt32) {
    timeouts[Int(timeout)].expire()
  }
}

/// A lock, and a queue of tasks that wait until something that the lock guards has changed: asyncio's
/// `Condition`.
public final class Condition {
  let loop: LoopReference
  @exclusivity(unchecked) private var waiters = WaitQueue()
  /// The lock that must be held to wait and to notify.
  public let lock: Lock
  /// What reports call it.
  public let id: ObjectID

  /// Makes a condition with a lock of its own.
  public init(on loop: EventLoop, named name: String) {
    self.loop = LoopReference(loop)
    id = loop.register(objectNamed: name, kind: "condition")
    lock = Lock(on: loop, inside: id)
  }

  /// Makes a condition inside another primitive, which is known by that one's name.
  init(on loop: EventLoop, inside id: ObjectID) {
    self.loop = LoopReference(loop)
    self.id = id
    lock = Lock(on: loop, inside: id)
  }

  /// A wait under way: first for a notification, then for the lock.
  public struct Waiting: Sendable, BitwiseCopyable {
    var ticket: WaitTicket
    var isReacquiring = false
    /// Whether it was cancelled and must say so at its end.
    var isCancelled = false

    /// What to suspend on.
    public var future: FutureID { ticket.future }

    /// What it lacks: the notification, and then the lock.
    public var need: WaitNeed { isReacquiring ? .lock : .notification }
  }

  /// What a wait came to.
  public enum Progress: Sendable, BitwiseCopyable {
    /// It suspends on the future of the wait.
    case suspended
    /// It is over, and the lock is held.
    case finished
    /// It was cancelled, and the lock is held.
    case cancelled
  }

  /// Begins to wait: releases the lock and queues the open step's task.
  ///
  /// - Returns: The wait, or nil where nobody holds the lock.
  public func wait() -> Waiting? {
    guard lock.isLocked else { return nil }
    _ = lock.release()
    return Waiting(ticket: loop { waiters.enter($0) })
  }

  /// Goes on with a wait whose task was woken.
  ///
  /// - Parameters:
  ///   - waiting: The wait.
  ///   - isCancelled: Whether the task was cancelled.
  /// - Returns: Whether it is over.
  public func proceed(_ waiting: inout Waiting, isCancelled: Bool) -> Progress {
    if waiting.isReacquiring {
      guard isCancelled else {
        lock.finish(waiting.ticket)
        return end(waiting)
      }
      lock.abandon(waiting.ticket)
      waiting.isCancelled = true
    } else {
      loop { waiters.leave(waiting.ticket, $0) }
      waiting.isCancelled = isCancelled
      waiting.isReacquiring = true
    }
    guard !lock.tryAcquire() else { return end(waiting) }
    waiting.ticket = lock.enter()
    return .suspended
  }

  /// Wakes tasks that wait, first come first.
  ///
  /// - Parameter count: How many at most; nil for all.
  /// - Returns: False where nobody holds the lock.
  public func notify(_ count: Int64?) -> Bool {
    guard lock.isLocked else { return false }
    let limit = count.map { Int(clamping: $0) } ?? .max
    loop { waiters.wake(limit, $0) }
    return true
  }

  /// A wait that ends in a cancellation passes the notification on that it may have got.
  private func end(_ waiting: Waiting) -> Progress {
    guard waiting.isCancelled else { return .finished }
    loop { waiters.wake(1, $0) }
    return .cancelled
  }
}

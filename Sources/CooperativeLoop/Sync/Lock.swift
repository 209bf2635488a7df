/// Mutual exclusion between tasks: asyncio's `Lock`, fair, first come first served.
public final class Lock {
  private unowned let loop: EventLoop
  private var waiters = WaitQueue()
  /// What reports call it.
  public let id: ObjectID
  /// Whether a task holds it.
  public private(set) var isLocked = false
  /// The task that acquired it last, while it is locked.
  public private(set) var holder: TaskID?

  /// Makes a lock that nobody holds.
  public init(on loop: EventLoop, named name: String, kind: String = "lock") {
    self.loop = loop
    id = loop.register(objectNamed: name, kind: kind)
  }

  /// Makes a lock inside another primitive, which is known by that one's name.
  init(on loop: EventLoop, inside id: ObjectID) {
    self.loop = loop
    self.id = id
  }

  /// Acquires the lock where that needs no waiting.
  ///
  /// - Returns: Whether it was acquired; where not, `enter` and wait.
  public func tryAcquire() -> Bool {
    guard !isLocked, waiters.allCancelled(loop) else { return false }
    lock()
    return true
  }

  /// Queues the open step's task; it then suspends on the ticket's future.
  public func enter() -> WaitTicket {
    waiters.enter(loop)
  }

  /// Acquires the lock for a task that was woken.
  public func finish(_ ticket: WaitTicket) {
    waiters.leave(ticket, loop)
    lock()
  }

  /// Leaves the queue of a task that was cancelled while it waited.
  public func abandon(_ ticket: WaitTicket) {
    waiters.leave(ticket, loop)
    if !isLocked { wakeFirst() }
  }

  /// Releases the lock and wakes who waits first.
  ///
  /// - Returns: False where nobody holds it.
  public func release() -> Bool {
    guard isLocked else { return false }
    isLocked = false
    holder = nil
    wakeFirst()
    return true
  }

  private func lock() {
    isLocked = true
    holder = loop.currentTask
  }

  /// Wakes the first in the queue; not the second, where the first was woken already.
  private func wakeFirst() {
    guard waiters.first != noIndex else { return }
    let first = loop.state.value.waitNodes[waiters.first].future
    loop.complete(FutureID(index: first))
  }
}

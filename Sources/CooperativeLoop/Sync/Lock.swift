/// Mutual exclusion between tasks: asyncio's `Lock`, fair, first come first served.
public final class Lock {
  let loop: LoopReference
  @exclusivity(unchecked) private var waiters = WaitQueue()
  /// What reports call it.
  public let id: ObjectID
  /// Whether a task holds it.
  @exclusivity(unchecked) public private(set) var isLocked = false
  /// The task whose step acquired it last, while it is locked.
  @exclusivity(unchecked) private var taker: TaskID?

  /// Makes a lock that nobody holds.
  public init(on loop: EventLoop, named name: String, kind: String = "lock") {
    self.loop = LoopReference(loop)
    id = loop.register(objectNamed: name, kind: kind)
    loop.names.holdables[id.index] = self
  }

  /// Makes a lock inside another primitive, which is known by that one's name.
  init(on loop: EventLoop, inside id: ObjectID) {
    self.loop = LoopReference(loop)
    self.id = id
  }

  /// The task that acquired it last, while it is locked.
  public var holder: TaskID? { taker.map { taker in loop { $0.owner(of: taker) } } }

  /// Acquires the lock where that needs no waiting.
  ///
  /// - Returns: Whether it was acquired; where not, `enter` and wait.
  public func tryAcquire() -> Bool {
    guard !isLocked, loop({ waiters.allCancelled($0) }) else { return false }
    lock()
    return true
  }

  /// Queues the open step's task; it then suspends on the ticket's future.
  public func enter() -> WaitTicket {
    loop { waiters.enter($0) }
  }

  /// Acquires the lock for a task that was woken.
  public func finish(_ ticket: WaitTicket) {
    loop { waiters.leave(ticket, $0) }
    lock()
  }

  /// Leaves the queue of a task that was cancelled while it waited.
  public func abandon(_ ticket: WaitTicket) {
    loop { waiters.leave(ticket, $0) }
    if !isLocked { wakeFirst() }
  }

  /// Releases the lock and wakes who waits first.
  ///
  /// - Returns: False where nobody holds it.
  public func release() -> Bool {
    guard isLocked else { return false }
    isLocked = false
    taker = nil
    wakeFirst()
    return true
  }

  private func lock() {
    isLocked = true
    taker = loop { $0.currentTask }
  }

  /// Wakes the first in the queue; not the second, where the first was woken already.
  private func wakeFirst() {
    guard waiters.first != noIndex else { return }
    loop { $0.complete(FutureID(index: waiters.first)) }
  }
}

extension Lock: Holdable {
  var holders: [TaskID] { holder.map { [$0] } ?? [] }
}

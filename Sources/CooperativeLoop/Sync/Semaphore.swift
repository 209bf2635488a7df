/// A number of permits: asyncio's `Semaphore` and `BoundedSemaphore`, fair, first come first served.
public final class Semaphore {
  private unowned let loop: EventLoop
  private var waiters = WaitQueue()
  /// The most permits there may be; nil for no bound.
  private let bound: Int64?
  /// Permits that are free.
  private var permits: Int64
  /// What reports call it.
  public let id: ObjectID

  /// Makes a semaphore.
  ///
  /// - Parameters:
  ///   - loop: Its loop.
  ///   - name: What reports call it.
  ///   - permits: How many permits there are; at least 0.
  ///   - isBounded: Whether there may never be more than at first.
  public init(on loop: EventLoop, named name: String, permits: Int64, isBounded: Bool = false) {
    self.loop = loop
    self.permits = permits
    bound = isBounded ? permits : nil
    id = loop.register(
      objectNamed: name,
      kind: isBounded ? "bounded_semaphore" : "semaphore"
    )
  }

  /// Whether whoever comes now must wait.
  public var isLocked: Bool { permits == 0 || !waiters.allCancelled(loop) }

  /// Takes a permit where that needs no waiting.
  public func tryAcquire() -> Bool {
    guard !isLocked else { return false }
    permits -= 1
    return true
  }

  /// Queues the open step's task; it then suspends on the ticket's future.
  public func enter() -> WaitTicket {
    waiters.enter(loop)
  }

  /// Ends the wait of a task that was woken, and so got a permit.
  public func finish(_ ticket: WaitTicket) {
    waiters.leave(ticket, loop)
    wakeWhilePossible()
  }

  /// Ends the wait of a task that was cancelled; a permit that it had got is given back.
  public func abandon(_ ticket: WaitTicket) {
    let hasPermit = loop.isEnded(ticket.future) && !loop.isCancelled(ticket.future)
    waiters.leave(ticket, loop)
    if hasPermit { permits += 1 }
    wakeWhilePossible()
  }

  /// Gives a permit back and wakes who waits first.
  ///
  /// - Returns: False where a bounded semaphore has all its permits.
  public func release() -> Bool {
    if let bound, permits >= bound { return false }
    permits += 1
    wakeNext()
    return true
  }

  private func wakeWhilePossible() {
    while permits > 0, wakeNext() {}
  }

  @discardableResult
  private func wakeNext() -> Bool {
    guard let future = waiters.firstPending(loop) else { return false }
    permits -= 1
    loop.complete(future)
    return true
  }
}

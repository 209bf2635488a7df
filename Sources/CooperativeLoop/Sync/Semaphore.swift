/// A number of permits: asyncio's `Semaphore` and `BoundedSemaphore`, fair, first come first served.
public final class Semaphore {
  let loop: LoopReference
  @exclusivity(unchecked) private var waiters = WaitQueue()
  /// The most permits there may be; nil for no bound.
  private let bound: Int64?
  /// Permits that are free.
  @exclusivity(unchecked) private var permits: Int64
  /// How many permits each task has acquired and not released.
  @exclusivity(unchecked) private var held: [TaskID: Int64] = [:]
  /// How many permits were released by whoever held none, less those acquired outside of tasks.
  @exclusivity(unchecked) private var lent: Int64 = 0
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
    self.loop = LoopReference(loop)
    self.permits = permits
    bound = isBounded ? permits : nil
    id = loop.register(
      objectNamed: name,
      kind: isBounded ? "bounded_semaphore" : "semaphore"
    )
    loop.names.holdables[id.index] = self
  }

  /// Whether whoever comes now must wait.
  public var isLocked: Bool { permits == 0 || !loop({ waiters.allCancelled($0) }) }

  /// Takes a permit where that needs no waiting.
  public func tryAcquire() -> Bool {
    guard !isLocked else { return false }
    permits -= 1
    takeNote()
    return true
  }

  /// Queues the open step's task; it then suspends on the ticket's future.
  public func enter() -> WaitTicket {
    loop { waiters.enter($0) }
  }

  /// Ends the wait of a task that was woken, and so got a permit.
  public func finish(_ ticket: WaitTicket) {
    loop { waiters.leave(ticket, $0) }
    takeNote()
    wakeWhilePossible()
  }

  /// Ends the wait of a task that was cancelled; a permit that it had got is given back.
  public func abandon(_ ticket: WaitTicket) {
    let hasPermit = loop { $0.hasEndedUncancelled(ticket.future) }
    loop { waiters.leave(ticket, $0) }
    if hasPermit { addPermit() }
    wakeWhilePossible()
  }

  /// Gives a permit back and wakes who waits first.
  ///
  /// - Returns: False where a bounded semaphore has all its permits.
  public func release() -> Bool {
    if let bound, permits >= bound { return false }
    addPermit()
    giveBack()
    wakeNext()
    return true
  }

  /// The tasks that have acquired permits and not released them, in the order of creation.
  ///
  /// Whoever releases a permit need not be who acquired it. Where others have released as many as these
  /// hold, nobody is known to hold any.
  public var holders: [TaskID] {
    guard held.values.reduce(0, +) > lent else { return [] }
    let owners = loop { loop in Set(held.keys.map { loop.owner(of: $0) }) }
    return owners.sorted { $0.index < $1.index }
  }

  /// Of more permits than a number can count none is ever missed.
  private func addPermit() {
    if permits < .max { permits += 1 }
  }

  private func takeNote() {
    if let task = loop({ $0.currentTask }) { held[task, default: 0] += 1 } else { lent -= 1 }
  }

  private func giveBack() {
    guard let task = loop({ $0.currentTask }), let count = held[task] else {
      lent += 1
      return
    }
    held[task] = count > 1 ? count - 1 : nil
  }

  private func wakeWhilePossible() {
    while permits > 0, wakeNext() {}
  }

  @discardableResult
  private func wakeNext() -> Bool {
    loop { loop in
      guard let future = waiters.firstPending(loop) else { return false }
      permits -= 1
      loop.complete(future)
      return true
    }
  }
}

extension Semaphore: Holdable {}

/// A flag that tasks can wait for: setting it wakes all of them.
///
/// It is asyncio's `Event`. Waiting for an event that is set does not suspend.
public final class Event {
  let loop: LoopReference
  @exclusivity(unchecked) private var waiters = WaitQueue()
  /// What reports call it.
  public let id: ObjectID
  /// Whether the flag is set.
  @exclusivity(unchecked) public private(set) var isSet = false

  /// Makes an event whose flag is not set.
  public init(on loop: EventLoop, named name: String) {
    self.loop = LoopReference(loop)
    id = loop.register(objectNamed: name, kind: "event")
  }

  /// Makes an event inside another primitive, which is known by that one's name.
  init(on loop: EventLoop, inside id: ObjectID) {
    self.loop = LoopReference(loop)
    self.id = id
  }

  /// Sets the flag and wakes every task that waits for it, in the order in which they came.
  public func set() {
    guard !isSet else { return }
    isSet = true
    loop { waiters.wake(.max, $0) }
  }

  /// Takes the flag down; who waits from now on waits for the next `set()`.
  public func clear() {
    isSet = false
  }

  /// An awaitable that is over when the flag is set.
  public func wait() -> EventWait {
    EventWait(event: self)
  }

  /// Queues the open step's task; it then suspends on the ticket's future.
  public func enter() -> WaitTicket {
    loop { waiters.enter($0) }
  }

  /// Leaves the queue: the first thing that a woken task does.
  public func leave(_ ticket: WaitTicket) {
    loop { waiters.leave(ticket, $0) }
  }
}

/// Waiting for an event, as an awaitable.
///
/// Once over it can be stepped again, and is then a wait anew: who waits in a loop need not make one
/// each time.
public struct EventWait: Awaitable, Awaiter {
  @usableFromInline let event: Event
  @usableFromInline var ticket: WaitTicket?

  init(event: Event) {
    self.event = event
  }

  /// A fresh awaiter.
  public func makeAwaiter() -> EventWait { EventWait(event: event) }

  /// Leaves the queue with the cancellation.
  public mutating func interrupt() throws -> StepOutcome<Void> {
    if let ticket { event.leave(ticket) }
    throw CancellationError()
  }

  /// Suspends once unless the flag is set.
  @inlinable
  public mutating func step() -> StepOutcome<Void> {
    if let ticket {
      event.leave(ticket)
      self.ticket = nil
      return .finished(())
    }
    guard !event.isSet else { return .finished(()) }
    let ticket = event.enter()
    self.ticket = ticket
    return .suspended(.until(ticket.future, because: .object(event.id)))
  }
}

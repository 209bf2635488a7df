/// Who may put and who may get: the waiting of asyncio's queues, without the values.
///
/// A queue is a gate and a store of its own kind (first in first out, last in first out, by priority);
/// the gate counts what the store holds.
public final class QueueGate {
  let loop: LoopReference
  @exclusivity(unchecked) private var getters = WaitQueue()
  @exclusivity(unchecked) private var putters = WaitQueue()
  /// How many values the store may hold; 0 or less for any number.
  private let capacity: Int64
  /// How many values the store holds.
  @exclusivity(unchecked) public private(set) var count = 0
  @exclusivity(unchecked) private var unfinished = 0
  private let finished: Event
  /// What reports call it.
  public let id: ObjectID

  /// Makes the gate of an empty queue.
  public init(on loop: EventLoop, named name: String, kind: String, capacity: Int64) {
    self.loop = LoopReference(loop)
    self.capacity = capacity
    id = loop.register(objectNamed: name, kind: kind)
    finished = Event(on: loop, inside: id)
    finished.set()
  }

  /// Whether whoever puts must wait.
  public var isFull: Bool { capacity > 0 && Int64(count) >= capacity }

  /// Whether whoever gets must wait.
  public var isEmpty: Bool { count == 0 }

  /// Queues the open step's task until there is room.
  public func enterPut() -> WaitTicket { loop { putters.enter($0) } }

  /// Queues the open step's task until there is a value.
  public func enterGet() -> WaitTicket { loop { getters.enter($0) } }

  /// Ends a wait for room; the task looks again whether there is any.
  public func leavePut(_ ticket: WaitTicket) { loop { putters.leave(ticket, $0) } }

  /// Ends a wait for a value; the task looks again whether there is any.
  public func leaveGet(_ ticket: WaitTicket) { loop { getters.leave(ticket, $0) } }

  /// Ends a wait for room of a task that was cancelled: another may have it.
  public func abandonPut(_ ticket: WaitTicket) {
    let wasWoken = loop { $0.hasEndedUncancelled(ticket.future) }
    loop { putters.leave(ticket, $0) }
    if wasWoken, !isFull { loop { putters.wakeAndUnlinkNext($0) } }
  }

  /// Ends a wait for a value of a task that was cancelled: another may have it.
  public func abandonGet(_ ticket: WaitTicket) {
    let wasWoken = loop { $0.hasEndedUncancelled(ticket.future) }
    loop { getters.leave(ticket, $0) }
    if wasWoken, !isEmpty { loop { getters.wakeAndUnlinkNext($0) } }
  }

  /// Takes note of a value that was stored.
  public func didPut() {
    count += 1
    unfinished += 1
    finished.clear()
    if !getters.isEmpty { loop { getters.wakeAndUnlinkNext($0) } }
  }

  /// Takes note of a value that was stored but does not count as put.
  public func didStore() { count += 1 }

  /// Takes note of a value that was lost.
  public func didDiscard() { count -= 1 }

  /// Takes note of a value that was taken out.
  public func didGet() {
    count -= 1
    if !putters.isEmpty { loop { putters.wakeAndUnlinkNext($0) } }
  }

  /// One value was dealt with.
  ///
  /// - Returns: False where there was none to deal with.
  public func taskDone() -> Bool {
    guard unfinished > 0 else { return false }
    unfinished -= 1
    if unfinished == 0 { finished.set() }
    return true
  }

  /// Whether every value that was put has been dealt with.
  public var isFinished: Bool { unfinished == 0 }

  /// Queues the open step's task until every value was dealt with.
  public func enterJoin() -> WaitTicket { finished.enter() }

  /// Ends such a wait.
  public func leaveJoin(_ ticket: WaitTicket) { finished.leave(ticket) }

  /// What whoever waits to put something lacks.
  public var needOfPut: WaitNeed { .room(count: Int64(count), capacity: capacity) }

  /// What whoever waits to get something lacks.
  public var needOfGet: WaitNeed { .value(count: Int64(count)) }

  /// What whoever waits until all is dealt with lacks.
  public var needOfJoin: WaitNeed { .done(unfinished: Int64(unfinished)) }
}

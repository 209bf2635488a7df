/// Values that some tasks put and others get, first in, first out: asyncio's `Queue`.
///
/// ```swift
/// let queue = Queue<Int>(on: loop, named: "line", capacity: 2)
/// loop.spawn(queue.put(1))
/// try loop.runUntilComplete(queue.get())   // 1
/// ```
public final class Queue<Element> {
  @usableFromInline let gate: QueueGate
  /// The values, in a ring whose size is a power of two.
  @exclusivity(unchecked) @usableFromInline var ring: [Element?]
  /// Where in the ring the first value is.
  @exclusivity(unchecked) @usableFromInline var head = 0

  /// Makes an empty queue.
  ///
  /// - Parameters:
  ///   - loop: Its loop.
  ///   - name: What reports call it.
  ///   - capacity: How many values it may hold; 0 or less for any number.
  public init(on loop: EventLoop, named name: String, capacity: Int = 0) {
    gate = QueueGate(on: loop, named: name, kind: "queue", capacity: Int64(capacity))
    ring = Array(repeating: nil, count: 16)
  }

  /// How many values it holds.
  public var count: Int { gate.count }

  /// An awaitable that is over when there was room and the value is in the queue.
  @inlinable
  public func put(_ value: Element) -> Put { Put(queue: self, value: value) }

  /// An awaitable that is over when there was a value, and gives it.
  @inlinable
  public func get() -> Get { Get(queue: self) }

  /// Puts a value where there is room.
  ///
  /// - Parameter value: The value.
  /// - Returns: False where the queue is full.
  @inlinable
  public func putNow(_ value: Element) -> Bool {
    guard !gate.isFull else { return false }
    if gate.count == ring.count { grow() }
    ring[(head &+ gate.count) & (ring.count &- 1)] = value
    gate.didPut()
    return true
  }

  /// Takes the first value, or nil where there is none.
  @inlinable
  public func getNow() -> Element? {
    guard !gate.isEmpty else { return nil }
    let value = ring[head].take()
    head = (head &+ 1) & (ring.count &- 1)
    gate.didGet()
    return value
  }

  /// Doubles the ring, which is full.
  @usableFromInline @inline(never)
  func grow() {
    let values = ring[head...] + ring[..<head]
    ring = values + Array(repeating: nil, count: ring.count)
    head = 0
  }

  /// Putting, as an awaitable.
  public struct Put: Awaitable, Awaiter {
    @usableFromInline let queue: Queue
    @usableFromInline let value: Element
    @usableFromInline var ticket: WaitTicket?

    @inlinable
    init(queue: Queue, value: Element) {
      self.queue = queue
      self.value = value
    }

    /// A fresh awaiter.
    @inlinable
    public func makeAwaiter() -> Put { Put(queue: queue, value: value) }

    /// Suspends while the queue is full.
    @inlinable
    public mutating func step() -> StepOutcome<Void> {
      if let ticket { queue.gate.leavePut(ticket) }
      guard !queue.putNow(value) else { return .finished(()) }
      let ticket = queue.gate.enterPut()
      self.ticket = ticket
      return .suspended(.until(ticket.future, because: .object(queue.gate.id)))
    }

    /// Leaves the queue with the cancellation; nothing was put.
    @inlinable
    public mutating func interrupt() throws -> StepOutcome<Void> {
      if let ticket { queue.gate.abandonPut(ticket) }
      throw CancellationError()
    }
  }

  /// Getting, as an awaitable.
  ///
  /// Once over it can be stepped again, and gets the next value.
  public struct Get: Awaitable, Awaiter {
    @usableFromInline let queue: Queue
    @usableFromInline var ticket: WaitTicket?

    @inlinable
    init(queue: Queue) {
      self.queue = queue
    }

    /// A fresh awaiter.
    @inlinable
    public func makeAwaiter() -> Get { Get(queue: queue) }

    /// Suspends while the queue is empty.
    @inlinable
    public mutating func step() -> StepOutcome<Element> {
      if let ticket {
        queue.gate.leaveGet(ticket)
        self.ticket = nil
      }
      if let value = queue.getNow() { return .finished(value) }
      let ticket = queue.gate.enterGet()
      self.ticket = ticket
      return .suspended(.until(ticket.future, because: .object(queue.gate.id)))
    }

    /// Leaves the queue with the cancellation; nothing was taken.
    @inlinable
    public mutating func interrupt() throws -> StepOutcome<Element> {
      if let ticket { queue.gate.abandonGet(ticket) }
      throw CancellationError()
    }
  }
}

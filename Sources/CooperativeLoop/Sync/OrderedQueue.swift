/// A queue whose store says which value comes next: asyncio's `LifoQueue` and `PriorityQueue`.
///
/// ```swift
/// let urgent = PriorityQueue<Int>(on: loop, named: "urgent")
/// for number in [3, 1, 2] { _ = urgent.putNow(number) }
/// try loop.runUntilComplete(urgent.get())   // 1
/// ```
///
/// `Queue` is the one that is first in, first out.
public final class OrderedQueue<Store: QueueStore> {
  private let gate: QueueGate
  private var store = Store()

  /// Makes an empty queue.
  ///
  /// - Parameters:
  ///   - loop: Its loop.
  ///   - name: What reports call it.
  ///   - capacity: How many values it may hold; 0 or less for any number.
  public init(on loop: EventLoop, named name: String, capacity: Int = 0) {
    gate = QueueGate(on: loop, named: name, kind: Store.kind, capacity: Int64(capacity))
  }

  /// How many values it holds.
  public var count: Int { gate.count }

  /// An awaitable that is over when there was room and the value is in the queue.
  public func put(_ value: Store.Element) -> QueueWait<Void> {
    QueueWait(gate, .putters) { self.putNow(value) ? () : nil }
  }

  /// An awaitable that is over when there was a value, and gives it.
  public func get() -> QueueWait<Store.Element> {
    QueueWait(gate, .getters) { self.getNow() }
  }

  /// Puts a value where there is room.
  ///
  /// - Parameter value: The value.
  /// - Returns: False where the queue is full.
  public func putNow(_ value: Store.Element) -> Bool {
    guard !gate.isFull else { return false }
    store.insert(value)
    gate.didPut()
    return true
  }

  /// Takes the value that comes next, or nil where there is none.
  public func getNow() -> Store.Element? {
    guard !gate.isEmpty, let value = store.removeNext() else { return nil }
    gate.didGet()
    return value
  }

  /// One value that was got has been dealt with.
  ///
  /// - Returns: False where there was none left to deal with.
  public func taskDone() -> Bool { gate.taskDone() }

  /// An awaitable that is over when every value that was put has been dealt with.
  public func join() -> QueueJoin { QueueJoin(gate) }
}

/// A queue from which the newest value is taken first.
public typealias LifoQueue<Element> = OrderedQueue<NewestFirst<Element>>

/// A queue from which the smallest value is taken first.
public typealias PriorityQueue<Element: Comparable> = OrderedQueue<SmallestFirst<Element>>

/// The values of an `OrderedQueue`.
public protocol QueueStore {
  /// What it holds.
  associatedtype Element
  /// What reports call a queue with such a store.
  static var kind: String { get }
  /// Makes an empty store.
  init()
  /// Adds a value.
  mutating func insert(_ value: Element)
  /// Takes the value that comes next, or nil where there is none.
  mutating func removeNext() -> Element?
}

/// Last in, first out.
public struct NewestFirst<Element>: QueueStore {
  private var values: [Element] = []

  /// The kind `lifo_queue`.
  public static var kind: String { "lifo_queue" }

  /// Makes an empty store.
  public init() {}

  /// Adds a value.
  public mutating func insert(_ value: Element) { values.append(value) }

  /// Takes the newest value.
  public mutating func removeNext() -> Element? { values.popLast() }
}

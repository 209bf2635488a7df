import Synchronization

/// A signal that work is no longer wanted; set once, never taken back.
///
/// One atomic load on the reading side, so that a loop can ask millions of times a second.
public final class HTTPCancellation: Sendable {
  /// Why the work is not wanted.
  public enum Reason: UInt8, Sendable {
    /// The client hung up.
    case clientLeft = 1
    /// The server is stopping and its grace is over.
    case serverStopping = 2
    /// Whoever made this cancellation had enough.
    case cancelled = 3
  }

  /// The reason's raw value, written once by `cancel`; 0 until then.
  private let flag = Atomic<UInt8>(0)
  /// What is to be told; nil once it has been, so that nobody is told twice.
  private let observers = Mutex<[@Sendable () -> Void]?>([])

  /// Makes a signal that is not set.
  public init() {}

  /// True once the work is not wanted any more.
  public var isCancelled: Bool { flag.load(ordering: .acquiring) != 0 }

  /// Why, or nil while the work is still wanted.
  public var reason: Reason? { Reason(rawValue: flag.load(ordering: .acquiring)) }

  /// Sets the signal; a second call changes nothing, the first reason stays.
  public func cancel(_ reason: Reason = .cancelled) {
    let change = flag.compareExchange(
      expected: 0,
      desired: reason.rawValue,
      ordering: .acquiringAndReleasing
    )
    guard change.exchanged else { return }
    let told = observers.withLock { list in
      defer { list = nil }
      return list
    }
    told?.forEach { $0() }
  }

  /// Calls `body` once the signal is set, on the thread that sets it; at once if it is set already.
  ///
  /// For work that waits where it cannot ask, such as a sleep on the real clock. `body` must be short.
  public func onCancel(_ body: @escaping @Sendable () -> Void) {
    let isKept = observers.withLock { list in
      list?.append(body)
      return list != nil
    }
    if !isKept && isCancelled { body() }
  }

  /// Forgets who wants to be told, once the work is over: they often hold what holds this signal.
  func retire() { observers.withLock { $0 = nil } }
}

import Synchronization

/// The exchanges under way: what a stop waits for and, in the end, cancels.
final class ExchangeRegistry: Sendable {
  private struct State {
    var exchanges: [ObjectIdentifier: Exchange] = [:]
    /// All bodies being received or worked on, in bytes.
    var bodyBytes = 0
    var isDraining = false
    /// After this no work may be deferred: a connection suspended later would never be resumed.
    var isClosed = false
  }

  private let state = Mutex(State())
  /// Signalled whenever the last exchange ends during a stop.
  private let becameIdle: Wakeup

  init(becameIdle: Wakeup) { self.becameIdle = becameIdle }

  /// How many exchanges are under way.
  var count: Int { state.withLock { $0.exchanges.count } }

  /// All bodies being received or worked on, in bytes.
  var bodyBytes: Int { state.withLock { $0.bodyBytes } }

  /// True once a stop has begun.
  var isDraining: Bool { state.withLock { $0.isDraining } }

  /// True once no work may be deferred any more.
  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// Counts an exchange from its header on.
  func insert(_ exchange: Exchange) {
    state.withLock { $0.exchanges[ObjectIdentifier(exchange)] = exchange }
  }

  /// Takes from the budget for all bodies; false if that much is not left.
  func takeBody(_ bytes: Int, limit: Int) -> Bool {
    state.withLock {
      $0.bodyBytes += bytes
      return $0.bodyBytes <= limit
    }
  }

  /// An exchange has ended; its share of the budget is free again.
  func remove(_ exchange: Exchange) {
    let bytes = exchange.bodyBytes
    let isIdle = state.withLock {
      $0.exchanges[ObjectIdentifier(exchange)] = nil
      $0.bodyBytes -= bytes
      return $0.isDraining && $0.exchanges.isEmpty
    }
    if isIdle { becameIdle.signal() }
  }

  /// A stop has begun.
  func drain() { state.withLock { $0.isDraining = true } }

  /// From now on nothing is deferred; returns what is still under way.
  func close() -> [Exchange] {
    state.withLock {
      $0.isClosed = true
      return Array($0.exchanges.values)
    }
  }

  /// What is under way.
  var all: [Exchange] { state.withLock { Array($0.exchanges.values) } }

  /// Waits until nothing is under way; false if that took too long.
  @discardableResult
  func waitUntilIdle(_ timeout: Duration) -> Bool {
    let deadline = ContinuousClock.now + timeout
    while count > 0 {
      let rest = deadline - .now
      guard rest > .zero, becameIdle.wait(rest) else { return count == 0 }
    }
    return true
  }
}

import Synchronization

/// How many pieces of deferred work are done at once: as many as there are places.
///
/// Work that merely waits gives its place to other work meanwhile (`whileWaiting`), as long as the
/// server has a worker to spare. Made beside the server, so that a handler can reach it.
public final class HTTPWorkPlaces: Sendable {
  private struct State {
    /// Below zero while work that has waited goes on beside that which took its place.
    var free: Int
    var placeFreed: (@Sendable () -> Void)?
  }

  private let state: Mutex<State>

  /// Makes so many places, at least one.
  public init(_ count: Int) { state = Mutex(State(free: max(1, count))) }

  /// Does something that takes time but no processor.
  public func whileWaiting<Value, Failure>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let placeFreed = state.withLock { state in
      state.free += 1
      return state.placeFreed
    }
    placeFreed?()
    defer { state.withLock { $0.free -= 1 } }
    return try body()
  }

  /// Takes a place; false if none is free.
  func take() -> Bool {
    state.withLock { state in
      guard state.free > 0 else { return false }
      state.free -= 1
      return true
    }
  }

  /// Gives a place back; whoever does so looks for more work by itself.
  func giveBack() { state.withLock { $0.free += 1 } }

  /// Calls `body` whenever work gives its place away while it waits.
  func onPlace(_ body: @escaping @Sendable () -> Void) {
    state.withLock { $0.placeFreed = body }
  }
}

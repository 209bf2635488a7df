import Synchronization

/// One client's connection, from its acceptance to its end.
final class Connection: Sendable {
  /// Its socket; libmicrohttpd owns and closes it.
  let descriptor: Int32
  /// The other end.
  let remote: HTTPAddress
  private struct State {
    /// What it waits for; set on libmicrohttpd's thread, judged on the warden's.
    var phase = ConnectionPhase.header(since: .now)
    /// The phase in which the last round found that the client had left; nil if it had not.
    var deserted: ConnectionPhase?
    /// True once it has had to give way to a newcomer.
    var isOusted = false
  }

  private let state = Mutex(State())

  init(_ descriptor: Int32, remote: HTTPAddress) {
    self.descriptor = descriptor
    self.remote = remote
  }

  /// From now on the connection waits for that.
  func enter(_ next: ConnectionPhase) { state.withLock { $0.phase = next } }

  /// Bytes have moved.
  func count(_ bytes: Int) { state.withLock { $0.phase.count(bytes) } }

  /// Since when its client has kept us waiting; nil if it does not, or if it gives way already.
  func isSlowSince(_ now: ContinuousClock.Instant, _ limits: HTTPLimits) -> ContinuousClock.Instant?
  {
    state.withLock { $0.isOusted ? nil : $0.phase.isSlowSince(now, limits) }
  }

  /// It gives way to a newcomer.
  func oust() { state.withLock { $0.isOusted = true } }

  /// Judges the connection in one round of the warden; false if it is to be ended.
  ///
  /// libmicrohttpd can miss the end of what a client sends: if the last bytes and the end arrive
  /// together, it reads the bytes and waits for news that will not come. So a connection that waits for
  /// a client which has stopped sending, in two rounds and without a move between them, is ended here.
  func mayStay(_ now: ContinuousClock.Instant, hasLeft: Bool, _ limits: HTTPLimits) -> Bool {
    state.withLock { state in
      guard state.phase.isWithinTime(now, limits) else { return false }
      let isDeserted = hasLeft && state.phase.isReceiving
      if isDeserted && state.deserted == state.phase { return false }
      state.deserted = isDeserted ? state.phase : nil
      return true
    }
  }
}

import Synchronization

/// One client's connection, from its acceptance to its end.
final class Connection: Sendable {
  /// Its socket; libmicrohttpd owns and closes it.
  let descriptor: Int32
  /// The other end.
  let remote: HTTPAddress
  /// What it waits for; set on libmicrohttpd's thread, judged on the warden's.
  private let phase: Mutex<ConnectionPhase>

  init(_ descriptor: Int32, remote: HTTPAddress) {
    self.descriptor = descriptor
    self.remote = remote
    phase = Mutex(.header(since: .now))
  }

  /// From now on the connection waits for that.
  func enter(_ next: ConnectionPhase) { phase.withLock { $0 = next } }

  /// Bytes have moved.
  func count(_ bytes: Int) { phase.withLock { $0.count(bytes) } }

  /// False if the client is too slow.
  func isWithinTime(_ now: ContinuousClock.Instant, _ limits: HTTPLimits) -> Bool {
    phase.withLock { $0.isWithinTime(now, limits) }
  }
}

/// What a connection is waiting for, and so until when it may: the rule that ends stalled clients.
///
/// libmicrohttpd's own timeout looks at silence only, and a client that sends one byte every few
/// seconds is never silent.
enum ConnectionPhase: Equatable {
  /// The next request's header is awaited.
  case header(since: ContinuousClock.Instant)
  /// A body comes in or an answer goes out; the bytes moved since the window opened.
  case transfer(since: ContinuousClock.Instant, bytes: Int)
  /// We are at work ourselves, and the client is not to blame.
  case working

  /// Judges the phase at a moment: false if the client is too slow.
  ///
  /// A transfer is judged once a window: it must have moved what the slowest rate would have, and then
  /// the next window opens.
  mutating func isWithinTime(_ now: ContinuousClock.Instant, _ limits: HTTPLimits) -> Bool {
    switch self {
    case .header(let since):
      return now - since <= limits.headerTime
    case .transfer(let since, let bytes):
      guard now - since > limits.transferTime else { return true }
      let owed = Double(limits.slowestRate) * (limits.transferTime / .seconds(1))
      guard Double(bytes) >= owed else { return false }
      self = .transfer(since: now, bytes: 0)
      return true
    case .working:
      return true
    }
  }

  /// Counts bytes of the transfer that is under way.
  mutating func count(_ bytes: Int) {
    guard case .transfer(let since, let before) = self else { return }
    self = .transfer(since: since, bytes: before + bytes)
  }
}

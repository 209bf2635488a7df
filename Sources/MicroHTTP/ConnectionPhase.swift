/// What a connection is waiting for, and so until when it may: the rule that ends stalled clients.
///
/// libmicrohttpd's own timeout looks at silence only, and a client that sends one byte every few
/// seconds is never silent.
enum ConnectionPhase: Equatable {
  /// The next request's header is awaited.
  case header(since: ContinuousClock.Instant)
  /// A body comes in; the bytes that came since the window opened.
  case body(since: ContinuousClock.Instant, bytes: Int)
  /// We are at work ourselves, and the client is not to blame.
  case working
  /// An answer goes out; the bytes that went since the window opened, and how many a second must.
  case answer(since: ContinuousClock.Instant, bytes: Int, rate: Int)

  /// True while the next move is the client's sending something.
  var isReceiving: Bool {
    switch self {
    case .header, .body: true
    case .working, .answer: false
    }
  }

  /// Judges the phase at a moment: false if the client is too slow.
  ///
  /// A transfer is judged once a window: it must have moved what the slowest rate would have, and then
  /// the next window opens.
  mutating func isWithinTime(_ now: ContinuousClock.Instant, _ limits: HTTPLimits) -> Bool {
    switch self {
    case .header(let since):
      return now - since <= limits.headerTime
    case .body(let since, let bytes):
      guard now - since > limits.transferTime else { return true }
      self = .body(since: now, bytes: 0)
      return Self.isEnough(bytes, limits.slowestRate, in: limits.transferTime)
    case .answer(let since, let bytes, let rate):
      guard now - since > limits.transferTime else { return true }
      self = .answer(since: now, bytes: 0, rate: rate)
      return Self.isEnough(bytes, rate, in: limits.transferTime)
    case .working:
      return true
    }
  }

  /// Since when the client has kept us waiting at a moment: it is silent, or slower than it may be.
  ///
  /// - Parameters:
  ///   - now: The moment.
  ///   - limits: What is slow.
  /// - Returns: nil where it keeps up, or where the next move is ours.
  func isSlowSince(_ now: ContinuousClock.Instant, _ limits: HTTPLimits) -> ContinuousClock.Instant?
  {
    switch self {
    case .header(let since): since
    case .body(let since, let bytes):
      Self.isEnough(bytes, limits.slowestRate, in: now - since) ? nil : since
    case .answer(let since, let bytes, let rate):
      Self.isEnough(bytes, rate, in: now - since) ? nil : since
    case .working: nil
    }
  }

  /// True if that many bytes in some time are as many as the rate asks for.
  private static func isEnough(_ bytes: Int, _ rate: Int, in time: Duration) -> Bool {
    Double(bytes) >= Double(rate) * (time / .seconds(1))
  }

  /// Counts bytes of the transfer that is under way.
  mutating func count(_ bytes: Int) {
    switch self {
    case .body(let since, let before): self = .body(since: since, bytes: before + bytes)
    case .answer(let since, let before, let rate):
      self = .answer(since: since, bytes: before + bytes, rate: rate)
    case .header, .working: break
    }
  }
}

/// Every bound the server sets to a client, with its default and its reason.
///
/// `docs/http-server.md` says how each is enforced and what a client sees that meets it.
public struct HTTPLimits: Sendable, Equatable {
  /// The longest body, in bytes: 16 MiB, room for a graph of a million steps.
  public var body = 16 << 20
  /// The most that all bodies being received or worked on may take together: 256 MiB.
  ///
  /// Without it, as many clients as there are connections could each bring a body just within `body`.
  public var allBodies = 256 << 20
  /// The most that all answers waiting to be read may take together, in bytes: 1 GiB; more is a 503.
  ///
  /// An answer that is longer goes out when no other waits. Bytes that several answers share count
  /// once, and bodies of up to 64 KiB do not count: there are no more of them than connections.
  public var allAnswers = 1 << 30
  /// The longest request target, in bytes: 8 KiB, what the web is used to.
  public var target = 8 << 10
  /// All header fields together, in bytes (name, value and 4 for each): 16 KiB.
  public var headerBytes = 16 << 10
  /// How many header fields: 100, where a browser sends about 20.
  public var headerCount = 100

  /// How many connections at once: 1,000; later ones wait in the listening socket's backlog.
  public var connections = 1000
  /// How many connections from one address at once; nil, the default, for no such bound.
  ///
  /// Off because a proxy in front makes every client one address.
  public var connectionsPerAddress: Int?

  /// How long a request's header may take from the connection's start, or from the answer before: 30 s.
  ///
  /// So it bounds an idle kept-alive connection as well as a client that sends a byte now and then.
  public var headerTime: Duration = .seconds(30)
  /// How long a client may keep us waiting while others wait for its place: 1 s.
  ///
  /// With `connections` all taken, the one that has waited longest for its header, or for a transfer
  /// slower than `slowestRate`, gives way to a newcomer.
  public var patience: Duration = .seconds(1)
  /// How long a body, or the reading of an answer, may take besides what `slowestRate` gives: 30 s.
  public var transferTime: Duration = .seconds(30)
  /// Bytes a second below which a transfer counts as stalled: 8 KiB, a modem's worth.
  public var slowestRate = 8 << 10
  /// How long a client may take to read an answer, however long that is: 10 min.
  ///
  /// At `slowestRate` alone, the longest answers could be held for days.
  public var answerTime: Duration = .seconds(600)
  /// How long a connection may be silent while the server waits for it: 30 s, in whole seconds.
  public var idleTime: Duration = .seconds(30)

  /// How much deferred work may wait for a worker: 256; more is answered with 503.
  public var queue = 256
  /// What `Retry-After` says then, in seconds.
  public var retryAfter = 1

  /// How long `stop` lets running requests finish before it cancels them: 10 s.
  public var grace: Duration = .seconds(10)
  /// How long cancelled work may take to notice, and its answer to be sent: 2 s.
  public var cancelGrace: Duration = .seconds(2)
  /// How long a refused client may go on sending before its connection is cut: 2 s.
  ///
  /// Closing on a client in the middle of its body resets the connection, and then it never reads the
  /// answer; so what it sends is thrown away for a while.
  public var lingerTime: Duration = .seconds(2)

  /// Makes the default limits.
  public init() {}

  /// Bytes a second that an answer of some length must be read at.
  func slowestRate(ofAnswer bytes: Int) -> Int {
    max(slowestRate, Int(Double(bytes) / max(1, answerTime / .seconds(1))))
  }

  /// What libmicrohttpd may use for one connection: well above our own bounds on target and header.
  ///
  /// So those are met first and the answers are ours. It costs 64 bytes for each field and parameter
  /// too, and it clears all of this between two requests of a connection: far more would be slow.
  var connectionMemory: Int { max(128 << 10, 5 * (target + headerBytes)) }
}

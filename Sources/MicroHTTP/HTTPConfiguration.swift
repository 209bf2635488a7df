/// How a server is set up; everything has a default.
public struct HTTPConfiguration: Sendable {
  /// The bounds set to clients.
  public var limits = HTTPLimits()
  /// How many threads do deferred work; nil for one a core.
  public var workers: Int?
  /// How many of the workers work at once; nil for all of them.
  ///
  /// The others are there for work that waits.
  public var places: HTTPWorkPlaces?
  /// What all answers may take together; nil for a budget of `limits.allAnswers`.
  public var answers: HTTPAnswerBudget?
  /// How many threads serve connections; nil for one a core, at least 2 (libmicrohttpd's pool).
  public var connectionThreads: Int?
  /// The stack of each worker: 8 MiB, as a program's first thread has on Linux.
  public var workerStackSize = 8 << 20
  /// How errors that the server finds are worded; `application/problem+json` by default.
  public var errorResponder: HTTPErrorResponder = HTTPProblem.respond

  /// Makes the default configuration.
  public init() {}
}

/// What a handler does with a request: answer now, or ask for work to be done elsewhere.
public enum HTTPAnswer: Sendable {
  /// The answer itself, for what takes microseconds.
  ///
  /// The handler ran on a thread that serves many clients, so it must neither wait nor compute long.
  case immediate(HTTPResponse)

  /// Work for one of the server's own workers; its connection sleeps meanwhile.
  ///
  /// The work should look at the cancellation now and then, and return early (whatever it likes) once
  /// that is set: nobody is listening any more, or the server is about to stop.
  case deferred(@Sendable (HTTPCancellation) -> HTTPResponse)

  /// The response, the work being done on the spot: for tests and for calling a handler directly.
  public func response(cancellation: HTTPCancellation = HTTPCancellation()) -> HTTPResponse {
    switch self {
    case .immediate(let response): response
    case .deferred(let work): work(cancellation)
    }
  }
}

/// A function from request to answer: all that the server asks of its user.
public typealias HTTPHandler = @Sendable (HTTPRequest) -> HTTPAnswer

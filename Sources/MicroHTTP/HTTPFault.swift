/// An error that the server finds itself, before any handler is asked or between handler and client.
public struct HTTPFault: Error, Sendable, Equatable {
  /// Which of several errors of one status this is; none where the status says enough.
  public enum Kind: Sendable, Equatable {
    /// The status says it.
    case plain
    /// A transfer coding that the server does not have (501, as an unknown method is).
    case unknownTransferCoding
  }

  /// The status to answer with.
  public let status: HTTPStatus
  /// What went wrong this time, in a sentence.
  public let detail: String
  /// Which error of its status it is.
  public let kind: Kind
  /// What the client's header says of languages (`Accept-Language`), where a header has been read.
  public var acceptLanguage: String?

  /// Makes a fault.
  public init(_ status: HTTPStatus, _ detail: String, kind: Kind = .plain) {
    self.status = status
    self.detail = detail
    self.kind = kind
  }
}

/// How the server words an error that it found itself: a fault becomes a response.
///
/// Called for what never reaches a handler (a body too large, a queue that is full), and by `Router`
/// and `StaticFiles`, so that every error has one form.
public typealias HTTPErrorResponder = @Sendable (HTTPFault) -> HTTPResponse

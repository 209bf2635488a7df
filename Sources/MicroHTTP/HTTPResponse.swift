/// An answer: status, header fields and body.
///
/// `Content-Length`, `Date`, `Connection` and `Transfer-Encoding` are the server's own; fields of
/// those names set here are left out.
public struct HTTPResponse: Sendable, Equatable {
  /// What the client is sent after the header.
  ///
  /// An enum so that a streamed body can join later without touching the handlers of today.
  public enum Body: Sendable, Equatable {
    /// No body.
    case none
    /// These bytes. They are kept, not copied, while they are sent, however many they are.
    case bytes([UInt8])
    /// None, where a 200 would have had one of this length: what a 304 may tell, and nothing else may.
    case withheld(Int)

    /// Its length in bytes.
    public var count: Int {
      switch self {
      case .none: 0
      case .bytes(let bytes): bytes.count
      case .withheld(let count): count
      }
    }
  }

  /// The status.
  public var status: HTTPStatus
  /// The header fields.
  public var headers: HTTPHeaders
  /// The body.
  public var body: Body
  /// True if the connection is to be closed after this answer.
  public var closesConnection = false

  /// Makes a response.
  public init(_ status: HTTPStatus, headers: HTTPHeaders = [:], body: Body = .none) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Makes a response with a body of one media type.
  public init(
    _ status: HTTPStatus,
    _ contentType: String,
    _ bytes: [UInt8],
    headers: HTTPHeaders = [:]
  ) {
    self.init(status, headers: headers, body: .bytes(bytes))
    self.headers["Content-Type"] = contentType
  }

  /// The same response with one header field replaced.
  public func setting(_ name: String, to value: String) -> Self {
    var copy = self
    copy.headers[name] = value
    return copy
  }

  /// The 304 that this response becomes for a client that has it (RFC 9110, section 15.4.5).
  ///
  /// What describes the content is left out, but for its length as far as that is known.
  ///
  /// - Parameter length: How many bytes a 200 would have had; nil if that cannot be told.
  /// - Returns: The response to send.
  public func unchanged(length: Int?) -> Self {
    var copy = self
    copy.status = .notModified
    copy.headers["Content-Type"] = nil
    copy.body = length.map { .withheld($0) } ?? .none
    return copy
  }

  /// The body that may go out with the status.
  var allowedBody: Body {
    switch body {
    case .bytes where status.forbidsBody: .none
    case .withheld where status != .notModified: .none
    default: body
    }
  }

  /// The same response, ending its connection.
  func closing() -> Self {
    var copy = self
    copy.closesConnection = true
    return copy
  }

  /// The header fields that are the handler's to set.
  var ownHeaders: [HTTPHeaders.Field] {
    let reserved = ["Content-Length", "Date", "Connection", "Transfer-Encoding"]
    return headers.filter { field in !reserved.contains { isSameFieldName($0, field.name) } }
  }

  /// The header fields that go out through libmicrohttpd, which adds its own.
  var sentHeaders: [(name: String, value: String)] {
    ownHeaders.map { ($0.name, $0.value) } + (closesConnection ? [("Connection", "close")] : [])
  }

  /// The whole answer as it goes over the wire, ending its connection.
  ///
  /// Only for the one moment when libmicrohttpd takes no response from us: while a body is arriving.
  var wireBytes: [UInt8] {
    var text = "HTTP/1.1 \(status.code) \(status.reason)\r\n"
    for field in ownHeaders { text += "\(field.name): \(field.value)\r\n" }
    text += "Content-Length: \(body.count)\r\nConnection: close\r\n\r\n"
    switch body {
    case .none, .withheld: return Array(text.utf8)
    case .bytes(let bytes): return Array(text.utf8) + bytes
    }
  }
}

/// A whole request, its body collected, as a handler gets it.
public struct HTTPRequest: Sendable, Equatable {
  /// The method; `HEAD` stays visible, though no body is sent for it in any case.
  public let method: HTTPMethod
  /// The request target as it was sent, query and escapes included.
  public let target: String
  /// The decoded segments of the path: `/v1/runs` has two, `/` has one that is empty.
  public let segments: [String]
  /// The decoded parameters, in order.
  public let query: HTTPQuery
  /// The header fields, in order.
  public let headers: HTTPHeaders
  /// The collected body; empty where there is none.
  public var body: [UInt8]
  /// Who sent it: the other end of the connection, which may be a proxy.
  public let remote: HTTPAddress
  /// What the route's pattern matched, by name; filled in by `Router`.
  public internal(set) var parameters: [String: String] = [:]

  /// Makes a request without a socket: for tests and for calling a handler directly.
  ///
  /// It is nil where the server would refuse the target with 400.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - target: A path with its query, escapes included.
  ///   - headers: The header fields.
  ///   - body: The body.
  ///   - remote: Who is to have sent it.
  public init?(
    _ method: HTTPMethod,
    _ target: String,
    headers: HTTPHeaders = [:],
    body: [UInt8] = [],
    remote: HTTPAddress = HTTPAddress(host: "127.0.0.1", port: 0)
  ) {
    guard
      let parsed = try? HTTPTarget(parsing: Array(target.utf8), allowsStar: method == .options)
    else { return nil }
    self.init(method: method, target: parsed, headers: headers, body: body, remote: remote)
  }

  init(
    method: HTTPMethod,
    target: HTTPTarget,
    headers: HTTPHeaders,
    body: [UInt8],
    remote: HTTPAddress
  ) {
    self.method = method
    self.target = target.raw
    self.segments = target.segments
    self.query = target.query
    self.headers = headers
    self.body = body
    self.remote = remote
  }

  /// The decoded path.
  ///
  /// For logs and messages only: an escaped slash inside a segment can no longer be told from a
  /// separator here, so routing uses `segments`.
  public var path: String { "/" + segments.joined(separator: "/") }
}

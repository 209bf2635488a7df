/// Finds the handler for a request by its path and method.
///
/// The most specific pattern that matches the path is the resource (`/v1/runs` before `/v1/{x}`
/// before `/{rest...}`), whatever the order in which routes were added; only then does the method
/// count. So a wrong method on a known path is 405 and never falls through to a catch-all.
public struct Router: Sendable {
  private var resources: [(pattern: RoutePattern, handlers: [HTTPMethod: HTTPHandler])] = []
  private let errorResponder: HTTPErrorResponder

  /// Makes a router without routes.
  ///
  /// - Parameter errorResponder: How 404 and 405 are worded.
  public init(errorResponder: @escaping HTTPErrorResponder = HTTPProblem.respond) {
    self.errorResponder = errorResponder
  }

  /// Adds a route; one of the same method and pattern is replaced.
  ///
  /// - Parameters:
  ///   - method: The method; `GET` serves `HEAD` too, and `OPTIONS` is answered without a route.
  ///   - pattern: A path with places: `/v1/runs/{id}`, `/{path...}`. A place takes one segment that is
  ///     not empty; a place with dots takes all that remain, joined with slashes.
  ///   - handler: Gets the request with what the places hold in `parameters`.
  public mutating func add(
    _ method: HTTPMethod,
    _ pattern: String,
    handler: @escaping HTTPHandler
  ) {
    let parsed = RoutePattern(pattern)
    if let index = resources.firstIndex(where: { $0.pattern == parsed }) {
      resources[index].handlers[method] = handler
    } else {
      resources.append((parsed, [method: handler]))
    }
  }

  /// Answers a request: a handler's answer, 404, 405 with `Allow`, or 204 with `Allow` for `OPTIONS`.
  public func answer(_ request: HTTPRequest) -> HTTPAnswer {
    if request.method == .options && request.segments == ["*"] {
      return .immediate(HTTPResponse(.noContent))
    }
    guard let (handlers, parameters) = resource(for: request.segments) else {
      return .immediate(errorResponder(HTTPFault(.notFound, "there is nothing at \(request.path)")))
    }
    var request = request
    request.parameters = parameters
    if let handler = handlers[request.method] { return handler(request) }
    if request.method == .head, let handler = handlers[.get] { return handler(request) }
    let allow = allowed(handlers)
    if request.method == .options {
      return .immediate(HTTPResponse(.noContent, headers: ["Allow": allow]))
    }
    let detail = "\(request.method.rawValue) is not possible at \(request.path); \(allow) are"
    let refusal = errorResponder(HTTPFault(.methodNotAllowed, detail))
    return .immediate(refusal.setting("Allow", to: allow))
  }

  private func resource(
    for segments: [String]
  ) -> (handlers: [HTTPMethod: HTTPHandler], parameters: [String: String])? {
    var best:
      (pattern: RoutePattern, handlers: [HTTPMethod: HTTPHandler], values: [String: String])?
    for (pattern, handlers) in resources {
      guard let values = pattern.match(segments) else { continue }
      if let found = best, !pattern.isMoreSpecific(than: found.pattern) { continue }
      best = (pattern, handlers, values)
    }
    return best.map { ($0.handlers, $0.values) }
  }

  private func allowed(_ handlers: [HTTPMethod: HTTPHandler]) -> String {
    HTTPMethod.allCases
      .filter { $0 == .options || handlers[$0] != nil || ($0 == .head && handlers[.get] != nil) }
      .map(\.rawValue)
      .joined(separator: ", ")
  }
}

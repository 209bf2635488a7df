/// A request method that this server knows; any other is answered with 501.
///
/// `CONNECT` and `TRACE` are left out on purpose: the server is no proxy, and echoing a request
/// back helps nobody but an attacker.
public enum HTTPMethod: String, Sendable, Hashable, CaseIterable {
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
  case put = "PUT"
  case patch = "PATCH"
  case delete = "DELETE"
  case options = "OPTIONS"
}

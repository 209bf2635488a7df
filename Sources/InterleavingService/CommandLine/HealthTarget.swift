import MicroHTTP

/// The server that `interleave health` asks.
package struct HealthTarget: Sendable, Equatable {
  /// A name or a numeric address.
  package let host: String
  /// The port, in digits.
  package let port: String

  /// Reads `http://HOST:PORT`, with or without a path, which is not looked at.
  package init?(url: String) {
    guard url.hasPrefix("http://") else { return nil }
    let authority = url.dropFirst(7).prefix { $0 != "/" }
    guard let address = HTTPAddress(parsing: String(authority)) else { return nil }
    self.init(address)
  }

  /// The server that listens at an address, as seen from its own machine: one that listens everywhere
  /// is asked on the loopback interface.
  package init?(listen: String) {
    guard let address = HTTPAddress(parsing: listen) else { return nil }
    self.init(address)
  }

  private init(_ address: HTTPAddress) {
    host =
      switch address.host {
      case "0.0.0.0": "127.0.0.1"
      case "::": "::1"
      default: address.host
      }
    port = String(address.port)
  }

  /// The request to send.
  package var request: String {
    let authority = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    return "GET /healthz HTTP/1.1\r\nHost: \(authority)\r\nConnection: close\r\n\r\n"
  }

  /// Whether the beginning of an answer says that all is well.
  package static func isHealthy(_ answer: some StringProtocol) -> Bool {
    answer.hasPrefix("HTTP/1.1 200 ") || answer.hasPrefix("HTTP/1.0 200 ")
  }
}

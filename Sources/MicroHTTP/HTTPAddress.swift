/// One end of a connection, or where a server listens: a host and a port.
public struct HTTPAddress: Sendable, Hashable, CustomStringConvertible {
  /// A name or a numeric address, without brackets.
  public let host: String
  /// The port; 0 asks for any free one.
  public let port: UInt16

  /// What stands for an address that the system cannot tell.
  static let unknown = HTTPAddress(host: "unknown", port: 0)

  /// Makes an address.
  public init(host: String, port: UInt16) {
    self.host = host
    self.port = port
  }

  /// Reads `HOST:PORT` or `[IPV6]:PORT`; nil where it is neither.
  ///
  /// An IPv6 address without brackets is refused: its last group would be taken for the port.
  public init?(parsing text: String) {
    guard let colon = text.lastIndex(of: ":") else { return nil }
    let digits = text[text.index(after: colon)...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let port = UInt16(digits)
    else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("[") && host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
      guard host.contains(":") else { return nil }
    } else if host.contains(":") || host.contains("[") || host.contains("]") {
      return nil
    }
    guard !host.isEmpty, host.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
    self.init(host: String(host), port: port)
  }

  /// `HOST:PORT`, with brackets around an IPv6 address: what `init(parsing:)` reads.
  public var description: String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}

/// Why a server did not start.
public enum HTTPServerError: Error, Equatable, CustomStringConvertible {
  /// The caller's: the address is not of the form `HOST:PORT`.
  case invalidAddress(String)
  /// The caller's: the server was started before; make another one.
  case alreadyStarted
  /// The surroundings': the address cannot be listened on.
  case cannotListen(HTTPAddress, reason: String)
  /// The surroundings': threads, descriptors or memory are short.
  case outOfResources(String)

  /// The error in a sentence, with what to do about it.
  public var description: String {
    switch self {
    case .invalidAddress(let text):
      "'\(text)' is no address to listen on: expected HOST:PORT, such as 127.0.0.1:8080 or [::1]:0"
    case .alreadyStarted:
      "the server was started before; it can be started once only"
    case .cannotListen(let address, let reason):
      "cannot listen on \(address): \(reason)"
    case .outOfResources(let what):
      "the server cannot start: \(what)"
    }
  }
}

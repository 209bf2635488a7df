/// Takes in one request piece by piece and decides what to do with it: the rules, without the sockets.
///
/// Every method returns a decision and does nothing else; the callbacks carry it out.
struct RequestIntake: Sendable {
  /// Why a request is answered with an error before any handler sees it; its connection closes.
  typealias Refusal = HTTPFault

  private let limits: HTTPLimits
  /// The request as far as it has come.
  private(set) var request: HTTPRequest
  /// True if the header announces a body.
  let hasBody: Bool

  /// Judges a header.
  ///
  /// - Throws: `Refusal`, the first of the faults in the order in which a reader of RFC 9112 meets
  ///   them: line, fields, framing.
  init(_ head: RequestHead, limits: HTTPLimits) throws(Refusal) {
    self.limits = limits
    guard head.target.count <= limits.target else {
      throw Refusal(.uriTooLong, "the request target may have at most \(limits.target) bytes")
    }
    guard head.isFaithful else {
      throw Refusal(.badRequest, "the header holds a NUL byte or a folded line")
    }
    guard isToken(head.method), let name = String(validating: head.method, as: UTF8.self) else {
      throw Refusal(.badRequest, "the request line does not begin with a method")
    }
    guard let method = HTTPMethod(rawValue: name) else {
      throw Refusal(.notImplemented, "the method \(name) is not known here")
    }
    let headers = try Self.checkedFields(head.fields, limits)
    let target: HTTPTarget
    do {
      target = try HTTPTarget(parsing: head.target, allowsStar: method == .options)
    } catch {
      throw Refusal(.badRequest, error.detail)
    }
    let hosts = headers.all("Host").count
    guard hosts == 1 || (hosts == 0 && head.version == "HTTP/1.0") else {
      throw Refusal(.badRequest, "a request must have one Host field, this has \(hosts)")
    }
    hasBody = try Self.checkedFraming(headers, version: head.version, limits)
    request = HTTPRequest(
      method: method,
      target: target,
      headers: headers,
      body: [],
      remote: head.remote
    )
  }

  /// Takes in the next bytes of the body, or refuses the request.
  mutating func append(_ bytes: some Collection<UInt8>) -> Refusal? {
    guard request.body.count + bytes.count <= limits.body else { return Self.tooLarge(limits) }
    request.body.append(contentsOf: bytes)
    return nil
  }

  private static func checkedFields(
    _ fields: [(name: [UInt8], value: [UInt8])],
    _ limits: HTTPLimits
  ) throws(Refusal) -> HTTPHeaders {
    guard fields.count <= limits.headerCount else {
      throw Refusal(
        .headerFieldsTooLarge,
        "a request may have at most \(limits.headerCount) header fields, this has \(fields.count)"
      )
    }
    let size = fields.reduce(0) { $0 + $1.name.count + $1.value.count + 4 }
    guard size <= limits.headerBytes else {
      throw Refusal(
        .headerFieldsTooLarge,
        "the header fields may have at most \(limits.headerBytes) bytes, these have \(size)"
      )
    }
    var headers = HTTPHeaders()
    for (name, value) in fields {
      guard isToken(name), let text = String(validating: name, as: UTF8.self) else {
        throw Refusal(.badRequest, "a header field's name has a character that no name may have")
      }
      guard isFieldValue(value) else {
        throw Refusal(.badRequest, "the header field \(text) has a control character")
      }
      headers.add(text, trimmed(headerText(value)))
    }
    return headers
  }

  /// Judges how the body is framed and returns whether there is one.
  ///
  /// Two lengths, or a length beside a transfer coding, are what request smuggling is made of:
  /// libmicrohttpd takes the first it likes, so we refuse.
  private static func checkedFraming(
    _ headers: HTTPHeaders,
    version: String,
    _ limits: HTTPLimits
  ) throws(Refusal) -> Bool {
    let lengths = headers.all("Content-Length")
    let codings = headers.all("Transfer-Encoding")
    if lengths.count > 1 {
      throw Refusal(.badRequest, "Content-Length may be given once only")
    }
    if !lengths.isEmpty && !codings.isEmpty {
      throw Refusal(.badRequest, "Content-Length and Transfer-Encoding exclude each other")
    }
    if !codings.isEmpty && version == "HTTP/1.0" {
      throw Refusal(.badRequest, "HTTP/1.0 has no Transfer-Encoding")
    }
    if !codings.isEmpty && codings.map({ $0.lowercased() }) != ["chunked"] {
      let detail = "the only Transfer-Encoding known here is chunked, once"
      throw Refusal(.notImplemented, detail, kind: .unknownTransferCoding)
    }
    if let length = lengths.first {
      guard let count = UInt64(length), length.utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else { throw Refusal(.badRequest, "Content-Length is not a number") }
      guard count <= UInt64(limits.body) else { throw tooLarge(limits) }
    }
    let expectations = headers.all("Expect").filter { $0.lowercased() != "100-continue" }
    guard expectations.isEmpty else {
      throw Refusal(.expectationFailed, "the only expectation known here is 100-continue")
    }
    return !codings.isEmpty || lengths.first.map { $0.contains { $0 != "0" } } ?? false
  }

  private static func tooLarge(_ limits: HTTPLimits) -> Refusal {
    Refusal(.contentTooLarge, "the body may have at most \(limits.body) bytes")
  }
}

/// A field value as text: UTF-8 where it is that, else each byte one character, as HTTP once had it.
private func headerText(_ bytes: [UInt8]) -> String {
  if let text = String(validating: bytes, as: UTF8.self) { return text }
  var text = ""
  text.unicodeScalars.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
  return text
}

import MicroHTTP

/// Answers a request on the spot; a problem becomes its response.
func answering(
  _ request: HTTPRequest,
  _ body: () throws(Problem) -> HTTPAnswer
) -> HTTPAnswer {
  do {
    return try body()
  } catch {
    return .immediate(error.response(instance: request.path))
  }
}

/// Answers a request on a worker: for everything that takes longer than looking something up.
func deferring(
  _ request: HTTPRequest,
  _ body: @escaping @Sendable (HTTPCancellation) throws(Problem) -> HTTPResponse
) -> HTTPAnswer {
  .deferred { cancellation in
    do throws(Problem) {
      return try body(cancellation)
    } catch {
      return error.response(instance: request.path)
    }
  }
}

/// The response with a tag of its bytes, or 304 where the client has them.
func tagged(_ request: HTTPRequest, _ response: HTTPResponse, of bytes: [UInt8]) -> HTTPResponse {
  let tag = EntityTag(of: bytes)
  let response = response.setting("ETag", to: tag.text).setting("Cache-Control", to: "no-cache")
  return tag.isKnown(to: request) ? response.unchanged(length: bytes.count) : response
}

extension HTTPRequest {
  /// Refuses a compressed body: what it unpacks to could be a thousand times its size.
  func refuseContentEncoding() throws(Problem) {
    let encodings = headers.list("Content-Encoding").filter { $0.lowercased() != "identity" }
    if let encoding = encodings.first { throw .contentEncoding(encoding) }
  }
}

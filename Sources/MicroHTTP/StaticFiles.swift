/// Serves the files of one folder.
///
/// Each file is read when it is asked for, so an edited page shows at the next reload. The tag is a
/// hash of the contents, not of a time: the same file has the same tag on every machine.
public struct StaticFiles: Sendable {
  private let root: String
  private let sizeLimit: Int
  private let errorResponder: HTTPErrorResponder

  /// Serves what is below a folder.
  ///
  /// - Parameters:
  ///   - root: The folder's path.
  ///   - sizeLimit: The largest file served, in bytes: 16 MiB; a larger one counts as missing.
  ///   - errorResponder: How 404 is worded.
  public init(
    root: String,
    sizeLimit: Int = 16 << 20,
    errorResponder: @escaping HTTPErrorResponder = HTTPProblem.respond
  ) {
    self.root = root
    self.sizeLimit = sizeLimit
    self.errorResponder = errorResponder
  }

  /// Answers a request for the file at its own path; `/` and a trailing slash mean `index.html`.
  public func respond(to request: HTTPRequest) -> HTTPResponse {
    respond(to: request, segments: request.segments)
  }

  /// Answers a request with a file of our choice, such as one page that serves many paths.
  public func respond(to request: HTTPRequest, file: String) -> HTTPResponse {
    respond(to: request, segments: file.split(separator: "/").map(String.init))
  }

  private func respond(to request: HTTPRequest, segments: [String]) -> HTTPResponse {
    var segments = segments
    if segments.last == "" { segments[segments.count - 1] = "index.html" }
    guard segments.allSatisfy(isPlainName),
      let bytes = readFileBelow(root, segments, limit: sizeLimit)
    else {
      return errorResponder(HTTPFault(.notFound, "there is no file at \(request.path)"))
    }
    let tag = entityTag(of: bytes)
    let headers: HTTPHeaders = ["ETag": tag, "Cache-Control": "no-cache"]
    let type = mediaType(ofFile: segments[segments.count - 1])
    let response = HTTPResponse(.ok, type, bytes, headers: headers)
    return isUnchanged(request, tag: tag) ? response.unchanged(length: bytes.count) : response
  }

  /// True if the client has this very version: `If-None-Match` compares weakly.
  private func isUnchanged(_ request: HTTPRequest, tag: String) -> Bool {
    request.headers.list("If-None-Match").contains { candidate in
      candidate == "*" || candidate == tag || candidate == "W/" + tag
    }
  }

  /// True for a name that cannot mean another place; hidden files are nobody's business.
  private func isPlainName(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && !name.contains("\\")
  }
}

/// A strong entity tag: FNV-1a over the contents, and their length.
///
/// The files are our own, so a hash that an attacker could collide is no danger.
private func entityTag(of bytes: [UInt8]) -> String {
  let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  return "\"\(String(hash, radix: 16))-\(String(bytes.count, radix: 16))\""
}

/// The media type by the file's ending.
private func mediaType(ofFile name: String) -> String {
  let types = [
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "mjs": "text/javascript; charset=utf-8",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "woff2": "font/woff2",
  ]
  let ending = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
  return types[ending.lowercased()] ?? "application/octet-stream"
}

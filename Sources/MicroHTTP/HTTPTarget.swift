/// What a request is for: the decoded path and query of the request line's target.
struct HTTPTarget: Sendable, Equatable {
  /// The target as it was sent.
  let raw: String
  /// The decoded segments between slashes; `/` is one empty segment, and so is a trailing slash.
  let segments: [String]
  /// The decoded parameters.
  let query: HTTPQuery

  /// Why a target is refused; always a 400.
  enum Fault: Error, Equatable {
    case notAPath
    case invalidEscape
    case forbiddenCharacter
    case dotSegment

    /// The fault in a sentence for the client.
    var detail: String {
      switch self {
      case .notAPath: "the request target must be a path that begins with '/'"
      case .invalidEscape:
        "the request target has an invalid percent escape, or its escapes give no UTF-8 text"
      case .forbiddenCharacter:
        "the request target has a space or a control character; write it as a percent escape"
      case .dotSegment: "the path may not have the segments '.' and '..'"
      }
    }
  }

  /// Takes a target apart: a path, an absolute URI (as a proxy sends it) or, where `allowsStar`, `*`.
  ///
  /// The path is split before it is decoded, so that `%2F` stays inside its segment, and dot segments
  /// are looked for after, so that `%2e%2e` is no way around. They are refused and not resolved: no
  /// link of ours has them.
  init(parsing bytes: [UInt8], allowsStar: Bool) throws(Fault) {
    guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { throw .forbiddenCharacter }
    raw = String(decoding: bytes, as: UTF8.self)
    if allowsStar && bytes == [UInt8(ascii: "*")] {
      segments = ["*"]
      query = HTTPQuery()
      return
    }
    guard let origin = originForm(bytes) else { throw .notAPath }
    let halves = origin.split(
      separator: UInt8(ascii: "?"),
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    var decoded: [String] = []
    let path = halves[0].dropFirst()
    for segment in path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let text = percentDecoded(segment, plusIsSpace: false) else { throw .invalidEscape }
      guard text != "." && text != ".." else { throw .dotSegment }
      decoded.append(text)
    }
    guard let query = HTTPQuery(decoding: halves.count == 2 ? halves[1] : []) else {
      throw .invalidEscape
    }
    segments = decoded
    self.query = query
  }
}

/// The part of a target from its path on; nil if there is none.
private func originForm(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
  let slash = UInt8(ascii: "/")
  if bytes.first == slash { return bytes[...] }
  for scheme in ["http://", "https://"] {
    let prefix = bytes.prefix(scheme.utf8.count)
    guard prefix.map(asciiLowercased).elementsEqual(scheme.utf8) else { continue }
    let rest = bytes.dropFirst(prefix.count)
    guard let start = rest.firstIndex(of: slash), start > rest.startIndex else { return nil }
    return rest[start...]
  }
  return nil
}

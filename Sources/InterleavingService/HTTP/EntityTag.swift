import MicroHTTP

/// A strong entity tag: equal tags mean equal bytes.
struct EntityTag: Sendable, Equatable {
  /// As it stands in the header, with its quotes.
  let text: String

  /// The tag of one representation of a run.
  ///
  /// The address already names what the bytes are made of, so a client that has them gets its 304
  /// without the run being made again. The service's version is in it because another version may
  /// write more; `variant` names whatever else went into it.
  init(_ id: RunID, _ format: TimelineFormat, variant: String? = nil) {
    let suffix = variant.map { "-\($0)" } ?? ""
    text = "\"\(id)-\(format.rawValue)-\(serviceVersion)\(suffix)\""
  }

  /// The tag of bytes that are there.
  init(of bytes: [UInt8]) {
    let digits = sha256(bytes).prefix(16).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    text = "\"\(digits.joined())\""
  }

  /// True if the client has this very representation (`If-None-Match`, which compares weakly).
  func isKnown(to request: HTTPRequest) -> Bool {
    request.headers.list("If-None-Match").contains { $0 == "*" || $0 == text || $0 == "W/" + text }
  }
}

/// A status code with its reason phrase.
public struct HTTPStatus: Sendable, Hashable {
  /// The three-digit code.
  public let code: UInt16
  /// What the code means, in the words of the registry; also the title of a problem.
  public let reason: String

  /// Makes a status that is not among the named ones.
  ///
  /// - Precondition: `code` is between 200 and 599: the final answers HTTP knows.
  public init(_ code: UInt16, _ reason: String) {
    precondition((200...599).contains(code), "\(code) is not a final HTTP status")
    self.code = code
    self.reason = reason
  }

  /// Equal codes are equal statuses, whatever their words.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  /// Hashes the code alone, as equality does.
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }

  /// True where the protocol forbids a body (204 and 304).
  public var forbidsBody: Bool { code == 204 || code == 304 }
}

extension HTTPStatus {
  /// 200.
  public static let ok = Self(200, "OK")
  /// 201.
  public static let created = Self(201, "Created")
  /// 202.
  public static let accepted = Self(202, "Accepted")
  /// 204.
  public static let noContent = Self(204, "No Content")
  /// 301.
  public static let movedPermanently = Self(301, "Moved Permanently")
  /// 303.
  public static let seeOther = Self(303, "See Other")
  /// 304.
  public static let notModified = Self(304, "Not Modified")
  /// 308.
  public static let permanentRedirect = Self(308, "Permanent Redirect")
  /// 400.
  public static let badRequest = Self(400, "Bad Request")
  /// 404.
  public static let notFound = Self(404, "Not Found")
  /// 405.
  public static let methodNotAllowed = Self(405, "Method Not Allowed")
  /// 406.
  public static let notAcceptable = Self(406, "Not Acceptable")
  /// 408.
  public static let requestTimeout = Self(408, "Request Timeout")
  /// 410.
  public static let gone = Self(410, "Gone")
  /// 413.
  public static let contentTooLarge = Self(413, "Content Too Large")
  /// 414.
  public static let uriTooLong = Self(414, "URI Too Long")
  /// 415.
  public static let unsupportedMediaType = Self(415, "Unsupported Media Type")
  /// 417.
  public static let expectationFailed = Self(417, "Expectation Failed")
  /// 422.
  public static let unprocessableContent = Self(422, "Unprocessable Content")
  /// 429.
  public static let tooManyRequests = Self(429, "Too Many Requests")
  /// 431.
  public static let headerFieldsTooLarge = Self(431, "Request Header Fields Too Large")
  /// 500.
  public static let internalServerError = Self(500, "Internal Server Error")
  /// 501.
  public static let notImplemented = Self(501, "Not Implemented")
  /// 503.
  public static let serviceUnavailable = Self(503, "Service Unavailable")
}

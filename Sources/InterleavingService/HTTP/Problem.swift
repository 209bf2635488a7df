// Every error as the web sees it, in one place: RFC 9457 `application/problem+json`.
import JSONDocuments
import Languages
import MicroHTTP
import TaskGraphs

/// An error answer: a status, a stable code for programs and a sentence for people.
struct Problem: Error {
  let status: HTTPStatus
  /// What went wrong, as a name that stays.
  let code: String
  /// What went wrong this time, and what to do about it.
  let detail: any Told
  /// Members beside those that every problem has.
  var more: [Member] = []
  /// Header fields that belong to the status.
  var headers = HTTPHeaders()

  /// A member that only some problems have; what people read in it is in their language.
  struct Member: Sendable {
    let name: String
    let write: @Sendable (String, Language, inout JSONObjectWriter) -> Void

    init(_ name: String, _ write: @escaping @Sendable (String, inout JSONObjectWriter) -> Void) {
      self.name = name
      self.write = { name, _, object in write(name, &object) }
    }

    init(
      told name: String,
      _ write: @escaping @Sendable (String, Language, inout JSONObjectWriter) -> Void
    ) {
      self.name = name
      self.write = write
    }
  }

  init(_ status: HTTPStatus, _ code: String, _ fault: ServiceFault) {
    self.status = status
    self.code = code
    detail = fault
  }

  /// The answer.
  ///
  /// Its sentences are in the language asked for, and a cache that keeps the answer is told so.
  ///
  /// - Parameters:
  ///   - instance: The path of what was asked for.
  ///   - language: The language of what is for people.
  /// - Returns: A response with the problem as its body.
  func response(instance: String? = nil, in language: Language = .english) -> HTTPResponse {
    var object = JSONObjectWriter()
    object.add("type", "about:blank")
    object.add("title", StatusTitle(status: status).text(in: language))
    object.add("status", Int(status.code))
    object.add("detail", detail.text(in: language))
    object.add("code", code)
    if let instance { object.add("instance", instance) }
    for member in more { member.write(member.name, language, &object) }
    var headers = headers
    headers["X-Content-Type-Options"] = "nosniff"
    let response = HTTPResponse(
      status,
      "application/problem+json",
      object.document,
      headers: headers
    )
    return response.told(in: language)
  }

  /// How the HTTP layer words the errors that it finds before a handler is asked, in one language.
  static func responder(in language: Language) -> HTTPErrorResponder {
    { fault in
      Problem(fault.status, code(fault), .beforeHandler(fault)).response(in: language)
    }
  }

  /// The same for errors found before a request is understood, in the language that its header asks for.
  static let respond: HTTPErrorResponder = { fault in
    responder(in: Language(accepted: fault.acceptLanguage))(fault)
  }

  private static func code(_ fault: HTTPFault) -> String {
    if fault.kind == .unknownTransferCoding { return "transfer-coding-unknown" }
    return switch fault.status.code {
    case 400: "bad-request"
    case 404: "not-found"
    case 405: "method-not-allowed"
    case 408: "request-timeout"
    case 413: "body-too-large"
    case 414: "target-too-long"
    case 417: "expectation-failed"
    case 429: "too-many-requests"
    case 431: "header-too-large"
    case 501: "method-unknown"
    case 503: "busy"
    default: "internal-error"
    }
  }
}

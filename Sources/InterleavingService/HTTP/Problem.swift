// Every error as the web sees it, in one place: RFC 9457 `application/problem+json`.
import JSONDocuments
import MicroHTTP
import TaskGraphs

/// An error answer: a status, a stable code for programs and a sentence for people.
struct Problem: Error {
  let status: HTTPStatus
  /// What went wrong, as a name that stays.
  let code: String
  /// What went wrong this time, and what to do about it.
  let detail: String
  /// Members beside those that every problem has.
  var more: [(name: String, write: @Sendable (String, inout JSONObjectWriter) -> Void)] = []
  /// Header fields that belong to the status.
  var headers = HTTPHeaders()

  init(_ status: HTTPStatus, _ code: String, _ detail: String) {
    self.status = status
    self.code = code
    self.detail = detail
  }

  /// The answer.
  ///
  /// - Parameter instance: The path of what was asked for.
  /// - Returns: A response with the problem as its body.
  func response(instance: String? = nil) -> HTTPResponse {
    var object = JSONObjectWriter()
    object.add("type", "about:blank")
    object.add("title", status.reason)
    object.add("status", Int(status.code))
    object.add("detail", detail)
    object.add("code", code)
    if let instance { object.add("instance", instance) }
    for member in more { member.write(member.name, &object) }
    var headers = headers
    headers["X-Content-Type-Options"] = "nosniff"
    return HTTPResponse(status, "application/problem+json", object.document, headers: headers)
  }

  /// How the HTTP layer words the errors that it finds before a handler is asked.
  static let respond: HTTPErrorResponder = { fault in
    Problem(fault.status, code(fault), fault.detail).response()
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

// What each problem of ours is.

extension Problem {
  /// Why there is no timeline.
  init(_ refusal: RunRefusal) {
    switch refusal {
    case .notJSON(let error):
      self.init(notJSON: error)
    case .invalidGraph(let graph):
      self.init(invalidGraph: graph)
    case .badParameter(let name, let message):
      self.init(.badRequest, "bad-parameter", message)
      more.append(("parameter", { $1.add($0, name) }))
    case .missingSchedule:
      let detail = "the policy 'schedule' replays options.schedule, and this graph has none"
      self.init(.unprocessableContent, "missing-schedule", detail)
    case .timelineTooLarge(_, let limit):
      self.init(
        .unprocessableContent,
        "timeline-too-large",
        "the timeline would take more than \(limit) bytes, the most that is written in this format;"
          + " ask for format=summary, or for fewer steps with max_steps"
      )
    case .outOfTime(let limit):
      self.init(
        .serviceUnavailable,
        "run-time",
        "the run was stopped after \(limit.components.seconds) s of the server's time;"
          + " ask for fewer steps with max_steps, or run it with the command line"
      )
      headers["Retry-After"] = "10"
    case .tooManyRealRuns(let limit):
      self.init(
        .serviceUnavailable,
        "busy",
        "\(limit) runs on the real clock are under way, and there may be no more; try again"
      )
      headers["Retry-After"] = "10"
    case .noRoomForAnswer:
      self.init(
        .serviceUnavailable,
        "busy",
        "the timelines that wait to be read leave no room for this one; try again, or ask for"
          + " format=summary"
      )
      headers["Retry-After"] = "10"
    case .cancelled:
      self.init(.serviceUnavailable, "cancelled", "the run was stopped before its end; try again")
      headers["Retry-After"] = "1"
    }
  }

  private init(notJSON error: JSONParseError) {
    switch error.kind {
    case .empty:
      self.init(.badRequest, "empty-body", "the body is empty; post a graph, as JSON")
    case .byteOrderMark, .notUTF8, .nulByte, .unterminated, .trailingText, .trailingComma,
      .badEscape, .loneSurrogate, .controlCharacter, .tooDeep, .tooLong, .outOfMemory, .syntax:
      let place = "line \(error.line), column \(error.column)"
      self.init(.badRequest, "invalid-json", "\(place): \(error.message)")
    }
    more.append(("line", { $1.add($0, error.line) }))
    more.append(("column", { $1.add($0, error.column) }))
  }

  private init(invalidGraph graph: InvalidGraph) {
    let count = graph.problems.count
    let first = graph.problems.first.map { "line \($0.line): \($0.message)" } ?? ""
    let many = count == InvalidGraph.mostProblems ? "at least \(count)" : "\(count)"
    self.init(
      .unprocessableContent,
      "invalid-graph",
      count == 1 ? first : "the graph has \(many) problems; the first: \(first)"
    )
    more.append(("errors", { $1.add($0, objects: graph.problems.map(Problem.member)) }))
  }

  private static func member(_ problem: GraphProblem) -> JSONObjectWriter {
    var object = JSONObjectWriter()
    object.add("pointer", problem.pointer)
    object.add("line", problem.line)
    object.add("column", problem.column)
    object.add("code", problem.code.rawValue)
    object.add("message", problem.message)
    if let suggestion = problem.suggestion { object.add("suggestion", suggestion) }
    return object
  }

  /// No run has that address, or it was forgotten.
  static func noRun(_ id: String) -> Problem {
    Problem(
      .notFound,
      "no-run",
      "there is no run '\(id)' here: it was never posted, or it was dropped to make room; post its"
        + " graph again"
    )
  }

  /// No example has that name.
  static func noExample(_ name: String, known: [String]) -> Problem {
    var problem = Problem(.notFound, "no-example", "there is no example '\(name)'")
    problem.more.append(("examples", { $1.add($0, texts: known) }))
    return problem
  }

  /// A representation that there is not.
  static func notAcceptable(_ asked: String) -> Problem {
    var problem = Problem(
      .notAcceptable,
      "no-such-format",
      "a timeline cannot be had as \(asked); the formats are \(TimelineFormat.names)"
    )
    problem.more.append(("formats", { $1.add($0, texts: TimelineFormat.allCases.map(\.rawValue)) }))
    return problem
  }

  /// A file that plays a run, where there is no page to put it into.
  static var noPage: Problem {
    let detail = "this server has no page, so it cannot put a run into one; ask for another format"
    return Problem(.notAcceptable, "no-such-format", detail)
  }

  /// A query parameter that means nothing here, or is given twice.
  static func badParameter(_ name: String, _ detail: String) -> Problem {
    Problem(.badParameter(name, detail))
  }

  /// A compressed body.
  static func contentEncoding(_ encoding: String) -> Problem {
    Problem(
      .unsupportedMediaType,
      "content-encoding",
      "the body has the content encoding '\(encoding)'; send it as it is, without any"
    )
  }
}

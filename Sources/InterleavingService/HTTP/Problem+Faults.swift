import JSONDocuments
import Languages
import MicroHTTP
import TaskGraphs

// What each problem of ours is.

extension Problem {
  /// Why there is no timeline.
  init(_ refusal: RunRefusal) {
    switch refusal {
    case .notJSON(let error):
      self.init(notJSON: error)
    case .invalidGraph(let graph):
      self.init(invalidGraph: graph)
    case .badParameter(let name, let fault):
      self.init(.badRequest, "bad-parameter", .parameter(fault))
      more.append(Member("parameter") { $1.add($0, name) })
    case .missingSchedule:
      self.init(.unprocessableContent, "missing-schedule", .missingSchedule)
    case .timelineTooLarge(_, let limit):
      let fault = ServiceFault.timelineTooLarge(limit: limit)
      self.init(.unprocessableContent, "timeline-too-large", fault)
    case .outOfTime(let limit):
      let fault = ServiceFault.outOfTime(seconds: limit.components.seconds)
      self.init(unavailable: "run-time", fault, retryAfter: 10)
    case .tooManyRealRuns(let limit):
      self.init(unavailable: "busy", .tooManyRealRuns(limit: limit), retryAfter: 10)
    case .noRoomForAnswer:
      self.init(unavailable: "busy", .noRoomForAnswer, retryAfter: 10)
    case .cancelled:
      self.init(unavailable: "cancelled", .cancelled, retryAfter: 1)
    }
  }

  private init(unavailable code: String, _ fault: ServiceFault, retryAfter seconds: Int) {
    self.init(.serviceUnavailable, code, fault)
    headers["Retry-After"] = String(seconds)
  }

  private init(notJSON error: JSONParseError) {
    switch error.kind {
    case .empty:
      self.init(.badRequest, "empty-body", .emptyBody)
    case .byteOrderMark, .notUTF8, .nulByte, .unterminated, .trailingText, .trailingComma,
      .badEscape, .loneSurrogate, .controlCharacter, .tooDeep, .tooLong, .outOfMemory, .syntax:
      self.init(.badRequest, "invalid-json", .notJSON(error))
    }
    more.append(Member("line") { $1.add($0, error.line) })
    more.append(Member("column") { $1.add($0, error.column) })
  }

  private init(invalidGraph graph: InvalidGraph) {
    self.init(.unprocessableContent, "invalid-graph", .invalidGraph(graph))
    more.append(
      Member(told: "errors") { name, language, object in
        object.add(name, objects: graph.problems.map { Problem.member($0, in: language) })
      }
    )
  }

  private static func member(_ problem: GraphProblem, in language: Language) -> JSONObjectWriter {
    var object = JSONObjectWriter()
    object.add("pointer", problem.pointer)
    object.add("line", problem.line)
    object.add("column", problem.column)
    object.add("code", problem.code.rawValue)
    object.add("message", problem.fault.text(in: language))
    if let suggestion = problem.suggestion { object.add("suggestion", suggestion) }
    return object
  }

  /// No run has that address, or it was forgotten.
  static func noRun(_ id: String) -> Problem { Problem(.notFound, "no-run", .noRun(id)) }

  /// No example has that name.
  static func noExample(_ name: String, known: [String]) -> Problem {
    var problem = Problem(.notFound, "no-example", .noExample(name))
    problem.more.append(Member("examples") { $1.add($0, texts: known) })
    return problem
  }

  /// There is nothing at a path.
  static func nothing(at path: String) -> Problem {
    Problem(.notFound, "not-found", .nothingAt(path: path))
  }

  /// A representation that there is not.
  static func notAcceptable(_ asked: String) -> Problem {
    var problem = Problem(.notAcceptable, "no-such-format", .notAcceptable(asked))
    let formats = TimelineFormat.allCases.map(\.rawValue)
    problem.more.append(Member("formats") { $1.add($0, texts: formats) })
    return problem
  }

  /// A file that plays a run, where there is no page to put it into.
  static var noPage: Problem { Problem(.notAcceptable, "no-such-format", .noPage) }

  /// A query parameter that means nothing here, or is given twice.
  static func badParameter(_ name: String, _ fault: ParameterFault) -> Problem {
    Problem(.badParameter(name, fault))
  }

  /// A compressed body.
  static func contentEncoding(_ encoding: String) -> Problem {
    Problem(.unsupportedMediaType, "content-encoding", .contentEncoding(encoding))
  }
}

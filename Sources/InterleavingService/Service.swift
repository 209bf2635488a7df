import Languages
import MicroHTTP

/// The service as a function from request to answer: the table of its routes.
struct Service: Sendable {
  /// The same routes once for each language, as a router words its own errors.
  private let routers: [Language: Router]

  /// Makes the routes.
  ///
  /// - Parameters:
  ///   - configuration: How the service is set up.
  ///   - places: Where deferred work is done; a run on the real clock gives its place away.
  ///   - answers: What answers may take, which is asked before a timeline is written.
  init(
    _ configuration: ServiceConfiguration,
    places: HTTPWorkPlaces = HTTPWorkPlaces(1),
    answers: HTTPAnswerBudget = HTTPAnswerBudget(.max)
  ) {
    let limits = configuration.limits
    let runs = RunService(
      store: configuration.makeStore(limits),
      limits: limits,
      page: configuration.offlinePage,
      places: places,
      answers: answers
    )
    let handlers = Handlers(configuration, runs)
    let routers = Language.allCases.map { ($0, Service.router(handlers, in: $0)) }
    self.routers = Dictionary(uniqueKeysWithValues: routers)
  }

  /// What answers the requests, with what it works on.
  private struct Handlers {
    let runs: RunsHandler
    let graphs: GraphsHandler
    let imports: ImportHandler
    let examples: ExamplesHandler
    let schemas = SchemasHandler()
    let publicFolder: String?

    init(_ configuration: ServiceConfiguration, _ service: RunService) {
      runs = RunsHandler(service, page: configuration.offlinePage)
      graphs = GraphsHandler(service)
      imports = ImportHandler(configuration.limits)
      examples = ExamplesHandler(configuration.examples)
      publicFolder = configuration.publicFolder
    }
  }

  private static func router(_ handlers: Handlers, in language: Language) -> Router {
    let (runs, graphs, examples) = (handlers.runs, handlers.graphs, handlers.examples)
    var router = Router(errorResponder: Problem.responder(in: language))
    router.add(.post, "/v1/runs", handler: runs.post)
    router.add(.get, "/v1/runs/{id}", handler: runs.get)
    router.add(.get, "/v1/runs/{id}/graph", handler: runs.graph)
    router.add(.post, "/v1/graphs/check", handler: graphs.check)
    router.add(.post, "/v1/graphs/import", handler: handlers.imports.post)
    router.add(.get, "/v1/examples", handler: examples.list)
    router.add(.get, "/v1/examples/{name}", handler: examples.get)
    router.add(.get, "/schema/{name}", handler: handlers.schemas.get)
    router.add(.get, "/healthz", handler: Self.health)
    for method in HTTPMethod.allCases {
      router.add(method, "/v1/{path...}", handler: Self.nothing)
    }
    if let folder = handlers.publicFolder {
      let page = PageHandler(root: folder, language)
      router.add(.get, "/runs/{id}", handler: page.page)
      router.add(.get, "/{path...}", handler: page.file)
    }
    return router
  }

  /// Answers a request, with the fields that every answer has.
  func answer(_ request: HTTPRequest) -> HTTPAnswer {
    let router = routers[request.language] ?? Router()
    switch router.answer(request) {
    case .immediate(let response): return .immediate(dressed(response, request))
    case .deferred(let work):
      return .deferred { cancellation in dressed(work(cancellation), request) }
    }
  }

  /// Adds the fields that every answer has.
  ///
  /// What may be read by anybody may be read by any page: there are no accounts, so another origin has
  /// nothing to steal. Posting from other origins is not opened.
  private func dressed(_ response: HTTPResponse, _ request: HTTPRequest) -> HTTPResponse {
    var response = response
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    let isOpen = request.segments.first == "v1" || request.segments.first == "schema"
    if isOpen && (request.method == .get || request.method == .head) {
      response.headers["Access-Control-Allow-Origin"] = "*"
      response.headers["Access-Control-Expose-Headers"] = "ETag, Link"
    }
    return response
  }

  /// `GET /healthz`: answered on the spot, so that it holds while every worker is busy.
  private static func health(_ request: HTTPRequest) -> HTTPAnswer {
    var object = JSONObjectWriter()
    object.add("status", "ok")
    object.add("version", serviceVersion)
    return .immediate(
      HTTPResponse(.ok, "application/json", object.document, headers: ["Cache-Control": "no-store"])
    )
  }

  /// What is not there under `/v1` is missing for every method, and never looked for among the files.
  private static func nothing(_ request: HTTPRequest) -> HTTPAnswer {
    answering(request) { () throws(Problem) in throw .nothing(at: request.path) }
  }
}

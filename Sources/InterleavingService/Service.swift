import MicroHTTP

/// The service as a function from request to answer: the table of its routes.
struct Service: Sendable {
  private let router: Router

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
    let page = configuration.offlinePage
    let runs = RunService(
      store: configuration.makeStore(limits),
      limits: limits,
      page: page,
      places: places,
      answers: answers
    )
    let runsHandler = RunsHandler(runs, page: page)
    let graphs = GraphsHandler(runs)
    let examples = ExamplesHandler(configuration.examples)

    var router = Router(errorResponder: Problem.respond)
    router.add(.post, "/v1/runs", handler: runsHandler.post)
    router.add(.get, "/v1/runs/{id}", handler: runsHandler.get)
    router.add(.get, "/v1/runs/{id}/graph", handler: runsHandler.graph)
    router.add(.post, "/v1/graphs/check", handler: graphs.check)
    router.add(.post, "/v1/graphs/import", handler: ImportHandler(limits).post)
    router.add(.get, "/v1/examples", handler: examples.list)
    router.add(.get, "/v1/examples/{name}", handler: examples.get)
    router.add(.get, "/healthz", handler: Self.health)
    for method in HTTPMethod.allCases {
      router.add(method, "/v1/{path...}", handler: Self.nothing)
    }
    if let folder = configuration.publicFolder {
      let page = PageHandler(root: folder)
      router.add(.get, "/runs/{id}", handler: page.page)
      router.add(.get, "/{path...}", handler: page.file)
    }
    self.router = router
  }

  /// Answers a request, with the fields that every answer has.
  func answer(_ request: HTTPRequest) -> HTTPAnswer {
    switch router.answer(request) {
    case .immediate(let response):
      .immediate(dressed(response, request))
    case .deferred(let work):
      .deferred { cancellation in dressed(work(cancellation), request) }
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
    if request.segments.first == "v1" && (request.method == .get || request.method == .head) {
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
    let detail = "there is nothing at \(request.path)"
    return .immediate(Problem(.notFound, "not-found", detail).response(instance: request.path))
  }
}

import MicroHTTP
import Testing

struct RouterTests {
  private let router: Router

  init() {
    func named(_ name: String) -> HTTPHandler {
      { request in
        let values = request.parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let text = ([name] + values).joined(separator: " ")
        return .immediate(HTTPResponse(.ok, "text/plain", Array(text.utf8)))
      }
    }
    var router = Router()
    router.add(.get, "/{path...}", handler: named("file"))
    router.add(.get, "/v1/runs/{id}", handler: named("run"))
    router.add(.get, "/v1/runs/latest", handler: named("latest"))
    router.add(.get, "/v1/runs/{id}/graph", handler: named("graph"))
    router.add(.post, "/v1/runs", handler: named("post"))
    self.router = router
  }

  private func answer(_ method: HTTPMethod, _ target: String) throws -> HTTPResponse {
    router.answer(try #require(HTTPRequest(method, target))).response()
  }

  @Test(arguments: [
    ("/v1/runs/a%2Fb", "run id=a/b"),
    ("/v1/runs/latest", "latest"),
    ("/v1/runs/x/graph", "graph id=x"),
    ("/", "file path="),
    ("/css/a.css", "file path=css/a.css"),
    ("/v1/runs/", "file path=v1/runs/"),
  ])
  func `the most specific pattern wins`(_ target: String, _ expected: String) throws {
    let response = try answer(.get, target)
    #expect(response.body == .bytes(Array(expected.utf8)))
  }

  @Test func `a wrong method on a known path does not fall through`() throws {
    let response = try answer(.get, "/v1/runs")
    #expect(response.status == .methodNotAllowed)
    #expect(response.headers["Allow"] == "POST, OPTIONS")
    #expect(try answer(.delete, "/v1/runs/x").headers["Allow"] == "GET, HEAD, OPTIONS")
  }

  @Test func `HEAD is served by GET and OPTIONS by nobody`() throws {
    #expect(try answer(.head, "/v1/runs/latest").status == .ok)
    let options = try answer(.options, "/v1/runs/latest")
    #expect(options.status == .noContent)
    #expect(options.headers["Allow"] == "GET, HEAD, OPTIONS")
    #expect(try answer(.options, "*").status == .noContent)
  }

  @Test func `a path that no pattern matches is missing`() throws {
    var router = Router()
    router.add(.get, "/a/{b}") { _ in .immediate(HTTPResponse(.ok)) }
    for target in ["/", "/a", "/a/", "/a/b/c", "/A/b"] {
      let request = try #require(HTTPRequest(.get, target))
      #expect(router.answer(request).response().status == .notFound)
    }
  }
}

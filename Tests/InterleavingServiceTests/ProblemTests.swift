import MicroHTTP
import Testing

@testable import InterleavingService

struct ProblemTests {
  /// A request that is wrong, and what is to be said of it.
  struct Wrong: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var method = HTTPMethod.post
    var target = "/v1/runs"
    var headers = HTTPHeaders()
    var body: [UInt8] = []
    let status: HTTPStatus
    let code: String
    var detail = ""

    static func graph(
      _ name: String,
      _ body: String,
      _ status: HTTPStatus,
      _ code: String,
      _ detail: String
    ) -> Wrong {
      Wrong(
        testDescription: name,
        body: Array(body.utf8),
        status: status,
        code: code,
        detail: detail
      )
    }
  }

  static func steps(_ steps: String) -> String { #"{"tasks":[{"id":"a","steps":[\#(steps)]}]}"# }

  static let table: [Wrong] = [
    .graph("an empty body", "", .badRequest, "empty-body", "empty"),
    .graph("not JSON", "hello", .badRequest, "invalid-json", "'hello'"),
    .graph(
      "deep lists",
      String(repeating: "[", count: 100_000),
      .badRequest,
      "invalid-json",
      "128"
    ),
    .graph(
      "deep objects",
      String(repeating: "{\"a\":", count: 100_000),
      .badRequest,
      "invalid-json",
      "128"
    ),
    Wrong(
      testDescription: "invalid UTF-8",
      body: Array(#"{"tasks":[{"id":""#.utf8) + [0xFF] + Array(#""}]}"#.utf8),
      status: .badRequest,
      code: "invalid-json",
      detail: "UTF-8"
    ),
    .graph(
      "a float beyond all floats",
      steps(#"{"sleep":1e999}"#),
      .unprocessableContent,
      "invalid-graph",
      "larger than any float"
    ),
    .graph(
      "an integer beyond 64 bits",
      steps(#"{"sleep":123456789012345678901234567890}"#),
      .unprocessableContent,
      "invalid-graph",
      "64 bits"
    ),
    .graph("a wrong type", #"{"tasks":"x"}"#, .unprocessableContent, "invalid-graph", "list"),
    .graph(
      "an unknown key",
      #"{"tasks":[{"id":"a"}],"colour":1}"#,
      .unprocessableContent,
      "invalid-graph",
      "'colour'"
    ),
    .graph(
      "an unknown name",
      steps(#"{"await":"b"}"#),
      .unprocessableContent,
      "invalid-graph",
      "'b'"
    ),
    .graph(
      "a circle of dependencies",
      #"{"tasks":[{"id":"a","after":["b"]},{"id":"b","after":["a"]}]}"#,
      .unprocessableContent,
      "invalid-graph",
      "'a' → 'b' → 'a'"
    ),
    Wrong(
      testDescription: "a compressed body",
      headers: ["Content-Encoding": "gzip"],
      body: [0x1F, 0x8B],
      status: .unsupportedMediaType,
      code: "content-encoding"
    ),
    Wrong(
      testDescription: "an unknown parameter",
      target: "/v1/runs?polcy=fifo",
      status: .badRequest,
      code: "bad-parameter",
      detail: "'polcy'"
    ),
    Wrong(
      testDescription: "a parameter given twice",
      target: "/v1/runs?seed=1&seed=2",
      status: .badRequest,
      code: "bad-parameter",
      detail: "twice"
    ),
    Wrong(
      testDescription: "a clock that there is not",
      target: "/v1/runs?clock=sun",
      status: .badRequest,
      code: "bad-parameter",
      detail: "'virtual', 'real'"
    ),
    Wrong(
      testDescription: "no steps at all",
      target: "/v1/runs?max_steps=0",
      status: .badRequest,
      code: "bad-parameter",
      detail: "from 1"
    ),
    Wrong(
      testDescription: "a schedule that is not there",
      target: "/v1/runs?policy=schedule",
      body: Array(#"{"tasks":[{"id":"a"}]}"#.utf8),
      status: .unprocessableContent,
      code: "missing-schedule",
      detail: "options.schedule"
    ),
    Wrong(
      testDescription: "a format that there is not",
      target: "/v1/runs?format=pdf",
      status: .notAcceptable,
      code: "no-such-format",
      detail: "json, summary, text, ndjson, trace, columns, mermaid, dot, svg, html, python"
    ),
    Wrong(
      testDescription: "an Accept that nothing meets",
      headers: ["Accept": "image/png"],
      status: .notAcceptable,
      code: "no-such-format",
      detail: "json, summary, text, ndjson, trace, columns, mermaid, dot, svg, html, python"
    ),
    Wrong(
      testDescription: "a run that there is not",
      method: .get,
      target: "/v1/runs/00000000000000000000000000000000",
      status: .notFound,
      code: "no-run"
    ),
    Wrong(
      testDescription: "an example that there is not",
      method: .get,
      target: "/v1/examples/nothing",
      status: .notFound,
      code: "no-example"
    ),
    Wrong(
      testDescription: "a path that there is not",
      target: "/v1/nothing",
      status: .notFound,
      code: "not-found"
    ),
    Wrong(
      testDescription: "a method that the path has not",
      method: .delete,
      target: "/v1/runs",
      status: .methodNotAllowed,
      code: "method-not-allowed",
      detail: "POST"
    ),
  ]

  @Test(arguments: table)
  func `what is wrong is answered with a problem that helps`(_ wrong: Wrong) throws {
    try withClients { client in
      let answer = try client.ask(
        wrong.method,
        wrong.target,
        headers: wrong.headers,
        body: wrong.body
      )
      #expect(answer.status == wrong.status)
      #expect(answer.headers["Content-Type"] == "application/problem+json")
      #expect(answer.text.contains("\"status\":\(wrong.status.code),"))
      #expect(answer.text.contains("\"code\":\"\(wrong.code)\""))
      #expect(answer.text.contains(wrong.detail))
      #expect(try client.get("/healthz").status == .ok)
    }
  }

  @Test func `every problem of a graph is told at once, with its place`() throws {
    try withClients { client in
      let answer = try client.post(
        "/v1/graphs/check",
        """
        {"tasks": [{"id": "a", "stepz": []},
          {"id": "b", "steps": [{"prnt": "x"}, {"await": "c"}]}]}
        """
      )
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains(#""pointer":"/tasks/0/stepz","line":1,"#))
      #expect(answer.text.contains(#""suggestion":"steps""#))
      #expect(answer.text.contains(#""pointer":"/tasks/1/steps/1/await","line":2,"#))
    }
  }

  @Test func `a wrong method names the ones that there are`() throws {
    try withClients { client in
      let answer = try client.ask(.delete, "/v1/runs", headers: [:], body: [])
      #expect(answer.headers["Allow"] == "POST, OPTIONS")
    }
  }

  @Test func `a body of a hundred megabytes is refused while it comes`() throws {
    try withServer(makeConfiguration()) { client, _ in
      let answer = try client.post("/v1/runs", [UInt8](repeating: 0x20, count: 100_000_000))
      #expect(answer.status == .contentTooLarge)
      #expect(answer.text.contains("\"code\":\"body-too-large\""))
      #expect(try client.get("/healthz").status == .ok)
    }
  }

  @Test func `what the HTTP layer refuses is a problem of the same form`() throws {
    try withServer(makeConfiguration()) { client, _ in
      let long = try client.get("/" + String(repeating: "a", count: 9_000))
      #expect(long.status == .uriTooLong)
      #expect(long.text.contains("\"code\":\"target-too-long\""))
      let wide = try client.get("/", ["X-Wide": String(repeating: "a", count: 20_000)])
      #expect(wide.status == .headerFieldsTooLarge)
      #expect(wide.text.contains("\"code\":\"header-too-large\""))
      let coded = try client.get("/", ["Transfer-Encoding": "gzip"])
      #expect(coded.status == .notImplemented)
      #expect(coded.text.contains("\"code\":\"transfer-coding-unknown\""))
    }
  }
}

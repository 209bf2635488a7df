import GraphImports
import MicroHTTP
import Testing

@testable import InterleavingService

struct ImportTests {
  private static let path = "/v1/graphs/import"
  private static let source = "digraph { a [size=2] a -> b b [size=3] }"

  @Test func `what was imported can be run as it is`() throws {
    try withClients { client in
      let imported = try client.post("\(Self.path)?from=dot", Self.source)
      #expect(imported.status == .ok)
      #expect(imported.headers["Content-Type"] == "application/json")
      let run = try client.post("/v1/runs?format=summary", imported.bytes)
      #expect(run.status == .ok)
      #expect(run.text.contains("\"end\":5,"))
    }
  }

  @Test func `costs can be worked off by few, and scaled`() throws {
    let client = DirectClient(try makeConfiguration())
    let query = "from=dot&as=work&workers=1&scale=0.5&name=mine"
    let graph = try client.post("\(Self.path)?\(query)", Self.source).text
    #expect(graph.hasPrefix(#"{"name":"mine","objects":{"workers":{"semaphore":1}},"#))
    #expect(graph.contains(#"{"work":1.5}"#))
  }

  @Test(arguments: [
    ("", "what is this?", HTTPStatus.badRequest, "bad-parameter"),
    ("from=xml", "digraph {}", .badRequest, "bad-parameter"),
    ("from=dot&as=print", "digraph {}", .badRequest, "bad-parameter"),
    ("from=dot&workers=0", "digraph {}", .badRequest, "bad-parameter"),
    ("from=dot&scale=-1", "digraph {}", .badRequest, "bad-parameter"),
    ("from=dot&scale=nan", "digraph {}", .badRequest, "bad-parameter"),
    ("from=dot&clock=real", "digraph {}", .badRequest, "bad-parameter"),
    ("", "digraph { a -> }", .unprocessableContent, "invalid-source"),
    ("from=dot", "", .badRequest, "empty-body"),
    ("from=dot", "digraph {}", .unprocessableContent, "invalid-source"),
    ("from=stg", "1\n", .unprocessableContent, "invalid-source"),
  ])
  func `a wrong import gets a problem`(
    query: String,
    body: String,
    status: HTTPStatus,
    code: String
  ) throws {
    let client = DirectClient(try makeConfiguration())
    let answer = try client.post("\(Self.path)?\(query)", body)
    #expect(answer.status == status)
    #expect(answer.text.contains("\"code\":\"\(code)\""))
  }

  @Test func `every problem of a source has its place`() throws {
    let client = DirectClient(try makeConfiguration())
    let answer = try client.post("\(Self.path)?from=stg", "1\n0 0 0\n1 2 1 8\n2 0 1 9\n").text
    #expect(answer.contains(#"{"line":3,"column":1,"code":"unknown-task","#))
    #expect(answer.contains(#"{"line":4,"column":1,"code":"unknown-task","#))
  }

  @Test func `the command line imports by the file's name, else by its beginning`() {
    var asked = ImportRequest()
    let source = Array(Self.source.utf8)
    let result = ImportCommands.run(source, file: "graph.dot", asked: asked)
    #expect(result.exitCode == 0)
    #expect(ImportCommands.run(source, file: "stdin", asked: asked) == result)
    #expect(ImportCommands.run(Array("?".utf8), file: "stdin", asked: asked).exitCode == 2)
    asked.format = .dot
    #expect(ImportCommands.run(source, file: "stdin", asked: asked) == result)
    asked.format = .stg
    let wrong = ImportCommands.run(source, file: "graph.dot", asked: asked)
    #expect(wrong.complaints.hasPrefix("graph.dot:1:1: expected the number of tasks"))
    #expect(wrong.exitCode == 2)
  }
}

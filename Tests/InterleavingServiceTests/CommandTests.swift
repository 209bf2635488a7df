import Languages
import Testing

@testable import InterleavingService

struct CommandTests {
  private func run(_ graph: [UInt8], _ format: TimelineFormat = .json) -> CommandResult {
    LocalCommands.run(
      graph,
      file: "graph.json",
      overrides: RunOverrides(),
      format: format
    )
  }

  @Test func `the command line gives the bytes that the service gives`() throws {
    let client = DirectClient(try makeConfiguration())
    for name in ["02-waiter", "20-lost-update", "14-deadlock"] {
      #expect(try run(example(name)).output == client.post("/v1/runs", example(name)).bytes)
    }
  }

  @Test(arguments: [
    ("02-waiter", 0), ("14-deadlock", 1), ("24-failing-task", 1), ("09-livelock", 1),
  ])
  func `the exit code says how the run ended`(_ name: String, _ code: Int32) throws {
    #expect(try run(example(name)).exitCode == code)
  }

  @Test func `invalid input names every problem with its place`() {
    let graph = """
      {"tasks": [{"id": "a", "stepz": []},
        {"id": "b", "steps": [{"await": "c"}]}]}
      """
    let result = run(Array(graph.utf8))
    #expect(result.exitCode == 2)
    #expect(result.output.isEmpty)
    let lines = result.complaints.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("graph.json:1:") == true)
    #expect(lines.first?.hasSuffix("did you mean 'steps'?") == true)
    #expect(lines.last?.hasPrefix("graph.json:2:") == true)
  }

  @Test func `what is not JSON is invalid input too`() {
    let result = run(Array("{".utf8))
    #expect(result.exitCode == 2)
    #expect(result.complaints.hasPrefix("graph.json:1:"))
  }

  @Test func `a check prints the size of a valid graph`() throws {
    let result = try LocalCommands.check(example("02-waiter"), file: "w.json")
    #expect(
      String(decoding: result.output, as: UTF8.self)
        == "w.json: valid: 2 tasks, 0 coroutines, 1 object, 7 steps\n"
    )
  }

  @Test func `examples are listed with their titles, and printed as they are`() throws {
    let library = try ExampleLibrary(files: exampleFiles())
    let list = String(decoding: ExampleCommands.list(library).output, as: UTF8.self)
    #expect(list.split(separator: "\n").contains("02-waiter                   A waiter that polls"))
    #expect(try ExampleCommands.show("02-waiter", of: library).output == example("02-waiter"))
    #expect(ExampleCommands.show("nothing", of: library).exitCode == 2)
    let french = String(decoding: ExampleCommands.list(library, in: .french).output, as: UTF8.self)
    #expect(french.contains("02-waiter                   Un Waiter"))
    let missing = ExampleCommands.show("nothing", of: library, in: .french).complaints
    #expect(missing.hasPrefix("il n’y a pas d’exemple «\u{202F}nothing\u{202F}»"))
  }

  @Test(arguments: [
    ("http://127.0.0.1:8080", "127.0.0.1", "8080"), ("http://[::1]:9/x", "::1", "9"),
    ("http://0.0.0.0:80/", "127.0.0.1", "80"),
  ])
  func `a server is asked where it can be reached`(_ url: String, _ host: String, _ port: String) {
    let target = HealthTarget(url: url)
    #expect(target?.host == host)
    #expect(target?.port == port)
  }

  @Test func `what is no address is not asked`() {
    #expect(HealthTarget(url: "localhost:8080") == nil)
    #expect(HealthTarget(url: "http://localhost") == nil)
  }
}

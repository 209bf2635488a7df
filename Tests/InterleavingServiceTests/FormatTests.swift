import MicroHTTP
import Testing
import Timelines

@testable import InterleavingService

/// The formats of a timeline: how they are asked for, over HTTP and around a terminal.
struct FormatTests {
  private static let types: [(TimelineFormat, String)] = [
    (.json, "application/json"), (.summary, "application/json"),
    (.text, "text/plain; charset=utf-8"), (.ndjson, "application/x-ndjson"),
    (.trace, "application/json"), (.columns, "application/vnd.interleave.columns"),
    (.mermaid, "text/plain; charset=utf-8"), (.dot, "text/vnd.graphviz; charset=utf-8"),
  ]

  @Test func `every format is had by suffix and by parameter, with the command line's bytes`()
    throws
  {
    let client = DirectClient(try makeConfiguration())
    let graph = try example("02-waiter")
    let path = try #require(client.post("/v1/runs", graph).headers["Location"])
    for (format, type) in Self.types {
      let bySuffix = try client.get("\(path).\(format.rawValue)")
      #expect(bySuffix.status == .ok)
      #expect(bySuffix.headers["Content-Type"] == type)
      let posted = try client.post("/v1/runs?format=\(format.rawValue)", graph)
      #expect(posted.bytes == bySuffix.bytes)
      let local = LocalCommands.run(
        graph,
        file: "graph.json",
        overrides: RunOverrides(),
        format: format
      )
      #expect(local.output == bySuffix.bytes)
    }
  }

  @Test(arguments: [
    ("application/vnd.interleave.columns", "application/vnd.interleave.columns"),
    ("text/vnd.graphviz", "text/vnd.graphviz; charset=utf-8"),
    ("application/x-ndjson, application/json;q=0.5", "application/x-ndjson"),
    ("text/plain", "text/plain; charset=utf-8"), ("application/*", "application/json"),
    ("application/json", "application/json"),
  ])
  func `Accept gets the format of that type`(_ accept: String, _ type: String) throws {
    let client = DirectClient(try makeConfiguration())
    let answer = try client.post("/v1/runs", example("02-waiter"), ["Accept": accept])
    #expect(answer.headers["Content-Type"] == type)
    // Of those that share a type the first: the timeline, and the lanes.
    if type == "application/json" { #expect(answer.text.hasPrefix("{\"timeline\":1,")) }
    if type.hasPrefix("text/plain") { #expect(answer.text.hasPrefix("Waiter\n")) }
  }

  @Test func `a format that there is not is told what there is`() throws {
    let client = DirectClient(try makeConfiguration())
    let answer = try client.post("/v1/runs?format=pdf", example("02-waiter"))
    #expect(answer.status == .notAcceptable)
    for (format, _) in Self.types { #expect(answer.text.contains("\"\(format.rawValue)\"")) }
  }

  @Test func `what grows faster than the JSON is refused earlier`() throws {
    var limits = ServiceLimits()
    limits.timeline = 20_000
    let client = DirectClient(try makeConfiguration(limits))
    let graph = #"{"tasks":[{"id":"a","steps":[{"yield":60}]}]}"#
    #expect(try client.post("/v1/runs?format=json", graph).status == .ok)
    #expect(try client.post("/v1/runs?format=columns", graph).status == .ok)
    #expect(try client.post("/v1/runs?format=trace", graph).status == .unprocessableContent)
    #expect(try client.post("/v1/runs?format=dot", graph).status == .ok)
  }

  /// What stands around a process, and what a text looks like there.
  struct Surroundings: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var isTerminal = true
    var color = ColorChoice.auto
    var isASCII: Bool?
    var variables: [String: String] = [:]
    let expected: (color: Bool, ascii: Bool)
  }

  @Test(arguments: [
    Surroundings(
      testDescription: "a terminal",
      variables: ["LANG": "en_US.UTF-8"],
      expected: (true, false)
    ),
    Surroundings(
      testDescription: "a file",
      isTerminal: false,
      variables: ["LANG": "C"],
      expected: (false, false)
    ),
    Surroundings(
      testDescription: "a file, coloured",
      isTerminal: false,
      color: .always,
      expected: (true, false)
    ),
    Surroundings(
      testDescription: "NO_COLOR",
      variables: ["LANG": "C.utf8", "NO_COLOR": "1"],
      expected: (false, false)
    ),
    Surroundings(
      testDescription: "NO_COLOR, but asked for",
      color: .always,
      variables: ["LANG": "C.utf8", "NO_COLOR": "1"],
      expected: (true, false)
    ),
    Surroundings(
      testDescription: "a dumb terminal",
      variables: ["LANG": "C.utf8", "TERM": "dumb"],
      expected: (false, false)
    ),
    Surroundings(testDescription: "no locale", expected: (true, true)),
    Surroundings(
      testDescription: "LC_ALL first",
      variables: ["LC_ALL": "C", "LANG": "en_US.UTF-8"],
      expected: (true, true)
    ),
    Surroundings(
      testDescription: "LC_CTYPE second",
      variables: ["LC_CTYPE": "de_DE.utf8", "LANG": "C"],
      expected: (true, false)
    ),
    Surroundings(
      testDescription: "UTF-8 all the same",
      color: .never,
      isASCII: false,
      expected: (false, false)
    ),
    Surroundings(
      testDescription: "ASCII in a file",
      isTerminal: false,
      isASCII: true,
      expected: (false, true)
    ),
  ])
  func `a text is drawn as its surroundings can show it`(_ around: Surroundings) {
    let options = FormatOptions(
      isTerminal: around.isTerminal,
      width: around.isTerminal ? 61 : nil,
      color: around.color,
      isASCII: around.isASCII,
      environment: { around.variables[$0] }
    )
    #expect(options.text.usesColor == around.expected.color)
    #expect(options.text.isASCII == around.expected.ascii)
    #expect(options.text.width == (around.isTerminal ? 61 : 100))
  }
}

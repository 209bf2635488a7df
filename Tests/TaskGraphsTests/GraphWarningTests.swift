import JSONDocuments
import TestSupport
import Testing

@testable import TaskGraphs

struct GraphWarningTests {
  private let corpus: GraphCorpus

  init() throws {
    corpus = try GraphCorpus("odd-graphs.ndjson", told: "warnings")
  }

  private static func warnings(_ graph: String) throws -> [GraphWarning] {
    let document = try JSONDocument(parsing: Array(graph.utf8))
    return try TaskGraph.decode(document).warnings(in: document)
  }

  @Test func `what is odd is told with its code and its place`() throws {
    let told = try corpus.text(told: "warnings") { row in
      try GraphWarningTests.warnings(row.graph).map {
        GraphCorpus.entry($0.fault.code.rawValue, $0.pointer, $0.line, $0.column)
      }
    }
    expectGolden(told, named: "odd-graphs.ndjson")
  }

  @Test func `what is odd is told in every language`() throws {
    let told = try corpus.sentences { row in
      try GraphWarningTests.warnings(row.graph).map {
        ($0.pointer, $0.fault.code.rawValue, $0.fault)
      }
    }
    expectGolden(told, named: "warning-sentences.txt")
  }

  @Test func `the corpus has every code`() throws {
    let codes = try corpus.rows.flatMap { row in
      try GraphWarningTests.warnings(row.graph).map(\.fault.code)
    }
    #expect(Set(codes) == Set(GraphWarningCode.allCases))
  }

  @Test func `a graph of many parts, names and loops is gone through once`() throws {
    let parts = Array(repeating: #"{"match":["A","B"]}"#, count: 30_000).joined(separator: ",")
    let names = (0..<20_000).map { "x\($0)" }.joined(separator: " or ")
    let binds = Array(repeating: #"{"let":{"y":1}}"#, count: 30_000).joined(separator: ",")
    let graph =
      #"{"tasks":[{"id":"a","steps":[{"try":[{"yield":1}],"except":["# + parts + "]},"
      + #"{"while":"="# + names + #"","steps":["# + binds + "]}]}]}"
    let warnings = try GraphWarningTests.warnings(graph)
    #expect(warnings.count == GraphWarning.mostWarnings)
    #expect(warnings[0].pointer == "/tasks/0/steps/0/except/1")
  }

  @Test func `no more than a hundred warnings are told, the first of the document`() throws {
    let pair = #"{"if":"=now()","then":[{"return":1},{"print":"x"}]}"#
    let steps = Array(repeating: pair, count: 500).joined(separator: ",")
    let objects = #""objects":{"e":"event"}"#
    let graph = #"{"tasks":[{"id":"a","steps":[{"await":"e"},"# + steps + "]}],\(objects)}"
    let warnings = try GraphWarningTests.warnings(graph)
    #expect(warnings.count == GraphWarning.mostWarnings)
    #expect(warnings[0].pointer == "/tasks/0/steps/0")
    #expect(warnings[1].pointer == "/tasks/0/steps/1/then/1")
  }
}

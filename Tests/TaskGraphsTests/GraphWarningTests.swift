import JSONDocuments
import Languages
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
    var told = ""
    for row in corpus.rows {
      told += "\n# \(row.rule)\n"
      for warning in try GraphWarningTests.warnings(row.graph) {
        told += "\(warning.pointer): \(warning.fault.code.rawValue)\n"
        for language in Language.allCases {
          told += "  \(language.tag): \(warning.fault.text(in: language))\n"
        }
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

import Foundation
import JSONDocuments
import TestSupport
import Testing

@testable import TaskGraphs

struct GraphProblemTests {
  private let corpus: GraphCorpus

  init() throws {
    corpus = try GraphCorpus("wrong-graphs.ndjson", told: "problems")
  }

  private static func problems(_ graph: String) throws -> [GraphProblem] {
    let document = try JSONDocument(parsing: Array(graph.utf8))
    do {
      _ = try TaskGraph.decode(document)
      return []
    } catch {
      return error.problems
    }
  }

  @Test func `what is wrong is told with its code, its place and a suggestion`() throws {
    let told = try corpus.text(told: "problems") { row in
      try GraphProblemTests.problems(row.graph).map { problem in
        GraphCorpus.entry(
          problem.code.rawValue,
          problem.pointer,
          problem.line,
          problem.column,
          suggestion: problem.suggestion
        )
      }
    }
    expectGolden(told, named: "wrong-graphs.ndjson")
    #expect(corpus.rows.count >= 150)
  }

  @Test func `what is wrong is told in every language`() throws {
    let told = try corpus.sentences { row in
      try GraphProblemTests.problems(row.graph).map { ($0.pointer, $0.code.rawValue, $0.fault) }
    }
    expectGolden(told, named: "problem-sentences.txt")
  }

  @Test func `the corpus has every code`() throws {
    let codes = try corpus.rows.flatMap { try GraphProblemTests.problems($0.graph).map(\.code) }
    #expect(Set(codes) == Set(GraphProblemCode.allCases))
    #expect(Set(corpus.rows.map(\.rule)).count == corpus.rows.count)
  }

  @Test func `no more than a hundred problems are told`() throws {
    let steps = Array(repeating: #"{"print":1}"#, count: 500).joined(separator: ",")
    let graph = #"{"tasks":[{"id":"a","steps":["# + steps + "]}]}"
    #expect(try GraphProblemTests.problems(graph).count == 100)
  }

  @Test func `every code and every operation is documented`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let language = root.appending(path: "../../docs/formats/task-graph.md")
    let text = try String(contentsOf: language, encoding: .utf8)
    for row in Operations.table { #expect(text.contains("`\(row.name)`:")) }
    for word in ObjectKind.Word.allCases { #expect(text.contains("\"\(word.rawValue)\"")) }
    let errors = root.appending(path: "../../docs/reference/errors.md")
    let codes = try String(contentsOf: errors, encoding: .utf8)
    for code in GraphProblemCode.allCases { #expect(codes.contains("| `\(code.rawValue)` |")) }
    for code in GraphWarningCode.allCases { #expect(codes.contains("| `\(code.rawValue)` |")) }
  }
}

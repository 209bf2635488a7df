import Foundation
import JSONDocuments
import Testing

@testable import TaskGraphs

struct GraphProblemTests {
  /// A wrong graph and the problems it must have, each as `code pointer line:column suggestion`.
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    let graph: String
    let problems: [String]

    init(_ rule: String, _ graph: String, _ problems: String...) {
      self.rule = rule
      self.graph = graph
      self.problems = problems
    }

    var testDescription: String { rule }
  }

  /// A graph of one task with these steps; the first step begins at 1:30.
  static func steps(_ steps: String, _ rest: String = "") -> String {
    #"{"tasks":[{"id":"a","steps":["# + steps + "]}]\(rest)}"
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

  private static let cases: [[Case]] = [
    structure, kindCases, stepCases, targetCases, waitingCases, objectCases, flowCases,
    exceptionCases, expressionCases, afterCases,
  ]

  @Test(arguments: cases.joined())
  func `what is wrong is told with its place`(wrong: Case) throws {
    let problems = try GraphProblemTests.problems(wrong.graph).map { problem in
      let place = "\(problem.pointer) \(problem.line):\(problem.column)"
      return "\(problem.code.rawValue) \(place)" + (problem.suggestion.map { " " + $0 } ?? "")
    }
    #expect(problems == wrong.problems)
  }

  @Test func `messages say what was found, what was expected and how to mend it`() throws {
    let messages = try GraphProblemTests.problems(
      #"{"objects":{"e":"event"},"tasks":[{"id":"a","after":["c"],"steps":[{"spawn":"e"},{"sleep":"x"},"#
        + #"{"print":"{x"},{"pritn":1}]},{"id":"b","after":["a"]},{"id":"c","after":["b"]}]}"#
    ).map(\.message)
    #expect(
      messages.dropLast() == [
        "these tasks wait for each other in a circle, so none of them can start: 'a' → 'c' → 'b' → 'a'",
        "'e' is an object of kind 'event', and this takes a coroutine",
        "'sleep' takes seconds, and this is a text: an expression begins with '='",
        "this '{' is never closed: a brace itself is written twice, '{{'",
      ]
    )
    let last = try #require(messages.last)
    #expect(last.hasPrefix("there is no operation 'pritn': operations are 'print', 'note', "))
    #expect(last.hasSuffix(", 'raise' or 'assert'"))
  }

  @Test func `no more than a hundred problems are told`() throws {
    let steps = Array(repeating: #"{"print":1}"#, count: 500).joined(separator: ",")
    #expect(try GraphProblemTests.problems(GraphProblemTests.steps(steps)).count == 100)
  }

  @Test func `every code and every operation is documented`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let page = root.appending(path: "../../docs/formats/task-graph.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    for code in GraphProblemCode.allCases { #expect(text.contains("| `\(code.rawValue)` |")) }
    for row in Operations.table { #expect(text.contains("`\(row.name)`:")) }
    for word in ObjectKind.Word.allCases { #expect(text.contains("\"\(word.rawValue)\"")) }
  }
}

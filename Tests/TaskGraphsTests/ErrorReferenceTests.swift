import Foundation
import JSONDocuments
import Testing

@testable import TaskGraphs

/// Every example of the page on errors and warnings is what the page says.
struct ErrorReferenceTests {
  /// A row of a table: a code and the example beside it.
  struct Row: Sendable, CustomTestStringConvertible {
    let code: String
    let example: String
    var testDescription: String { code }

    /// The example as a graph: its steps are put into the graph that the page describes.
    var graph: String {
      if example.contains("\"tasks\"") { return example }
      return #"""
        {"objects": {"event": "event", "lock": "lock", "queue": {"queue": 0}, "future": "future",
          "condition": "condition"}, "variables": {"total": 0},
        "coroutines": {"fetch": {"params": ["x"], "steps": []}},
        "tasks": [{"id": "a", "steps": [\#(example)]}, {"id": "b"}]}
        """#
    }
  }

  static let rows: [Row] = {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/reference/errors.md")
    let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: [" ", "`"]) }
      return cells.count == 3 ? Row(code: cells[0], example: cells[2]) : nil
    }
  }()

  @Test func `the page has an example for every code but that of a huge value`() {
    let codes =
      GraphProblemCode.allCases.map(\.rawValue) + GraphWarningCode.allCases.map(\.rawValue)
    let shown = ErrorReferenceTests.rows.filter { !$0.example.isEmpty }.map(\.code)
    #expect(Set(shown) == Set(codes).subtracting([GraphProblemCode.valueTooLarge.rawValue]))
  }

  @Test(arguments: rows.filter { !$0.example.isEmpty })
  func `an example is told with its code`(row: Row) throws {
    let document = try JSONDocument(parsing: Array(row.graph.utf8))
    var codes: [String] = []
    do {
      codes = try TaskGraph.decode(document).warnings(in: document).map(\.fault.code.rawValue)
    } catch {
      codes = error.problems.map(\.code.rawValue)
      #expect(Set(codes) == [row.code])
    }
    #expect(codes.contains(row.code))
  }
}

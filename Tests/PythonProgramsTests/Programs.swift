import Foundation
import JSONDocuments
import TaskGraphs
import Testing

@testable import PythonPrograms

/// The program of a graph that is given as JSON.
func program(
  _ graph: String,
  _ settings: PythonProgram.Settings = PythonProgram.Settings()
) throws -> String {
  let graph = try TaskGraph.decode(try JSONDocument(parsing: Array(graph.utf8)))
  return PythonProgram(graph, settings).text
}

/// The program of a graph with one task of these steps, and what else it has.
func program(steps: String, _ rest: String = "") throws -> String {
  try program(#"{"tasks": [{"id": "a", "steps": [\#(steps)]}]\#(rest)}"#)
}

/// The lines of a program's function, without its head and its indentation.
func body(of function: String, in program: String) throws -> [String] {
  let lines = program.split(separator: "\n", omittingEmptySubsequences: false)
  let head = try #require(lines.firstIndex { $0.hasPrefix("async def \(function)(") })
  return lines[(head + 1)...].prefix { $0.hasPrefix("    ") }.map { String($0.dropFirst(4)) }
}

/// The statements of a task of these steps.
func statements(_ steps: String, _ rest: String = "") throws -> [String] {
  try body(of: "a", in: program(steps: steps, rest))
}

/// One of the examples.
func example(_ name: String) throws -> String {
  let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Examples")
  return try String(contentsOf: folder.appendingPathComponent(name + ".json"), encoding: .utf8)
}

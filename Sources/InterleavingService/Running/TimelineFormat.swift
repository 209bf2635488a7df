import MicroHTTP
import PythonPrograms
package import Timelines

/// A representation of a timeline, by its name in paths, queries and flags.
package enum TimelineFormat: String, Sendable, CaseIterable {
  /// The whole timeline.
  case json
  /// The timeline without its steps and output.
  case summary
  /// Lanes drawn for a terminal, then the output.
  case text
  /// The graph as an asyncio program that prints the same lines.
  case python

  /// The names as they stand in a message.
  package static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// What it is on the web.
  var mediaType: MediaType {
    switch self {
    case .json, .summary: MediaType("application", "json")
    case .text: MediaType("text", "plain", parameters: ["charset": "utf-8"])
    case .python: MediaType("text", "x-python", parameters: ["charset": "utf-8"])
    }
  }

  /// Writes a timeline.
  ///
  /// - Parameters:
  ///   - timeline: What to write.
  ///   - run: What was run: some formats show the graph.
  ///   - options: What the format leaves open.
  /// - Returns: UTF-8.
  package func encode(
    _ timeline: Timeline,
    of run: PreparedRun,
    _ options: FormatOptions = FormatOptions()
  ) -> [UInt8] {
    switch self {
    case .json: timeline.json()
    case .summary: timeline.summary()
    case .text: timeline.text(width: options.width)
    case .python: Array(run.pythonProgram.text.utf8)
    }
  }
}

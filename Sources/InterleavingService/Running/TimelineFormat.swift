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
  /// One line a step, then one with the rest.
  case ndjson
  /// Trace events for Perfetto and speedscope.
  case trace
  /// The timeline in columns, for readers of a million steps.
  case columns
  /// Who woke whom, as a sequence diagram.
  case mermaid
  /// Who awaited whom, as a graph.
  case dot
  /// A picture that stands alone.
  case svg
  /// The page as one file that plays the run without the service.
  case html
  /// The graph as an asyncio program that prints the same lines.
  case python

  /// The names as they stand in a message.
  package static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// What it is on the web.
  var mediaType: MediaType {
    switch self {
    case .json, .summary, .trace: MediaType("application", "json")
    case .text, .mermaid: MediaType("text", "plain", parameters: ["charset": "utf-8"])
    case .ndjson: MediaType("application", "x-ndjson")
    case .columns: MediaType("application", "vnd.interleave.columns")
    case .dot: MediaType("text", "vnd.graphviz", parameters: ["charset": "utf-8"])
    case .svg: MediaType("image", "svg+xml")
    case .html: MediaType("text", "html", parameters: ["charset": "utf-8"])
    case .python: MediaType("text", "x-python", parameters: ["charset": "utf-8"])
    }
  }

  /// How many times the size of the JSON it may have, where it is as long as the run; nil where its size
  /// is bounded whatever the run.
  var growth: Int? {
    switch self {
    case .json, .ndjson, .columns, .html: 1
    case .trace: 2
    case .summary, .text, .mermaid, .dot, .svg, .python: nil
    }
  }

  /// Whether it can be had: a file that plays a run needs the page.
  func isOffered(with page: OfflinePage?) -> Bool { self != .html || page != nil }

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
    case .text: timeline.text(options.text)
    case .ndjson: timeline.jsonLines()
    case .trace: timeline.traceEvents()
    case .columns: timeline.columns()
    case .mermaid: timeline.mermaid()
    case .dot: timeline.dot()
    case .svg: timeline.svg()
    case .html: options.page?.file(timeline, graph: run.document) ?? []
    case .python: Array(run.pythonProgram.text.utf8)
    }
  }
}

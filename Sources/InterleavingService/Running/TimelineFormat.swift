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
    case .json, .summary: MediaType("application", "json")
    case .text: MediaType("text", "plain", parameters: ["charset": "utf-8"])
    case .svg: MediaType("image", "svg+xml")
    case .html: MediaType("text", "html", parameters: ["charset": "utf-8"])
    case .python: MediaType("text", "x-python", parameters: ["charset": "utf-8"])
    }
  }

  /// Whether it can be had: a file that plays a run needs the page.
  func isOffered(with page: OfflinePage?) -> Bool { self != .html || page != nil }

  /// Whether it is as long as the run, step by step.
  var holdsEveryStep: Bool { self == .json || self == .html }

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
    case .svg: timeline.svg()
    case .html: options.page?.file(timeline, graph: run.document) ?? []
    case .python: Array(run.pythonProgram.text.utf8)
    }
  }
}

import JSONDocuments
import TaskGraphs

/// A schema that the service publishes, by its name in paths and on the command line.
package enum PublishedSchema: String, Sendable, CaseIterable {
  /// That of the graphs that are posted.
  case graph
  /// That of the timelines that come back, whole or as a summary.
  case timeline

  /// The schema as it is sent.
  package var document: [UInt8] {
    switch self {
    case .graph: GraphSchema.document.document
    case .timeline: TimelineSchema.document.document
    }
  }
}

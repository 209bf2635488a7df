package import TaskGraphs

/// A valid graph with settled options: all that a run needs.
package struct PreparedRun: Sendable {
  /// The run's address.
  package let id: RunID
  /// The graph as it was posted.
  package let document: [UInt8]
  /// The graph as it was understood.
  package let graph: TaskGraph
  /// What is odd in it.
  package let warnings: [GraphWarning]
  /// How it is to be run.
  package let settings: RunSettings
}

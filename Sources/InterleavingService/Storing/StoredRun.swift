import TaskGraphs

/// What is kept of a run: enough to make its timeline again, or the timeline where it cannot be.
package struct StoredRun: Sendable, Equatable {
  /// The graph, byte for byte as it was posted.
  package let graph: [UInt8]
  /// What was asked for besides; with the graph it gives the same settings again.
  package let overrides: RunOverrides
  /// The timeline of a real-clock run in every format, since no other run gives it again; empty for a
  /// virtual one.
  package let timelines: [TimelineFormat: [UInt8]]

  /// How many bytes it takes.
  var byteCount: Int { graph.count + timelines.values.reduce(0) { $0 + $1.count } }
}

/// How an imported graph spends the costs of its tasks.
package struct ImportOptions: Sendable {
  /// What a task does for as long as it costs.
  package enum Operation: String, Sendable, CaseIterable {
    /// It waits, and others run meanwhile: the run ends at the critical path's cost.
    case sleep
    /// It holds the loop: the run ends at the total cost.
    case work
  }

  /// What a task does for as long as it costs.
  package var operation = Operation.sleep
  /// How many tasks may be at it at once, as so many workers would: at least 1; nil for any number.
  package var workers: Int?
  /// Seconds of the run for one unit of cost: finite and above 0.
  package var scale = 1.0
  /// The graph's name; nil for the one in the source, if it has any.
  package var name: String?

  /// The defaults: `sleep`, any number of workers, costs are seconds.
  package init() {}
}

/// What an import may not exceed.
package struct ImportLimits: Sendable {
  /// Bytes of a source, unpacked.
  package var byteCount = 1 << 30
  /// Dependencies in all: an edge between two groups of DOT stands for as many as their product.
  package var dependencies = 4_000_000
  /// Bytes of the graph that comes out.
  package var graphByteCount = 1 << 30
  /// How deep a source may be nested.
  package var depth = 128
  /// Bytes of YAML, which is read far more slowly than the rest.
  package var yamlByteCount = 1 << 20
  /// Aliases in YAML: each may double what the document stands for.
  package var yamlAliases = 16

  /// The defaults.
  package init() {}
}

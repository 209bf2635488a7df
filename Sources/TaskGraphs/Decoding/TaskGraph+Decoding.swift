package import JSONDocuments

extension TaskGraph {
  /// Reads a graph and checks all of it.
  ///
  /// - Parameter document: A parsed document.
  /// - Returns: The graph.
  /// - Throws: Every problem of the graph at once.
  package static func decode(_ document: JSONDocument) throws(InvalidGraph) -> TaskGraph {
    throw InvalidGraph(problems: [])
  }
}

package import JSONDocuments

extension TaskGraph {
  /// Reads a graph and checks all of it.
  ///
  /// - Parameter document: A parsed document.
  /// - Returns: The graph.
  /// - Throws: Every problem of the graph at once.
  /// - Complexity: O(*n*) in the length of the document.
  package static func decode(_ document: JSONDocument) throws(InvalidGraph) -> TaskGraph {
    var decoder = GraphDecoder(document)
    let graph = decoder.graph(document.root)
    guard let graph, decoder.problems.isEmpty else {
      throw InvalidGraph(problems: decoder.problems.located(in: document))
    }
    return graph
  }
}

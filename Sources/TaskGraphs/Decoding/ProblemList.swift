import JSONDocuments

/// Collects problems while a document is read; places are worked out at the end, for those that are
/// told.
///
/// A class, so that faults, which are made only when they will be told, may look at the decoder that
/// holds the list.
final class ProblemList {
  private struct Entry {
    let node: JSONNode
    /// Where in the source; the node's start but for mistakes within texts.
    let offset: Int
    let fault: GraphFault
    let suggestion: String?
  }

  private var entries: [Entry] = []

  /// Whether nothing is wrong so far.
  var isEmpty: Bool { entries.isEmpty }

  /// Whether further problems would not be told: then they need not be looked for with care.
  var isFull: Bool { entries.count >= InvalidGraph.mostProblems }

  /// Notes a problem, unless the list is full.
  func add(
    _ fault: @autoclosure () -> GraphFault,
    at node: JSONNode,
    offset: Int? = nil,
    suggestion: @autoclosure () -> String? = nil
  ) {
    guard !isFull else { return }
    entries.append(
      Entry(
        node: node,
        offset: offset ?? node.start,
        fault: fault(),
        suggestion: suggestion()
      )
    )
  }

  /// The problems in the document's order.
  func located(in document: JSONDocument) -> [GraphProblem] {
    let positions = JSONPositions(of: document.bytes)
    let ordered = entries.enumerated().sorted {
      ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset)
    }
    return ordered.map { _, entry in
      let position = positions.position(of: entry.offset)
      return GraphProblem(
        pointer: entry.node.pointer,
        line: position.line,
        column: position.column,
        fault: entry.fault,
        suggestion: entry.suggestion
      )
    }
  }
}

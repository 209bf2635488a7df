/// The elements of an array, in order.
package struct JSONElements: Sequence, IteratorProtocol, Sendable {
  private let document: JSONDocument
  private var index: Int
  private let end: Int

  init(of node: JSONNode) {
    self.init(inside: node, ifIt: node.kind == .array)
  }

  /// All that stands directly inside a container, or nothing where it is not of the kind wanted.
  fileprivate init(inside node: JSONNode, ifIt isContainer: Bool) {
    document = node.document
    index = node.index + 1
    end = isContainer ? node.next : index
  }

  /// The next element.
  package mutating func next() -> JSONNode? {
    guard index < end else { return nil }
    let node = JSONNode(document: document, index: index)
    index = node.next
    return node
  }
}

/// The members of an object, in order.
package struct JSONMembers: Sequence, IteratorProtocol, Sendable {
  /// Names and values by turns.
  private var nodes: JSONElements

  init(of node: JSONNode) {
    nodes = JSONElements(inside: node, ifIt: node.kind == .object)
  }

  /// The next member.
  package mutating func next() -> (name: JSONNode, value: JSONNode)? {
    guard let name = nodes.next(), let value = nodes.next() else { return nil }
    return (name, value)
  }
}

/// The elements of an array, in order.
package struct JSONElements: Sequence, IteratorProtocol, Sendable {
  private let document: JSONDocument
  private var index: Int
  private let end: Int

  init(of node: JSONNode) {
    document = node.document
    index = node.index + 1
    end = node.kind == .array ? node.next : index
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
  private let document: JSONDocument
  private var index: Int
  private let end: Int

  init(of node: JSONNode) {
    document = node.document
    index = node.index + 1
    end = node.kind == .object ? node.next : index
  }

  /// The next member.
  package mutating func next() -> (name: JSONNode, value: JSONNode)? {
    guard index < end else { return nil }
    let name = JSONNode(document: document, index: index)
    let value = JSONNode(document: document, index: index + 1)
    index = value.next
    return (name, value)
  }
}

extension JSONNode {
  /// Where it stands, as a JSON Pointer (RFC 6901); a member's name has the pointer of its value.
  ///
  /// Written when it is asked for, by going down from the root: few values are ever named.
  ///
  /// - Complexity: O(depth × the number of siblings before it).
  package var pointer: String {
    var pointer = ""
    var container = document.root
    while container.index != index {
      guard let step = container.step(towards: index) else { break }
      pointer += "/" + step.token
      if step.isName { break }
      container = step.node
    }
    return pointer
  }

  /// The child that holds the value at this place of the tape, and its token in a pointer.
  private func step(towards place: Int) -> (token: String, node: JSONNode, isName: Bool)? {
    for (index, element) in elements.enumerated() where place < element.next {
      return (String(index), element, false)
    }
    for (name, value) in members where place < value.next {
      return (JSONPointer.escaped(name.text), value, place == name.index)
    }
    return nil
  }
}

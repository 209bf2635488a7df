import JSONDocuments

// The operations on objects.
extension GraphDecoder {
  /// The object that a step is about.
  mutating func object(_ parts: StepParts) -> ObjectReference? {
    switch reference(parts.operand, of: parts.row) {
    case .object(let index): .known(index)
    case .computed(let template): .computed(template)
    case .root, .task, .coroutine, nil: nil
    }
  }

  /// An operation that needs no more than its object.
  mutating func objectStep(
    _ parts: StepParts,
    _ make: (ObjectReference) -> StepOperation
  ) -> StepOperation? {
    object(parts).map(make)
  }

  /// An operation that gives its object a value.
  mutating func givingStep(
    _ parts: StepParts,
    _ make: (ObjectReference, Operand) -> StepOperation
  ) -> StepOperation? {
    let object = self.object(parts)
    let value = parts[.value].map { operand($0) } ?? .constant(.null)
    guard let object, let value else { return nil }
    return make(object, value)
  }

  /// An operation that takes a value from its object.
  mutating func takingStep(
    _ parts: StepParts,
    _ make: (ObjectReference, Binding?) -> StepOperation
  ) -> StepOperation? {
    let object = self.object(parts)
    let binding = result(of: parts)
    return object.map { make($0, binding) }
  }

  mutating func withStep(_ parts: StepParts) -> StepOperation? {
    let object = self.object(parts)
    let steps = block(.steps, edge: .steps, of: parts)
    return object.map { .with($0, steps: steps) }
  }

  mutating func notifyStep(_ parts: StepParts) -> StepOperation? {
    let object = self.object(parts)
    let count = parts[.n].map { notifyCount($0) } ?? .count(.constant(.integer(1)))
    guard let object, let count else { return nil }
    return .notify(object, count)
  }

  private mutating func notifyCount(_ node: JSONNode) -> NotifyCount? {
    guard node.kind == .string, node.textBytes.first != UInt8(ascii: "=") else {
      return count(node, of: "n").map(NotifyCount.count)
    }
    if node.text == "all" { return .all }
    problems.add(
      .value(.neitherCountNorAll),
      at: node,
      suggestion: Suggestion.nearest(to: node.text, among: ["all"])
    )
    return nil
  }
}

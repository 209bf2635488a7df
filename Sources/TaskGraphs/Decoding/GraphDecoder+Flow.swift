import JSONDocuments

// Branches and loops.
extension GraphDecoder {
  mutating func ifStep(_ parts: StepParts) -> StepOperation? {
    let condition = self.condition(parts.operand, of: "if")
    let then = block(.then, edge: .then, of: parts)
    let otherwise = block(.else, edge: .else, of: parts)
    return condition.map { .if($0, then: then, else: otherwise) }
  }

  mutating func whileStep(_ parts: StepParts) -> StepOperation? {
    let condition = self.condition(parts.operand, of: "while")
    let steps = loopBody(of: parts)
    return condition.map { .while($0, steps: steps) }
  }

  mutating func forStep(_ parts: StepParts) -> StepOperation? {
    let items = parts[.in].flatMap { self.items($0) }
    let binding = self.binding(parts.operand)
    let steps = loopBody(of: parts)
    guard let items, let binding else { return nil }
    return .for(binding, in: items, steps: steps)
  }

  mutating func repeatStep(_ parts: StepParts) -> StepOperation? {
    let count = self.count(parts.operand, of: "repeat")
    let index = result(of: parts)
    let steps = loopBody(of: parts)
    return count.map { .repeat($0, index: index, steps: steps) }
  }

  /// `break` or `continue`.
  mutating func loopStep(_ parts: StepParts, _ operation: StepOperation) -> StepOperation? {
    let name = parts.row.name
    if !parts.operand.isTrue { tell(.onlyTrue(name), at: parts.operand) }
    if !surroundings.hasLoop { problems.add(.step(.outsideLoop(name)), at: parts.node) }
    return operation
  }

  /// The steps of a loop.
  mutating func loopBody(of parts: StepParts) -> [Step] {
    let outside = surroundings
    surroundings.hasLoop = true
    defer { surroundings = outside }
    return block(.steps, edge: .steps, of: parts)
  }
}

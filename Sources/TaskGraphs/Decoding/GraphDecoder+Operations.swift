import JSONDocuments

// One function for each operation (or for those that read alike): the builders of the table.
extension GraphDecoder {
  mutating func printStep(_ parts: StepParts) -> StepOperation? {
    template(parts.operand, what: "what is printed").map(StepOperation.print)
  }

  mutating func yieldStep(_ parts: StepParts) -> StepOperation? {
    if parts.operand.isTrue { return .yield(.constant(.integer(1))) }
    return count(parts.operand, what: "'yield'").map(StepOperation.yield)
  }

  mutating func secondsStep(
    _ parts: StepParts,
    _ make: (Operand) -> StepOperation
  ) -> StepOperation? {
    seconds(parts.operand, what: "'\(parts.row.name)'").map(make)
  }

  mutating func letStep(_ parts: StepParts) -> StepOperation? {
    guard isObject(parts.operand, "'let' takes an object of names and values") else { return nil }
    var assignments: [Assignment] = []
    var seen = NamesSeen()
    for (nameNode, valueNode) in parts.operand.members {
      let value = operand(valueNode)
      guard let name = name(nameNode, of: "variable") else { continue }
      guard seen.insert(name) else {
        tellDuplicate(nameNode)
        continue
      }
      let binding = scope.resolve(name)
      if let value { assignments.append(Assignment(binding: binding, value: value)) }
    }
    return .let(assignments)
  }

  mutating func ifStep(_ parts: StepParts) -> StepOperation? {
    let condition = self.condition(parts.operand, what: "'if'")
    let then = block(.then, edge: .then, of: parts)
    let otherwise = block(.else, edge: .else, of: parts)
    return condition.map { .if($0, then: then, else: otherwise) }
  }

  mutating func repeatStep(_ parts: StepParts) -> StepOperation? {
    let count = self.count(parts.operand, what: "'repeat'")
    let index = parts[.as].flatMap { self.binding($0) }
    let steps = block(.steps, edge: .steps, of: parts)
    return count.map { .repeat($0, index: index, steps: steps) }
  }

  mutating func returnStep(_ parts: StepParts) -> StepOperation? {
    operand(parts.operand).map(StepOperation.return)
  }

  mutating func objectStep(
    _ parts: StepParts,
    _ make: (ObjectReference) -> StepOperation
  ) -> StepOperation? {
    let node = parts.operand
    guard let template = self.template(node, what: "the name of an object") else { return nil }
    guard case .constant(let name) = template else { return make(.computed(template)) }
    switch entities[Name(name)] {
    case .object(let index) where parts.row.objects.contains(objects[index].kind):
      return make(.known(index))
    case nil: tellUnknown(name, at: node, "object", among: objectNames)
    case .brokenObject: break
    case .some(let other):
      let wanted = list(parts.row.objects.map(\.rawValue))
      tellWrongKind(name, is: other, at: node, wanted: "an object of kind \(wanted)")
    }
    return nil
  }

  private mutating func block(
    _ modifier: Modifier,
    edge: SiteTable.Edge,
    of parts: StepParts
  ) -> [Step] {
    parts[modifier].map { steps($0, in: SiteParent(site: parts.site, edge: edge)) } ?? []
  }
}

import JSONDocuments

// The operations that touch nothing but values: one builder for each, or for those that read alike.
extension GraphDecoder {
  mutating func printStep(_ parts: StepParts) -> StepOperation? {
    template(parts.operand, .text(.printed)).map(StepOperation.print)
  }

  mutating func noteStep(_ parts: StepParts) -> StepOperation? {
    template(parts.operand, .text(.note)).map(StepOperation.note)
  }

  mutating func yieldStep(_ parts: StepParts) -> StepOperation? {
    if parts.operand.isTrue { return .yield(.constant(.integer(1))) }
    return count(parts.operand, of: "yield").map(StepOperation.yield)
  }

  mutating func secondsStep(
    _ parts: StepParts,
    _ make: (Operand) -> StepOperation
  ) -> StepOperation? {
    seconds(parts.operand, of: parts.row.name).map(make)
  }

  mutating func letStep(_ parts: StepParts) -> StepOperation? {
    guard isObject(parts.operand, .assignments) else { return nil }
    var assignments: [Assignment] = []
    var seen = NamesSeen()
    for (nameNode, valueNode) in parts.operand.members {
      let value = operand(valueNode)
      guard let name = name(nameNode, of: .variable) else { continue }
      guard seen.insert(name) else {
        tellDuplicate(nameNode)
        continue
      }
      let binding = scope.resolve(name)
      if let value { assignments.append(Assignment(binding: binding, value: value)) }
    }
    return .let(assignments)
  }

  mutating func returnStep(_ parts: StepParts) -> StepOperation? {
    operand(parts.operand).map(StepOperation.return)
  }

  mutating func timeoutStep(_ parts: StepParts) -> StepOperation? {
    let limit = self.limit(parts.operand, of: "timeout")
    return .timeout(limit, steps: block(.steps, edge: .steps, of: parts))
  }

  mutating func groupStep(_ parts: StepParts) -> StepOperation? {
    let name = self.name(parts.operand, of: .group)
    if let name { groups.declared.insert(Name(name)) }
    let steps = block(.steps, edge: .steps, of: parts)
    return name.map { .group(Name($0), steps: steps) }
  }

  /// The steps of a modifier; none where it is not there.
  mutating func block(
    _ modifier: Modifier,
    edge: SiteTable.Edge,
    of parts: StepParts
  ) -> [Step] {
    parts[modifier].map { steps($0, in: SiteParent(site: parts.site, edge: edge)) } ?? []
  }

  /// The variable that `as` binds.
  mutating func result(of parts: StepParts) -> Binding? {
    parts[.as].flatMap { binding($0) }
  }
}

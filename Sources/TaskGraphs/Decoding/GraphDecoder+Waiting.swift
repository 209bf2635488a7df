import JSONDocuments

// The operations that start tasks, wait for them and cancel them.
extension GraphDecoder {
  mutating func awaitStep(_ parts: StepParts) -> StepOperation? {
    let target = awaitTarget(parts)
    let binding = result(of: parts)
    return target.map { .await($0, into: binding) }
  }

  mutating func spawnStep(_ parts: StepParts) -> StepOperation? {
    let call = self.call(parts.operand, args: parts[.args])
    let id = parts[.id].flatMap { template($0, .text(.id)) }
    if let call, parts[.id] == nil || id != nil {
      noteSpawn(of: call.coroutine, id: id, at: parts[.id] ?? parts.operand)
    }
    let group = parts[.in].flatMap { self.group($0) }
    let binding = result(of: parts)
    return call.map { .spawn($0, id: id, group: group, into: binding) }
  }

  /// The name of a group that some step opens, which is known once all steps are.
  private mutating func group(_ node: JSONNode) -> Name? {
    guard let name = text(node, .groupName) else { return nil }
    groups.mentioned.append((name, node))
    return Name(name)
  }

  mutating func gatherStep(_ parts: StepParts) -> StepOperation? {
    let targets = self.targets(parts)
    var returnsExceptions = false
    if let node = parts[.returnExceptions] {
      if node.kind == .bool {
        returnsExceptions = node.isTrue
      } else {
        tell(.flag("return_exceptions"), at: node)
      }
    }
    let binding = result(of: parts)
    return targets.map { .gather($0, returnExceptions: returnsExceptions, into: binding) }
  }

  mutating func waitStep(_ parts: StepParts) -> StepOperation? {
    guard isList(parts.operand, .waited) else { return nil }
    var tasks: [TaskReference] = []
    for element in parts.operand.elements {
      switch reference(element, of: parts.row) {
      case .root(let index): tasks.append(.root(index))
      case .task(let name): tasks.append(.task(name))
      case .computed(let template): tasks.append(.computed(template))
      case .object, .coroutine, nil: break
      }
    }
    let condition = parts[.until].flatMap {
      choice($0, .condition, WaitCondition.init(rawValue:))
    }
    let limit = parts[.upTo].flatMap { self.limit($0, of: "up_to") }
    let binding = result(of: parts)
    return .wait(tasks, until: condition ?? .allCompleted, upTo: limit, into: binding)
  }

  mutating func waitForStep(_ parts: StepParts) -> StepOperation? {
    let limit = parts[.upTo].flatMap { self.limit($0, of: "up_to") }
    // Only with a limit of 0 or less is a coroutine put into a task.
    var runsInPlace = limit == nil
    if case .constant(let value)? = limit { runsInPlace = (try? value.nanoseconds()) != 0 }
    let target = self.target(parts.operand, of: parts.row, runsInPlace: runsInPlace)
    let binding = result(of: parts)
    return target.map { .waitFor($0, upTo: limit, into: binding) }
  }

  mutating func asCompletedStep(_ parts: StepParts) -> StepOperation? {
    let targets = self.targets(parts)
    let binding = result(of: parts)
    let steps = loopBody(of: parts)
    return targets.map { .asCompleted($0, into: binding, steps: steps) }
  }

  mutating func shieldStep(_ parts: StepParts) -> StepOperation? {
    let target = self.target(parts.operand, of: parts.row)
    let binding = result(of: parts)
    return target.map { .shield($0, into: binding) }
  }

  mutating func cancelStep(_ parts: StepParts) -> StepOperation? {
    let target: CancelTarget? =
      switch reference(parts.operand, of: parts.row) {
      case .root(let index): .root(index)
      case .task(let name): .task(name)
      case .object(let index): .future(index)
      case .computed(let template): .computed(template)
      case .coroutine, nil: nil
      }
    let binding = result(of: parts)
    return target.map { .cancel($0, into: binding) }
  }
}

import JSONDocuments

// The operations that take tasks and coroutines.
extension GraphDecoder {
  mutating func awaitStep(_ parts: StepParts) -> StepOperation? {
    let target = awaitTarget(parts)
    let binding = parts[.as].flatMap { self.binding($0) }
    return target.map { .await($0, into: binding) }
  }

  private mutating func awaitTarget(_ parts: StepParts) -> AwaitTarget? {
    let node = parts.operand
    let template = self.template(node, what: "the name of what is awaited")
    guard case .constant(let name) = template else {
      let arguments = self.arguments(parts[.args], of: nil, at: node)
      guard let template, let arguments else { return nil }
      return .computed(template, arguments: arguments)
    }
    let entity = entities[Name(name)]
    if case .coroutine(let index) = entity {
      let arguments = self.arguments(parts[.args], of: index, at: node)
      return arguments.map { .coroutine(index, arguments: $0) }
    }
    if let args = parts[.args], entity != nil {
      problems.add(
        .misplacedModifier,
        at: args,
        "'args' are for a coroutine, and \(quoted(name)) is \(entity?.noun ?? "a task")"
      )
    }
    switch entity {
    case .task(let index): return .root(index)
    case .object(let index) where parts.row.objects.contains(objects[index].kind.word):
      return .object(index)
    case .object:
      tellWrongKind(name, is: .brokenObject, at: node, wanted: parts.row.operand)
      return nil
    case .brokenObject: return nil
    case .coroutine, nil:
      spawnedNames.mentioned.append((name, node, "task, coroutine or object"))
      return .task(name)
    }
  }

  mutating func spawnStep(_ parts: StepParts) -> StepOperation? {
    let call = self.call(parts.operand, args: parts[.args], what: "the name of a coroutine")
    let id = parts[.id].flatMap { template($0, what: "an id") }
    if let call, parts[.id] == nil || id != nil {
      noteSpawn(of: call.coroutine, id: id, at: parts[.id] ?? parts.operand)
    }
    let binding = parts[.as].flatMap { self.binding($0) }
    return call.map { .spawn($0, id: id, group: nil, into: binding) }
  }

  mutating func gatherStep(_ parts: StepParts) -> StepOperation? {
    guard isList(parts.operand, "'gather' takes a list of tasks and coroutines") else { return nil }
    var targets: [Target] = []
    for element in parts.operand.elements {
      let target =
        element.kind == .object ? detailedTarget(element) : namedTarget(element)
      if let target { targets.append(target) }
    }
    var returnsExceptions = false
    if let node = parts[.returnExceptions] {
      if node.kind == .bool {
        returnsExceptions = node.isTrue
      } else {
        let rule = "'return_exceptions' is true or false"
        problems.add(.wrongType, at: node, "\(rule), and this is \(noun(node))")
      }
    }
    let binding = parts[.as].flatMap { self.binding($0) }
    return .gather(targets, returnExceptions: returnsExceptions, into: binding)
  }

  /// A target that is a name.
  private mutating func namedTarget(_ node: JSONNode) -> Target? {
    guard let template = self.template(node, what: "a target that is a name") else { return nil }
    guard case .constant(let name) = template else {
      spawnedNames.hasComputedCoroutine = true
      return .computed(template)
    }
    switch entities[Name(name)] {
    case .task(let index): return .root(index)
    case .coroutine(let index):
      guard let arguments = self.arguments(nil, of: index, at: node) else { return nil }
      noteSpawn(of: .known(index), id: nil, at: node)
      return .coroutine(CoroutineCall(coroutine: .known(index), arguments: arguments), id: nil)
    case nil:
      spawnedNames.mentioned.append((name, node, "task or coroutine"))
      return .task(name)
    case .brokenObject: return nil
    case .some(let other):
      tellWrongKind(name, is: other, at: node, wanted: "a task or a coroutine")
      return nil
    }
  }

  private static let targetKeys = KeyTable(["coroutine", "args", "id"])

  /// A target that is a coroutine with its arguments.
  private mutating func detailedTarget(_ node: JSONNode) -> Target? {
    let found = members(of: node, known: GraphDecoder.targetKeys, what: "a target")
    guard let coroutine = found[0] else {
      problems.add(.missingKey, at: node, "this target has no 'coroutine': name the one to run")
      return nil
    }
    let call = self.call(coroutine, args: found[1], what: "the name of a coroutine")
    let id = found[2].flatMap { template($0, what: "an id") }
    if let call, found[2] == nil || id != nil {
      noteSpawn(of: call.coroutine, id: id, at: found[2] ?? coroutine)
    }
    return call.map { .coroutine($0, id: id) }
  }
}

import JSONDocuments

// What is awaited: tasks, futures and coroutines.
extension GraphDecoder {
  mutating func awaitTarget(_ parts: StepParts) -> AwaitTarget? {
    let node = parts.operand
    let reference = self.reference(node, of: parts.row)
    switch reference {
    case .coroutine(let index):
      let arguments = self.arguments(parts[.args], of: index, at: node)
      return arguments.map { .coroutine(index, arguments: $0) }
    case .computed(let template):
      let arguments = self.arguments(parts[.args], of: nil, at: node)
      return arguments.map { .computed(template, arguments: $0) }
    case .task(let name):
      spawnedNames.mentioned[spawnedNames.mentioned.count - 1].args = parts[.args]
      return .task(name)
    case .root(let index):
      if let args = parts[.args] { tellArguments(args, besides: node.text, .task) }
      return .root(index)
    case .object(let index):
      if let args = parts[.args] { tellArguments(args, besides: node.text, .object) }
      return .object(index)
    case nil:
      if let args = parts[.args] { _ = arguments(args, of: nil, at: node) }
      return nil
    }
  }

  /// Tells that there are arguments beside what is no coroutine.
  func tellArguments(_ args: JSONNode, besides name: String, _ noun: EntityNoun) {
    problems.add(.call(.argumentsBeside(name, noun)), at: args)
  }

  /// The targets of a list.
  mutating func targets(_ parts: StepParts) -> [Target]? {
    let node = parts.operand
    guard isList(node, .targets(parts.row.name)) else { return nil }
    var targets: [Target] = []
    targets.reserveCapacity(node.count)
    for element in node.elements {
      if let target = target(element, of: parts.row) { targets.append(target) }
    }
    return targets
  }

  /// A target: a name, or a coroutine with its arguments.
  ///
  /// - Parameters:
  ///   - node: Where it stands.
  ///   - row: The operation that takes it.
  ///   - runsInPlace: Whether a coroutine never gets a task of its own.
  /// - Returns: The target, or nil where something is wrong with it.
  mutating func target(
    _ node: JSONNode,
    of row: OperationRow,
    runsInPlace: Bool = false
  ) -> Target? {
    if node.kind == .object { return coroutineTarget(node, of: row, runsInPlace: runsInPlace) }
    switch reference(node, of: row) {
    case .root(let index): return .root(index)
    case .task(let name): return .task(name)
    case .object(let index): return .future(index)
    case .coroutine(let index):
      guard let arguments = self.arguments(nil, of: index, at: node) else { return nil }
      let coroutine = CoroutineReference.known(index)
      if !runsInPlace { noteSpawn(of: coroutine, id: nil, at: node) }
      return .coroutine(CoroutineCall(coroutine: coroutine, arguments: arguments), id: nil)
    case .computed(let template):
      if !runsInPlace { spawnedNames.hasComputedCoroutine = true }
      return .computed(template)
    case nil: return nil
    }
  }

  private static let targetKeys = KeyTable(["coroutine", "args", "id"])

  private mutating func coroutineTarget(
    _ node: JSONNode,
    of row: OperationRow,
    runsInPlace: Bool
  ) -> Target? {
    let found = members(of: node, known: GraphDecoder.targetKeys, of: .target)
    guard let coroutine = found[0] else {
      problems.add(.key(.noCoroutine), at: node)
      if let args = found[1] { _ = arguments(args, of: nil, at: node) }
      return nil
    }
    let call = self.call(coroutine, args: found[1])
    if let id = found[2], row.name == "wait_for" {
      problems.add(.step(.idInWaitFor), at: id)
      return nil
    }
    let id = found[2].flatMap { template($0, .text(.id)) }
    if let call, found[2] == nil || id != nil, !runsInPlace {
      noteSpawn(of: call.coroutine, id: id, at: found[2] ?? coroutine)
    }
    return call.map { .coroutine($0, id: id) }
  }
}

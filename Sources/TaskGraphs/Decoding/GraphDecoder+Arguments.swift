import JSONDocuments

// Coroutines and what is passed to them.
extension GraphDecoder {
  /// A call of the coroutine that a template names.
  ///
  /// - Parameters:
  ///   - node: Where the coroutine's name stands.
  ///   - args: Where its arguments stand, if there are any.
  /// - Returns: The call, or nil where something is wrong with it.
  mutating func call(_ node: JSONNode, args: JSONNode?) -> CoroutineCall? {
    guard let template = self.template(node, .text(.coroutineName)) else {
      if let args { _ = arguments(args, of: nil, at: node) }
      return nil
    }
    guard case .constant(let name) = template else {
      let arguments = self.arguments(args, of: nil, at: node)
      return arguments.map { CoroutineCall(coroutine: .computed(template), arguments: $0) }
    }
    guard let index = coroutine(name, at: node) else {
      if let args { _ = arguments(args, of: nil, at: node) }
      return nil
    }
    let arguments = self.arguments(args, of: index, at: node)
    return arguments.map { CoroutineCall(coroutine: .known(index), arguments: $0) }
  }

  /// The coroutine of a name that was written out.
  mutating func coroutine(_ name: String, at node: JSONNode) -> Int? {
    switch entities[Name(name)] {
    case .coroutine(let index): return index
    case nil: tellUnknown(name, at: node, .coroutine, among: coroutineNames)
    case .brokenObject: break
    case .some(let other): tellWrongKind(name, is: other, at: node, wanted: [.noun(.coroutine)])
    }
    return nil
  }

  /// Arguments, checked against the parameters of a coroutine if it is known.
  mutating func arguments(
    _ args: JSONNode?,
    of coroutine: Int?,
    at caller: JSONNode
  ) -> [Argument]? {
    let coroutine = coroutine.flatMap { coroutines[$0].areParametersKnown ? $0 : nil }
    var found: [Argument] = []
    var isSound = true
    if let args {
      guard isObject(args, .arguments) else { return nil }
      isSound = collect(args, of: coroutine, into: &found)
    }
    guard let coroutine else { return isSound ? found : nil }
    // Every argument found is a parameter, and none is there twice: so counting them is enough.
    let isComplete = found.count == coroutines[coroutine].parameters.count
    if isSound, !isComplete {
      let missing = missingParameters(of: coroutine, given: found)
      problems.add(
        .call(.missingArguments(missing, of: coroutines[coroutine].name)),
        at: args ?? caller
      )
    }
    return isSound && isComplete ? found : nil
  }

  /// Reads arguments as far as nothing is wrong with them.
  ///
  /// - Returns: Whether nothing is.
  private mutating func collect(
    _ args: JSONNode,
    of coroutine: Int?,
    into found: inout [Argument]
  ) -> Bool {
    var isSound = true
    var seen = NamesSeen()
    for (nameNode, valueNode) in args.members {
      let name = nameNode.text
      guard seen.insert(name) else {
        tellDuplicate(nameNode)
        isSound = false
        continue
      }
      var slot: Int?
      if let coroutine {
        slot = self.slot(of: name, in: coroutine, at: nameNode)
        if slot == nil { isSound = false }
      }
      if let value = operand(valueNode) {
        found.append(Argument(name: name, slot: slot, value: value))
      } else {
        isSound = false
      }
    }
    return isSound
  }

  private mutating func slot(of name: String, in coroutine: Int, at node: JSONNode) -> Int? {
    if let slot = coroutines[coroutine].slots[Name(name)] { return slot }
    let header = coroutines[coroutine]
    problems.add(
      .call(
        .unknownArgument(name, of: header.name, parameters: Array(header.parameters.prefix(20)))
      ),
      at: node,
      suggestion: Suggestion.nearest(to: name, among: header.parameters)
    )
    return nil
  }

  private func missingParameters(of coroutine: Int, given: [Argument]) -> [String] {
    let names = Set(given.map { Name($0.name) })
    return Array(
      coroutines[coroutine].parameters.lazy.filter { !names.contains(Name($0)) }.prefix(20)
    )
  }
}

import JSONDocuments

// Objects, variables and the heads of coroutines.
extension GraphDecoder {
  mutating func readObjects(_ node: JSONNode) {
    guard isObject(node, .objects) else { return }
    for (nameNode, value) in node.members {
      let kind = objectKind(value)
      let entity = kind == nil ? Entity.brokenObject : .object(objects.count)
      guard let name = declared(nameNode, as: entity) else { continue }
      if let kind { objects.append(ObjectDeclaration(name: name, kind: kind)) }
    }
  }

  mutating func readVariables(_ node: JSONNode) {
    guard isObject(node, .variables) else { return }
    for (nameNode, valueNode) in node.members {
      guard let name = name(nameNode, of: .variable) else { continue }
      if shared[Name(name)] != nil {
        tellDuplicate(nameNode)
        continue
      }
      shared[Name(name)] = variables.count
      let value = constant(valueNode) ?? .null
      variables.append(SharedVariable(name: name, value: value))
    }
  }

  private static let coroutineKeys = KeyTable(["params", "steps"])

  mutating func readCoroutineHeaders(_ node: JSONNode) {
    guard isObject(node, .coroutines) else { return }
    for (nameNode, body) in node.members {
      guard let name = declared(nameNode, as: .coroutine(coroutines.count)) else { continue }
      var header = CoroutineHeader(name: name, node: body, parameters: nil, steps: nil)
      if isObject(body, .coroutine) {
        let found = members(of: body, known: GraphDecoder.coroutineKeys, of: .coroutine)
        let parameters = if let node = found[0] { self.parameters(node) } else { [String]?([]) }
        if found[1] == nil {
          problems.add(.key(.noSteps(ofCoroutine: name)), at: body)
        }
        header = CoroutineHeader(name: name, node: body, parameters: parameters, steps: found[1])
      }
      coroutines.append(header)
    }
  }

  /// The names of a coroutine's parameters; nil where not all of them are known.
  private mutating func parameters(_ node: JSONNode) -> [String]? {
    guard isList(node, .parameters) else { return nil }
    var parameters: [String] = []
    var seen = NamesSeen()
    var isSound = true
    for element in node.elements {
      guard let name = name(element, of: .parameter) else {
        isSound = false
        continue
      }
      if shared[Name(name)] != nil { problems.add(.name(.shadowing(name)), at: element) }
      if seen.insert(name) {
        parameters.append(name)
      } else {
        problems.add(.name(.parameterTwice(name)), at: element)
      }
    }
    return isSound ? parameters : nil
  }

  /// A name that is declared here, in the one namespace of ids, objects and coroutines.
  mutating func declared(_ node: JSONNode, as entity: Entity) -> String? {
    guard let name = name(node, of: entity.role) else { return nil }
    guard let other = entities[Name(name)] else {
      entities[Name(name)] = entity
      return name
    }
    switch (entity, other) {
    case (.coroutine, .coroutine), (.object, .object), (.object, .brokenObject),
      (.brokenObject, .object), (.brokenObject, .brokenObject):
      tellDuplicate(node)
    default:
      problems.add(.name(.taken(name, by: other.noun)), at: node)
    }
    return nil
  }

  func isObject(_ node: JSONNode, _ role: ObjectRole) -> Bool {
    if node.kind == .object { return true }
    tell(.object(role), at: node)
    return false
  }

  func isList(_ node: JSONNode, _ role: @autoclosure () -> ListRole) -> Bool {
    if node.kind == .array { return true }
    tell(.list(role()), at: node)
    return false
  }

  /// Tells that another type is needed.
  func tell(_ expectation: @autoclosure () -> Expectation, at node: JSONNode) {
    problems.add(.wrongType(expectation(), Found(node)), at: node)
  }
}

import JSONDocuments

// Objects, variables and the heads of coroutines.
extension GraphDecoder {
  mutating func readObjects(_ node: JSONNode) {
    guard isObject(node, "'objects' is an object of names and kinds") else { return }
    for (nameNode, value) in node.members {
      let kind = objectKind(value)
      let entity = kind == nil ? Entity.brokenObject : .object(objects.count)
      guard let name = declared(nameNode, as: entity) else { continue }
      if let kind { objects.append(ObjectDeclaration(name: name, kind: kind)) }
    }
  }

  private mutating func objectKind(_ node: JSONNode) -> ObjectKind? {
    let kinds = ObjectKind.allCases.map(\.rawValue)
    if node.kind == .string, let kind = ObjectKind(rawValue: node.text) { return kind }
    // Kinds with a size are written as an object with one member.
    let found = node.kind == .string ? node.text : node.members.first { _ in true }?.name.text
    guard let found, node.kind == .string || node.count == 1 else {
      problems.add(
        .wrongType,
        at: node,
        "an object's kind is \(list(kinds)), and this is \(noun(node))"
      )
      return nil
    }
    problems.add(
      .unknownKind,
      at: node,
      "there is no kind of object \(quoted(found)): kinds are \(list(kinds))",
      suggestion: Suggestion.nearest(to: found, among: kinds)
    )
    return nil
  }

  mutating func readVariables(_ node: JSONNode) {
    guard isObject(node, "'variables' is an object of names and values") else { return }
    for (nameNode, valueNode) in node.members {
      guard let name = name(nameNode, of: "variable") else { continue }
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
    guard isObject(node, "'coroutines' is an object of names and bodies") else { return }
    for (nameNode, body) in node.members {
      guard let name = declared(nameNode, as: .coroutine(coroutines.count)) else { continue }
      var header = CoroutineHeader(name: name, parameters: [], steps: nil)
      if isObject(body, "a coroutine is an object with 'params' and 'steps'") {
        let found = members(of: body, known: GraphDecoder.coroutineKeys, what: "a coroutine")
        let parameters = found[0].map { self.parameters($0) } ?? []
        if found[1] == nil {
          problems.add(.missingKey, at: body, "the coroutine \(quoted(name)) has no 'steps'")
        }
        header = CoroutineHeader(name: name, parameters: parameters, steps: found[1])
      }
      coroutines.append(header)
    }
  }

  private mutating func parameters(_ node: JSONNode) -> [String] {
    guard isList(node, "'params' is a list of names") else { return [] }
    var parameters: [String] = []
    var seen = NamesSeen()
    for element in node.elements {
      guard let name = name(element, of: "parameter") else { continue }
      if shared[Name(name)] != nil {
        problems.add(
          .shadowingParameter,
          at: element,
          "the parameter \(quoted(name)) bears the name of a shared variable: rename one of the two"
        )
      }
      if seen.insert(name) {
        parameters.append(name)
      } else {
        problems.add(.duplicateName, at: element, "the parameter \(quoted(name)) stands twice")
      }
    }
    return parameters
  }

  /// A name that is declared here, in the one namespace of ids, objects and coroutines.
  mutating func declared(_ node: JSONNode, as entity: Entity) -> String? {
    guard let name = name(node, of: entity.noun.split(separator: " ").last.map(String.init) ?? "")
    else { return nil }
    guard let other = entities[Name(name)] else {
      entities[Name(name)] = entity
      return name
    }
    switch (entity, other) {
    case (.coroutine, .coroutine), (.object, .object), (.object, .brokenObject),
      (.brokenObject, .object), (.brokenObject, .brokenObject):
      tellDuplicate(node)
    default:
      problems.add(
        .duplicateName,
        at: node,
        "\(quoted(name)) is the name of \(other.noun) already: tasks, objects and coroutines share "
          + "one namespace, so rename one of the two"
      )
    }
    return nil
  }

  func isObject(_ node: JSONNode, _ rule: @autoclosure () -> String) -> Bool {
    if node.kind == .object { return true }
    problems.add(.wrongType, at: node, "\(rule()), and this is \(noun(node))")
    return false
  }

  func isList(_ node: JSONNode, _ rule: @autoclosure () -> String) -> Bool {
    if node.kind == .array { return true }
    problems.add(.wrongType, at: node, "\(rule()), and this is \(noun(node))")
    return false
  }
}

import JSONDocuments

extension GraphDecoder {
  private static let keys = KeyTable([
    "name", "description", "objects", "variables", "coroutines", "tasks", "options",
  ])

  /// Reads the whole graph; nil where it is not even an object.
  mutating func graph(_ root: JSONNode) -> TaskGraph? {
    guard root.kind == .object else {
      tell(.object(.graph), at: root)
      return nil
    }
    let found = members(of: root, known: GraphDecoder.keys, of: .graph)
    let name = found[0].flatMap { text($0, .graphName) }
    let description = found[1].flatMap { text($0, .graphDescription) }
    if let node = found[3] { readVariables(node) }
    if let node = found[2] { readObjects(node) }
    if let node = found[4] { readCoroutineHeaders(node) }
    if let node = found[5] {
      readTaskHeaders(node)
    } else {
      problems.add(.key(.noTasks), at: root)
    }
    let bodies = coroutineBodies()
    let roots = rootTasks()
    let options = found[6].map { self.options($0) } ?? RunOptions()
    checkSpawnedNames()
    checkGroupNames()
    return TaskGraph(
      name: name,
      description: description,
      objects: objects,
      variables: variables,
      coroutines: bodies,
      tasks: roots,
      options: options,
      sites: sites
    )
  }

  /// An object's members by the places of their keys in a table; what is unknown or there twice is
  /// told.
  func members(of node: JSONNode, known: KeyTable, of owner: KeyOwner) -> [JSONNode?] {
    var found = [JSONNode?](repeating: nil, count: known.keys.count)
    for (name, value) in node.members {
      guard let index = known.index(of: name.textBytes) else {
        let key = name.text
        problems.add(
          .key(.unknown(key, in: owner, known: known.keys)),
          at: name,
          suggestion: Suggestion.word(for: key, among: known.keys)
        )
        continue
      }
      if found[index] == nil { found[index] = value } else { tellDuplicate(name) }
    }
    return found
  }

  func tellDuplicate(_ name: JSONNode) {
    problems.add(.key(.duplicate(name.text)), at: name)
  }

  /// A text that is nothing but a text.
  func text(_ node: JSONNode, _ role: TextRole) -> String? {
    guard node.kind == .string else {
      tell(.text(role), at: node)
      return nil
    }
    return node.text
  }
}

import JSONDocuments

extension GraphDecoder {
  private static let keys = KeyTable([
    "name", "description", "objects", "variables", "coroutines", "tasks", "options",
  ])

  /// Reads the whole graph; nil where it is not even an object.
  mutating func graph(_ root: JSONNode) -> TaskGraph? {
    guard root.kind == .object else {
      problems.add(.wrongType, at: root, "a graph is an object, and this is \(noun(root))")
      return nil
    }
    let found = members(of: root, known: GraphDecoder.keys, what: "a graph")
    let name = found[0].flatMap { text($0, what: "the graph's name") }
    let description = found[1].flatMap { text($0, what: "the graph's description") }
    if let node = found[3] { readVariables(node) }
    if let node = found[2] { readObjects(node) }
    if let node = found[4] { readCoroutineHeaders(node) }
    if let node = found[5] {
      readTaskHeaders(node)
    } else {
      problems.add(.missingKey, at: root, "the graph has no 'tasks': add a list of root tasks")
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
  func members(of node: JSONNode, known: KeyTable, what: String) -> [JSONNode?] {
    var found = [JSONNode?](repeating: nil, count: known.keys.count)
    for (name, value) in node.members {
      guard let index = known.index(of: name.textBytes) else {
        let key = name.text
        problems.add(
          .unknownKey,
          at: name,
          "\(what) has no key \(quoted(key)): it may have \(list(known.keys))",
          suggestion: Suggestion.nearest(to: key, among: known.keys)
        )
        continue
      }
      if found[index] == nil { found[index] = value } else { tellDuplicate(name) }
    }
    return found
  }

  func tellDuplicate(_ name: JSONNode) {
    problems.add(
      .duplicateKey,
      at: name,
      "the key \(quoted(name.text)) stands twice in this object: keep one of the two"
    )
  }

  /// A text that is nothing but a text.
  func text(_ node: JSONNode, what: String) -> String? {
    guard node.kind == .string else {
      problems.add(.wrongType, at: node, "\(what) is a text, and this is \(noun(node))")
      return nil
    }
    return node.text
  }
}

import JSONDocuments

/// What a name in a step stands for.
enum Reference {
  /// A root task.
  case root(Int)
  /// A task that some step may create.
  case task(String)
  case object(Int)
  case coroutine(Int)
  /// What is known at run time only.
  case computed(Template)
}

extension GraphDecoder {
  /// What a name that is an operand stands for; it must be of a kind that the operation takes.
  mutating func reference(_ node: JSONNode, of row: OperationRow) -> Reference? {
    let found = self.template(node, .reference(row.name, row.wanted))
    guard let template = found else { return nil }
    guard case .constant(let name) = template else { return .computed(template) }
    switch entities[Name(name)] {
    case .task(let index) where row.names.contains(.tasks): return .root(index)
    case .coroutine(let index) where row.names.contains(.coroutines): return .coroutine(index)
    case .object(let index) where row.objects.contains(objects[index].kind.word):
      return .object(index)
    case .brokenObject: return nil
    case .some(let other):
      tellWrongKind(name, is: other, at: node, wanted: row.wanted)
      return nil
    case nil where row.names.contains(.tasks):
      spawnedNames.mentioned.append(SpawnedNames.Mention(name: name, node: node, row: row))
      return .task(name)
    case nil:
      tellUnknown(name, at: node, of: row)
      return nil
    }
  }

  /// Tells that no name that an operation takes is the one that was written out.
  func tellUnknown(_ name: String, at node: JSONNode, of row: OperationRow) {
    problems.add(
      .name(.unknown(name, row.nouns)),
      at: node,
      suggestion: Suggestion.nearest(to: name, among: candidates(for: row))
    )
  }

  private func candidates(for row: OperationRow) -> [String] {
    (row.objects.isEmpty ? [] : objectNames)
      + (row.names.contains(.coroutines) ? coroutineNames : [])
      + (row.names.contains(.tasks) ? taskNames : [])
  }
}

extension OperationRow {
  /// What its names may stand for.
  var wanted: [EntityKind] {
    nouns.map { $0 == .object ? .object(objects.map(\.rawValue)) : .noun($0) }
  }

  /// The same without the kinds of objects.
  fileprivate var nouns: [EntityNoun] {
    var nouns: [EntityNoun] = []
    if names.contains(.tasks) { nouns.append(.task) }
    if names.contains(.coroutines) { nouns.append(.coroutine) }
    if objects == [.future] {
      nouns.append(.future)
    } else if !objects.isEmpty {
      nouns.append(.object)
    }
    return nouns
  }
}

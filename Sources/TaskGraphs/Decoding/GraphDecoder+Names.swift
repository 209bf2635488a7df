import JSONDocuments

extension GraphDecoder {
  /// How many code points a name may have.
  static let longestName = 200

  /// A name as it stands: a text that may be one.
  func name(_ node: JSONNode, of role: NameRole) -> String? {
    guard node.kind == .string else {
      tell(.name(role), at: node)
      return nil
    }
    let name = node.text
    guard let flaw = GraphDecoder.flaw(of: name) else { return name }
    problems.add(.name(.invalid(role, flaw)), at: node)
    return nil
  }

  /// What keeps a text from being a name.
  static func flaw(of name: String) -> NameFlaw? {
    if name.isEmpty { return .empty }
    if name.utf8.count > longestName, name.unicodeScalars.count > longestName { return .tooLong }
    for byte in name.utf8 where byte < 0x20 || byte == 0x7F { return .controlCharacter }
    // The control characters beyond ASCII begin with this byte in UTF-8.
    guard name.utf8.contains(0xC2) else { return nil }
    let isControl = name.unicodeScalars.contains { $0.properties.generalCategory == .control }
    return isControl ? .controlCharacter : nil
  }

  /// Tells that a name that was written out does not exist.
  func tellUnknown(
    _ name: String,
    at node: JSONNode,
    _ noun: EntityNoun,
    among names: @autoclosure () -> [String]
  ) {
    problems.add(
      .name(.unknown(name, [noun])),
      at: node,
      suggestion: Suggestion.nearest(to: name, among: names())
    )
  }

  /// Tells that a name stands for something that an operation does not take.
  func tellWrongKind(_ name: String, is entity: Entity, at node: JSONNode, wanted: [EntityKind]) {
    var kind = EntityKind.noun(entity.noun)
    if case .object(let index) = entity {
      kind = .object([objects[index].kind.word.rawValue])
    }
    problems.add(.name(.wrongKind(name, is: kind, wanted: wanted)), at: node)
  }

  var objectNames: [String] { objects.prefix(500).map(\.name) }
  var coroutineNames: [String] { coroutines.prefix(500).map(\.name) }
  var taskNames: [String] { tasks.prefix(500).map(\.id) + spawnedNames.constant.prefix(500) }
}

/// The ids that tasks may get from steps, as far as a graph tells.
struct SpawnedNames {
  /// Ids that are written out, in the order of the document.
  var constant: [String] = []
  /// The same, to look names up.
  var known: Set<Name> = []
  /// Whether an id is computed: then any name may be some task's.
  var hasComputedID = false
  /// The coroutines that are spawned without an id: their tasks are `NAME-1`, `NAME-2` and so on.
  var numbered: Set<Int> = []
  /// Whether a coroutine that is known at run time only is spawned without an id.
  var hasComputedCoroutine = false
  /// Names of tasks that are mentioned before it is known whether some step creates them, with the
  /// arguments that stand beside them.
  var mentioned: [Mention] = []

  struct Mention {
    let name: String
    let node: JSONNode
    let row: OperationRow
    var args: JSONNode?
  }
}

/// The groups of a graph.
struct GroupNames {
  /// Those that some step opens.
  var declared: Set<Name> = []
  /// Those that tasks are spawned into.
  var mentioned: [(name: String, node: JSONNode)] = []
}

extension GraphDecoder {
  /// Notes how a step names the task that it creates.
  mutating func noteSpawn(of coroutine: CoroutineReference, id: Template?, at node: JSONNode) {
    switch id {
    case .constant(let name):
      if let flaw = GraphDecoder.flaw(of: name) {
        problems.add(.name(.invalidID(flaw)), at: node)
      } else if let entity = entities[Name(name)], !entity.isTask {
        problems.add(.name(.idTaken(name, by: entity.noun)), at: node)
      } else if spawnedNames.known.insert(Name(name)).inserted {
        spawnedNames.constant.append(name)
      }
    case .pieces: spawnedNames.hasComputedID = true
    case nil:
      switch coroutine {
      case .known(let index): spawnedNames.numbered.insert(index)
      case .computed: spawnedNames.hasComputedCoroutine = true
      }
    }
  }

  /// Tells which of the mentioned names no step can have given to a task.
  mutating func checkSpawnedNames() {
    for mention in spawnedNames.mentioned {
      if !spawnedNames.hasComputedID, !mayBeSpawned(mention.name) {
        tellUnknown(mention.name, at: mention.node, of: mention.row)
      } else if let args = mention.args {
        tellArguments(args, besides: mention.name, .task)
      }
    }
  }

  /// Tells which groups no step opens.
  ///
  /// Whether one is open where a task is spawned into it is known at run time only: bodies see the
  /// groups of whoever called them.
  func checkGroupNames() {
    for (name, node) in groups.mentioned where !groups.declared.contains(Name(name)) {
      tellUnknown(name, at: node, .group, among: groups.declared.map(\.text).sorted())
    }
  }

  private func mayBeSpawned(_ name: String) -> Bool {
    if spawnedNames.known.contains(Name(name)) { return true }
    let bytes = Array(name.utf8)
    guard let dash = bytes.lastIndex(of: UInt8(ascii: "-")) else { return false }
    let digits = bytes[(dash + 1)...]
    guard let first = digits.first, first != UInt8(ascii: "0"),
      digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
      case .coroutine(let index) = entities[Name(String(decoding: bytes[..<dash], as: UTF8.self))]
    else { return false }
    return spawnedNames.hasComputedCoroutine || spawnedNames.numbered.contains(index)
  }
}

extension GraphDecoder.Entity {
  var isTask: Bool {
    if case .task = self { true } else { false }
  }
}

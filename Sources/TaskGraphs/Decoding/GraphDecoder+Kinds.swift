import JSONDocuments

// The kinds of objects, some of which have a number.
extension GraphDecoder {
  /// The kind that an object is declared with; nil where something is wrong with it.
  func objectKind(_ node: JSONNode) -> ObjectKind? {
    if node.kind == .string { return plainKind(node) }
    guard node.kind == .object else {
      tell(.objectKind(ObjectKind.words), at: node)
      return nil
    }
    guard let (nameNode, number) = onlyMember(of: node), let word = word(nameNode) else {
      return nil
    }
    guard let rule = word.number else {
      problems.add(.value(.kindWithoutNumber(word.rawValue)), at: node)
      return nil
    }
    return wholeNumber(number, rule.role, least: rule.least).map { rule.make(Int($0)) }
  }

  private func plainKind(_ node: JSONNode) -> ObjectKind? {
    guard let word = word(node) else { return nil }
    if let kind = word.kind { return kind }
    problems.add(.value(.kindNeedsNumber(word.rawValue)), at: node)
    return nil
  }

  private func word(_ node: JSONNode) -> ObjectKind.Word? {
    let found = node.text
    if let word = ObjectKind.Word(rawValue: found) { return word }
    problems.add(
      .name(.unknownKind(found)),
      at: node,
      suggestion: Suggestion.word(for: found, among: ObjectKind.words)
    )
    return nil
  }

  /// The member of an object that has one.
  private func onlyMember(of node: JSONNode) -> (name: JSONNode, value: JSONNode)? {
    var only: (name: JSONNode, value: JSONNode)?
    var isAlone = true
    for member in node.members {
      guard let first = only else {
        only = member
        continue
      }
      isAlone = false
      if Name.same(first.name.text, member.name.text) {
        tellDuplicate(member.name)
      } else {
        problems.add(.key(.twoKinds(first.name.text, member.name.text)), at: member.name)
      }
    }
    if only == nil {
      problems.add(.key(.noKind), at: node)
    }
    return isAlone ? only : nil
  }
}

extension ObjectKind.Word {
  /// The kind, where it has no number.
  fileprivate var kind: ObjectKind? {
    switch self {
    case .waiter: .waiter
    case .event: .event
    case .lock: .lock
    case .condition: .condition
    case .future: .future
    case .semaphore, .boundedSemaphore, .barrier, .queue, .lifoQueue, .priorityQueue: nil
    }
  }

  /// What is known of a kind's number, where it has one.
  var number: (role: NumberRole, least: Int64, make: (Int) -> ObjectKind)? {
    switch self {
    case .waiter, .event, .lock, .condition, .future: nil
    case .semaphore: (.semaphoreCount, 0, ObjectKind.semaphore)
    case .boundedSemaphore: (.semaphoreCount, 0, ObjectKind.boundedSemaphore)
    case .barrier: (.parties, 1, { .barrier(parties: $0) })
    case .queue: (.queueSize, .min, { .queue(maxSize: $0) })
    case .lifoQueue: (.queueSize, .min, { .lifoQueue(maxSize: $0) })
    case .priorityQueue: (.queueSize, .min, { .priorityQueue(maxSize: $0) })
    }
  }
}

import JSONDocuments

// The kinds of objects, some of which have a number.
extension GraphDecoder {
  /// The kind that an object is declared with; nil where something is wrong with it.
  func objectKind(_ node: JSONNode) -> ObjectKind? {
    if node.kind == .string { return plainKind(node) }
    guard node.kind == .object else {
      let kinds = list(ObjectKind.Word.allCases.map(\.rawValue))
      problems.add(.wrongType, at: node, "an object's kind is \(kinds), and this is \(noun(node))")
      return nil
    }
    guard let (nameNode, number) = onlyMember(of: node), let word = word(nameNode) else {
      return nil
    }
    guard let rule = word.number else {
      problems.add(
        .wrongType,
        at: node,
        "the kind '\(word.rawValue)' has no number: write \"\(word.rawValue)\""
      )
      return nil
    }
    return wholeNumber(number, rule.what, least: rule.least).map { rule.make(Int($0)) }
  }

  private func plainKind(_ node: JSONNode) -> ObjectKind? {
    guard let word = word(node) else { return nil }
    if let kind = word.kind { return kind }
    problems.add(
      .wrongType,
      at: node,
      "the kind '\(word.rawValue)' needs a number: write {\"\(word.rawValue)\": 1}"
    )
    return nil
  }

  private func word(_ node: JSONNode) -> ObjectKind.Word? {
    let found = node.text
    if let word = ObjectKind.Word(rawValue: found) { return word }
    let kinds = ObjectKind.Word.allCases.map(\.rawValue)
    problems.add(
      .unknownKind,
      at: node,
      "there is no kind of object \(quoted(found)): kinds are \(list(kinds))",
      suggestion: Suggestion.nearest(to: found, among: kinds)
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
        problems.add(
          .conflictingKeys,
          at: member.name,
          "an object has one kind, and this one has two: \(quoted(first.name.text)) and "
            + quoted(member.name.text)
        )
      }
    }
    if only == nil {
      problems.add(.missingKey, at: node, "this object has no kind: write as {\"semaphore\": 1}")
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
  fileprivate var number: (what: String, least: Int64, make: (Int) -> ObjectKind)? {
    switch self {
    case .waiter, .event, .lock, .condition, .future: nil
    case .semaphore: ("a semaphore's count", 0, ObjectKind.semaphore)
    case .boundedSemaphore: ("a semaphore's count", 0, ObjectKind.boundedSemaphore)
    case .barrier: ("the number of a barrier's parties", 1, { .barrier(parties: $0) })
    case .queue: ("a queue's greatest size", .min, { .queue(maxSize: $0) })
    case .lifoQueue: ("a queue's greatest size", .min, { .lifoQueue(maxSize: $0) })
    case .priorityQueue: ("a queue's greatest size", .min, { .priorityQueue(maxSize: $0) })
    }
  }
}

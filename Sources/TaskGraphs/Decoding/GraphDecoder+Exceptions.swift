import CooperativeLoop
import JSONDocuments

// What raises exceptions and what catches them.
extension GraphDecoder {
  mutating func tryStep(_ parts: StepParts) -> StepOperation? {
    let steps = self.steps(parts.operand, in: SiteParent(site: parts.site, edge: .try))
    let except = parts[.except].map { exceptParts($0, of: parts.site) } ?? []
    let otherwise = block(.else, edge: .else, of: parts)
    let finally = block(.finally, edge: .finally, of: parts)
    return .try(steps, except: except, else: otherwise, finally: finally)
  }

  private static let partKeys = KeyTable(["match", "as", "steps"])

  private mutating func exceptParts(_ node: JSONNode, of site: SiteID) -> [ExceptPart] {
    guard isList(node, .exceptParts) else { return [] }
    var parts: [ExceptPart] = []
    for element in node.elements {
      let place = sites.add(
        .except,
        parent: site,
        index: UInt32(parts.count),
        operation: Operations.except,
        start: element.start
      )
      parts.append(exceptPart(element, at: place))
    }
    return parts
  }

  /// A part; what is wrong with it was told and left out.
  private mutating func exceptPart(_ node: JSONNode, at site: SiteID) -> ExceptPart {
    guard isObject(node, .exceptPart) else {
      return ExceptPart(site: site, match: [], binding: nil, steps: [])
    }
    let found = members(of: node, known: GraphDecoder.partKeys, of: .exceptPart)
    let match = found[0].map { self.match($0) } ?? ["Exception"]
    let binding = found[1].flatMap { self.binding($0) }
    let outside = surroundings
    surroundings.hasCaught = true
    defer { surroundings = outside }
    let steps = found[2].map { self.steps($0, in: SiteParent(site: site)) } ?? []
    return ExceptPart(site: site, match: match, binding: binding, steps: steps)
  }

  private func match(_ node: JSONNode) -> [String] {
    switch node.kind {
    case .string: return name(node, of: .exceptionType).map { [$0] } ?? []
    case .array: return node.elements.compactMap { name($0, of: .exceptionType) }
    case .null, .bool, .number, .object:
      tell(.match, at: node)
      return []
    }
  }

  mutating func raiseStep(_ parts: StepParts) -> StepOperation? {
    let message = self.message(of: parts)
    guard parts.operand.kind == .bool else {
      return exceptionType(parts.operand, of: "raise").map {
        .raise(ExceptionMaker(type: $0, message: message))
      }
    }
    if !parts.operand.isTrue {
      tell(.raised, at: parts.operand)
    } else if !surroundings.hasCaught {
      problems.add(.step(.nothingToRaise), at: parts.node)
    }
    if let message = parts[.message] { problems.add(.step(.messageOfReraise), at: message) }
    return .reraise
  }

  mutating func rejectStep(_ parts: StepParts) -> StepOperation? {
    let object = self.object(parts)
    let message = self.message(of: parts)
    guard let type = parts[.error].flatMap({ exceptionType($0, of: "error") }), let object
    else { return nil }
    return .reject(object, with: ExceptionMaker(type: type, message: message))
  }

  mutating func assertStep(_ parts: StepParts) -> StepOperation? {
    let condition = self.condition(parts.operand, of: "assert")
    let message = self.message(of: parts)
    return condition.map { .assert($0, message: message) }
  }

  private mutating func message(of parts: StepParts) -> Template? {
    parts[.message].flatMap { template($0, .text(.message)) }
  }

  private func exceptionType(_ node: JSONNode, of key: String) -> String? {
    guard node.kind == .string else {
      tell(.exceptionType(key), at: node)
      return nil
    }
    guard let name = name(node, of: .exceptionType) else { return nil }
    guard name == "ExceptionGroup" else { return name }
    problems.add(.step(.exceptionGroup), at: node)
    return nil
  }
}

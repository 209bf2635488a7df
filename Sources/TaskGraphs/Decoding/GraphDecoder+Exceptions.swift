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
    guard isList(node, "'except' is a list of parts, as [{\"match\": \"ValueError\"}]") else {
      return []
    }
    var parts: [ExceptPart] = []
    for element in node.elements {
      let place = sites.add(
        .except,
        parent: site,
        index: UInt32(parts.count),
        operation: Operations.except
      )
      parts.append(exceptPart(element, at: place))
    }
    return parts
  }

  /// A part; what is wrong with it was told and left out.
  private mutating func exceptPart(_ node: JSONNode, at site: SiteID) -> ExceptPart {
    guard isObject(node, "a part of 'except' is an object with 'match', 'as' and 'steps'") else {
      return ExceptPart(site: site, match: [], binding: nil, steps: [])
    }
    let found = members(of: node, known: GraphDecoder.partKeys, what: "a part of 'except'")
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
    case .string: return name(node, of: "type of exceptions").map { [$0] } ?? []
    case .array: return node.elements.compactMap { name($0, of: "type of exceptions") }
    case .null, .bool, .number, .object:
      let rule = "'match' is the name of a type of exceptions, or a list of such names"
      problems.add(.wrongType, at: node, "\(rule), and this is \(noun(node))")
      return []
    }
  }

  mutating func raiseStep(_ parts: StepParts) -> StepOperation? {
    let message = self.message(of: parts)
    guard parts.operand.kind == .bool else {
      return exceptionType(parts.operand, what: "'raise'").map {
        .raise(ExceptionMaker(type: $0, message: message))
      }
    }
    if !parts.operand.isTrue {
      problems.add(
        .wrongType,
        at: parts.operand,
        "'raise' takes the name of a type of exceptions, or true, and this is false"
      )
    } else if !surroundings.hasCaught {
      problems.add(
        .misplacedOperation,
        at: parts.node,
        "there is nothing to raise again here: 'raise' takes true in the steps of an 'except' part"
      )
    }
    if let message = parts[.message] {
      problems.add(
        .misplacedModifier,
        at: message,
        "what is raised again keeps its message: leave this out"
      )
    }
    return .reraise
  }

  mutating func rejectStep(_ parts: StepParts) -> StepOperation? {
    let object = self.object(parts)
    let message = self.message(of: parts)
    guard let type = parts[.error].flatMap({ exceptionType($0, what: "'error'") }), let object
    else { return nil }
    return .reject(object, with: ExceptionMaker(type: type, message: message))
  }

  mutating func assertStep(_ parts: StepParts) -> StepOperation? {
    let condition = self.condition(parts.operand, what: "'assert'")
    let message = self.message(of: parts)
    return condition.map { .assert($0, message: message) }
  }

  private mutating func message(of parts: StepParts) -> Template? {
    parts[.message].flatMap { template($0, what: "a message") }
  }

  private func exceptionType(_ node: JSONNode, what: String) -> String? {
    guard node.kind == .string else {
      let rule = "\(what) takes the name of a type of exceptions"
      problems.add(.wrongType, at: node, "\(rule), and this is \(noun(node))")
      return nil
    }
    guard let name = name(node, of: "type of exceptions") else { return nil }
    guard name == "ExceptionGroup" else { return name }
    problems.add(
      .invalidException,
      at: node,
      "an 'ExceptionGroup' is raised by a 'group' alone, for what its tasks raised"
    )
    return nil
  }
}

import JSONDocuments

// Values, operands, templates and bindings.
extension GraphDecoder {
  /// A value in which texts are nothing but texts.
  mutating func constant(_ node: JSONNode) -> Value? {
    guard case .constant(let value) = operand(node, evaluates: false) else { return nil }
    return value
  }

  /// A value in which a text that begins with `=` is an expression, at any depth.
  mutating func operand(_ node: JSONNode, evaluates: Bool = true) -> Operand? {
    switch node.kind {
    case .null: return .constant(.null)
    case .bool: return .constant(.bool(node.isTrue))
    case .number: return number(node).map(Operand.constant)
    case .string:
      if evaluates, node.textBytes.first == UInt8(ascii: "=") { return expression(node) }
      return .constant(.text(node.text))
    case .array: return listOperand(node, evaluates: evaluates)
    case .object: return objectOperand(node, evaluates: evaluates)
    }
  }

  private mutating func listOperand(_ node: JSONNode, evaluates: Bool) -> Operand? {
    var operands: [Operand] = []
    operands.reserveCapacity(node.count)
    for element in node.elements {
      guard let operand = self.operand(element, evaluates: evaluates) else { continue }
      operands.append(operand)
    }
    let values = operands.compactMap(\.value)
    guard values.count == operands.count else { return .list(operands) }
    return sized(at: node) { () throws(Raised) in try .list(of: values) }
  }

  private mutating func objectOperand(_ node: JSONNode, evaluates: Bool) -> Operand? {
    var operands: [Operand.Member] = []
    operands.reserveCapacity(node.count)
    var seen = NamesSeen()
    for (nameNode, valueNode) in node.members {
      let name = nameNode.text
      guard seen.insert(name) else {
        tellDuplicate(nameNode)
        continue
      }
      guard let operand = self.operand(valueNode, evaluates: evaluates) else { continue }
      operands.append(Operand.Member(name: name, value: operand))
    }
    var values: [ObjectValue.Member] = []
    for operand in operands {
      if let value = operand.value.value { values.append(.init(name: operand.name, value: value)) }
    }
    guard values.count == operands.count else { return .object(operands) }
    return sized(at: node) { () throws(Raised) in try .object(of: values) }
  }

  private mutating func sized(
    at node: JSONNode,
    _ make: () throws(Raised) -> Value
  ) -> Operand? {
    do {
      return .constant(try make())
    } catch {
      problems.add(.value(ValueLimits.fault(of: error)), at: node)
      return nil
    }
  }

  /// A number: an integer if it has neither fraction nor exponent, else a float.
  func number(_ node: JSONNode) -> Value? {
    let raw = node.rawNumber
    let text = String(decoding: raw, as: UTF8.self)
    let isFloat = raw.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
    if isFloat {
      if let number = Double(text), number.isFinite { return .float(number) }
      problems.add(.value(.beyondFloat), at: node)
    } else {
      if let number = Int64(text) { return .integer(number) }
      problems.add(.value(.beyondInteger), at: node)
    }
    return nil
  }

  /// The expression of a text that begins with `=`.
  private mutating func expression(_ node: JSONNode) -> Operand? {
    do {
      let (parsed, _) = try ExpressionParser.parse(node.textBytes.dropFirst(), in: &scope)
      return parsed.constantValue.map(Operand.constant) ?? .expression(parsed)
    } catch {
      tell(error, .expression(error.fault), in: node)
      return nil
    }
  }

  /// A template.
  mutating func template(_ node: JSONNode, _ expectation: @autoclosure () -> Expectation)
    -> Template?
  {
    guard node.kind == .string else {
      tell(expectation(), at: node)
      return nil
    }
    do {
      return try Template.parse(node.textBytes, in: &scope)
    } catch {
      tell(error, .template(error.fault), in: node)
      return nil
    }
  }

  private func tell(
    _ error: ExpressionSyntaxError,
    _ fault: GraphFault,
    in node: JSONNode
  ) {
    let place = error.offset - node.textBytes.startIndex
    problems.add(
      fault,
      at: node,
      offset: node.sourceOffset(ofTextByte: place),
      suggestion: error.suggestion
    )
  }

  /// The variable that a step binds.
  mutating func binding(_ node: JSONNode) -> Binding? {
    name(node, of: .variable).map { scope.resolve($0) }
  }
}

extension Operand {
  /// The value, where nothing is to be evaluated.
  fileprivate var value: Value? {
    if case .constant(let value) = self { value } else { nil }
  }
}

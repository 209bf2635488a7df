import JSONDocuments

// Operands of which only some values make sense.
extension GraphDecoder {
  /// Seconds: a number, or an expression that gives one.
  mutating func seconds(_ node: JSONNode, of key: String) -> Operand? {
    guard let operand = evaluated(node, .seconds(key)) else { return nil }
    // What an expression gives is seen when it is evaluated, even where it always gives the same.
    if node.kind == .string || node.kind == .number { return operand }
    tell(.operand(.seconds(key)), at: node)
    return nil
  }

  /// A limit in seconds: a number, an expression, or null for none.
  ///
  /// - Returns: The limit, or nil where there is none or something is wrong with it.
  mutating func limit(_ node: JSONNode, of key: String) -> Operand? {
    if node.kind == .null { return nil }
    let limit = seconds(node, of: key)
    if case .constant(.null)? = limit { return nil }
    return limit
  }

  /// What a `for` runs over: a list, or an object or text in the place of one.
  mutating func items(_ node: JSONNode) -> Operand? {
    guard let operand = evaluated(node, .items) else { return nil }
    switch node.kind {
    case .string, .array, .object: return operand
    case .null, .bool, .number:
      tell(.operand(.items), at: node)
      return nil
    }
  }

  /// A count: a whole number, or an expression that gives one.
  mutating func count(_ node: JSONNode, of key: String) -> Operand? {
    guard let operand = evaluated(node, .count(key)) else { return nil }
    guard node.kind != .string, case .constant(let value) = operand else { return operand }
    switch value {
    case .integer: return operand
    case .float(let number):
      if let whole = Int64(exactly: number) {
        tellFloat(node, of: whole, .operand(.count(key)))
      } else {
        problems.add(.wrongType(.operand(.count(key)), .fraction), at: node)
      }
    default: tell(.operand(.count(key)), at: node)
    }
    return nil
  }

  /// A condition: any value, but a text only as an expression.
  mutating func condition(_ node: JSONNode, of key: String) -> Operand? {
    evaluated(node, .condition(key))
  }

  /// A value that is no text; a text must be an expression and so begin with `=`.
  private mutating func evaluated(_ node: JSONNode, _ role: @autoclosure () -> OperandRole)
    -> Operand?
  {
    if node.kind == .string, node.textBytes.first != UInt8(ascii: "=") {
      problems.add(
        .missingEqualsSign(role()),
        at: node,
        suggestion: suggestedExpression(node.text)
      )
      return nil
    }
    return operand(node)
  }

  /// The text with its `=`, where that makes it an expression.
  private func suggestedExpression(_ text: String) -> String? {
    var scope = NameScope(shared: [:])
    guard text.utf8.count <= 80,
      (try? ExpressionParser.parse(Array(text.utf8)[...], in: &scope)) != nil
    else { return nil }
    return "=" + text
  }
}

import JSONDocuments

// Operands of which only some values make sense.
extension GraphDecoder {
  /// Seconds: a number, or an expression that gives one.
  mutating func seconds(_ node: JSONNode, what: @autoclosure () -> String) -> Operand? {
    guard let operand = evaluated(node, what: "\(what()) takes seconds") else { return nil }
    // What an expression gives is seen when it is evaluated, even where it always gives the same.
    if node.kind == .string || node.kind == .number { return operand }
    problems.add(
      .wrongType,
      at: node,
      "\(what()) takes seconds, a number, and this is \(noun(node))"
    )
    return nil
  }

  /// A limit in seconds: a number, an expression, or null for none.
  ///
  /// - Returns: The limit, or nil where there is none or something is wrong with it.
  mutating func limit(_ node: JSONNode, what: @autoclosure () -> String) -> Operand? {
    if node.kind == .null { return nil }
    let limit = seconds(node, what: what())
    if case .constant(.null)? = limit { return nil }
    return limit
  }

  /// What a `for` runs over: a list, or an object or text in the place of one.
  mutating func items(_ node: JSONNode) -> Operand? {
    guard let operand = evaluated(node, what: "'in' takes a list or an expression") else {
      return nil
    }
    switch node.kind {
    case .string, .array, .object: return operand
    case .null, .bool, .number:
      problems.add(
        .wrongType,
        at: node,
        "'in' takes a list or an expression, and this is \(noun(node))"
      )
      return nil
    }
  }

  /// A count: a whole number, or an expression that gives one.
  mutating func count(_ node: JSONNode, what: @autoclosure () -> String) -> Operand? {
    guard let operand = evaluated(node, what: "\(what()) takes a count") else { return nil }
    guard node.kind != .string, case .constant(let value) = operand else { return operand }
    if case .integer = value { return operand }
    let found = if case .float = value { "a number with a fraction" } else { noun(node) }
    problems.add(
      .wrongType,
      at: node,
      "\(what()) takes a count, a whole number, and this is \(found)"
    )
    return nil
  }

  /// A condition: any value, but a text only as an expression.
  mutating func condition(_ node: JSONNode, what: @autoclosure () -> String) -> Operand? {
    evaluated(node, what: "\(what()) takes an expression")
  }

  /// A value that is no text; a text must be an expression and so begin with `=`.
  private mutating func evaluated(_ node: JSONNode, what: @autoclosure () -> String) -> Operand? {
    if node.kind == .string, node.textBytes.first != UInt8(ascii: "=") {
      problems.add(
        .missingEqualsSign,
        at: node,
        "\(what()), and this is a text: an expression begins with '='",
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

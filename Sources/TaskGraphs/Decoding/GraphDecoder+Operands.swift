import JSONDocuments

// Operands of which only some values make sense.
extension GraphDecoder {
  /// Seconds: a number, or an expression that gives one.
  mutating func seconds(_ node: JSONNode, what: String) -> Operand? {
    guard let operand = evaluated(node, what: "\(what) takes seconds") else { return nil }
    if case .constant(let value) = operand {
      switch value {
      case .integer, .float: break
      case .null, .bool, .text, .list, .object:
        problems.add(
          .wrongType,
          at: node,
          "\(what) takes seconds, a number, and this is \(noun(node))"
        )
        return nil
      }
    }
    return operand
  }

  /// A count: a whole number, or an expression that gives one.
  mutating func count(_ node: JSONNode, what: String) -> Operand? {
    guard let operand = evaluated(node, what: "\(what) takes a count") else { return nil }
    guard case .constant(let value) = operand else { return operand }
    if case .integer = value { return operand }
    let found = if case .float = value { "a number with a fraction" } else { noun(node) }
    problems.add(
      .wrongType,
      at: node,
      "\(what) takes a count, a whole number, and this is \(found)"
    )
    return nil
  }

  /// A condition: any value, but a text only as an expression.
  mutating func condition(_ node: JSONNode, what: String) -> Operand? {
    evaluated(node, what: "\(what) takes an expression")
  }

  /// A value that is no text; a text must be an expression and so begin with `=`.
  private mutating func evaluated(_ node: JSONNode, what: String) -> Operand? {
    if node.kind == .string, node.textBytes.first != UInt8(ascii: "=") {
      problems.add(
        .missingEqualsSign,
        at: node,
        "\(what), and this is a text: an expression begins with '='",
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

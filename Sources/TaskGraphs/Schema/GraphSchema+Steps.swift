import JSONDocuments

extension GraphSchema {
  /// A step: at least one operation, and what goes with it and nothing else, a second operation least
  /// of all.
  static var step: JSONLiteral {
    [
      "type": "object",
      "anyOf": .list(Operations.table.map { ["required": [.text($0.name)]] }),
      "dependentSchemas": .object(Operations.table.map { .init($0.name, schema(of: $0)) }),
    ]
  }

  /// What a step of one operation looks like.
  private static func schema(of row: OperationRow) -> JSONLiteral {
    // What is raised again keeps its message.
    guard row.name == "raise" else { return schema(of: row, row.operand.schema, row.modifiers) }
    return [
      "anyOf": [
        schema(of: row, OperandShape.onlyTrue.schema, []),
        schema(of: row, row.operand.schema, row.modifiers),
      ]
    ]
  }

  private static func schema(
    of row: OperationRow,
    _ operand: JSONLiteral,
    _ modifiers: [Modifier]
  ) -> JSONLiteral {
    var members = [JSONLiteral.Member(row.name, operand)]
    members += modifiers.map { .init($0.key, $0.schema(of: row)) }
    members.append(.init("label", text))
    return object(members, required: row.required.map(\.key))
  }
}

import JSONDocuments

/// What may stand as the operand of an operation, as far as a schema can tell.
enum OperandShape: Sendable {
  case template, name, value, condition, count, yields, seconds, limit, assignments
  case tasks, targets, target
  /// A target that never gets an id.
  case namelessTarget
  case steps, onlyTrue, exception

  /// The schema of such an operand.
  var schema: JSONLiteral {
    switch self {
    case .template: GraphSchema.text
    case .name: GraphSchema.reference("name")
    case .value: true
    case .condition: GraphSchema.reference("condition")
    case .count: GraphSchema.reference("count")
    case .yields: ["anyOf": [["const": true], GraphSchema.reference("count")]]
    case .seconds: GraphSchema.reference("seconds")
    case .limit: GraphSchema.reference("limit")
    case .assignments: ["type": "object", "propertyNames": GraphSchema.reference("name")]
    case .tasks: ["type": "array", "items": GraphSchema.text]
    case .targets: ["type": "array", "items": GraphSchema.reference("target")]
    case .target: GraphSchema.reference("target")
    case .namelessTarget:
      [
        "allOf": [
          GraphSchema.reference("target"), ["not": ["type": "object", "required": ["id"]]],
        ]
      ]
    case .steps: GraphSchema.reference("steps")
    case .onlyTrue: ["const": true]
    case .exception: GraphSchema.reference("exception")
    }
  }
}

extension Modifier {
  /// The schema of what stands beside an operation; that of `in` is the operation's own.
  func schema(of operation: OperationRow) -> JSONLiteral {
    switch self {
    case .as: GraphSchema.reference("name")
    case .args: ["type": "object"]
    case .id: GraphSchema.id
    case .message: GraphSchema.text
    case .in: operation.required.contains(.in) ? GraphSchema.reference("items") : GraphSchema.text
    case .steps, .then, .else, .finally: GraphSchema.reference("steps")
    case .returnExceptions: ["type": "boolean"]
    case .until: ["enum": .texts(WaitCondition.allCases.map(\.rawValue))]
    case .upTo: GraphSchema.reference("limit")
    case .n: ["anyOf": [["const": "all"], GraphSchema.reference("count")]]
    case .value: true
    case .error: GraphSchema.reference("exception")
    case .except: ["type": "array", "items": GraphSchema.reference("exceptPart")]
    }
  }
}

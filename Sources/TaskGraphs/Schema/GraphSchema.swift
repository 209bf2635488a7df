package import JSONDocuments

/// The JSON Schema of a graph (draft 2020-12), made from the tables that decode graphs.
///
/// It holds for the structure alone: names that must exist, circles, keys that stand twice and the
/// syntax of expressions are beyond a schema.
package enum GraphSchema {
  /// The version of the graph language, part of the schema's name.
  package static let version: Int64 = 1

  /// The whole schema.
  package static var document: JSONLiteral {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": .text("urn:interleave:graph:\(version)"),
      "version": .integer(version),
      "title": "A task graph",
      "description":
        "Cooperative tasks, what they share, and what each does step by step. A schema sees the structure; the service checks names, circles and expressions besides.",
      "type": "object",
      "properties": [
        "name": text, "description": text,
        "objects": map(of: reference("kind")),
        "variables": map(of: true),
        "coroutines": map(of: reference("coroutine")),
        "tasks": ["type": "array", "minItems": 1, "items": reference("task")],
        "options": reference("options"),
      ],
      "required": ["tasks"],
      "additionalProperties": false,
      "$defs": .object(definitions),
    ]
  }

  private static var definitions: [JSONLiteral.Member] {
    var all = values
    all += [.init("kind", kind), .init("coroutine", coroutine), .init("task", task)]
    all += [.init("steps", ["type": "array", "items": reference("step")]), .init("step", step)]
    all += [.init("target", target), .init("exceptPart", exceptPart), .init("options", options)]
    return all
  }

  // MARK: Parts of many schemas

  static let text: JSONLiteral = ["type": "string"]

  /// A template of an id: the rest of what holds for names is known once it is filled.
  static let id: JSONLiteral = ["type": "string", "minLength": 1]

  static func reference(_ name: String) -> JSONLiteral { ["$ref": .text("#/$defs/\(name)")] }

  /// An object whose members are named by people.
  private static func map(of value: JSONLiteral) -> JSONLiteral {
    ["type": "object", "propertyNames": reference("name"), "additionalProperties": value]
  }

  /// An object whose members are known.
  static func object(_ members: [JSONLiteral.Member], required: [String] = []) -> JSONLiteral {
    var schema: [JSONLiteral.Member] = [
      .init("type", "object"), .init("properties", .object(members)),
    ]
    if !required.isEmpty { schema.append(.init("required", .texts(required))) }
    schema.append(.init("additionalProperties", false))
    return .object(schema)
  }

  static func integer(from least: Int64 = .min) -> JSONLiteral {
    ["type": "integer", "minimum": .integer(least), "maximum": .integer(.max)]
  }

  // MARK: Coroutines, tasks and what they wait for

  private static var coroutine: JSONLiteral {
    let parameters: JSONLiteral = [
      "type": "array", "items": reference("name"), "uniqueItems": true,
    ]
    let members: [JSONLiteral.Member] = [
      .init("params", parameters), .init("steps", reference("steps")),
    ]
    return object(members, required: ["steps"])
  }

  private static var task: JSONLiteral {
    let after: JSONLiteral = ["type": "array", "items": text, "uniqueItems": true]
    return [
      "type": "object",
      "properties": [
        "id": reference("name"), "steps": reference("steps"), "run": text,
        "args": ["type": "object"], "after": after,
      ],
      "required": ["id"],
      "not": ["required": ["steps", "run"]],
      "dependentRequired": ["args": ["run"]],
      "additionalProperties": false,
    ]
  }

  private static var target: JSONLiteral {
    let members: [JSONLiteral.Member] = [
      .init("coroutine", text), .init("args", ["type": "object"]), .init("id", id),
    ]
    return ["anyOf": [text, object(members, required: ["coroutine"])]]
  }

  private static var exceptPart: JSONLiteral {
    let names: JSONLiteral = ["type": "array", "items": reference("name")]
    return object([
      .init("match", ["anyOf": [reference("name"), names]]),
      .init("as", reference("name")),
      .init("steps", reference("steps")),
    ])
  }
}

import JSONDocuments

/// The JSON Schema of a timeline (draft 2020-12), as docs/formats/timeline.md describes it.
///
/// Every object is closed: a member that the encoder writes and this does not know fails the check
/// that validates the timelines of all examples.
enum TimelineSchema {
  static var document: JSONLiteral {
    let head: [JSONLiteral.Member] = [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("$id", .text("urn:interleave:timeline:\(timelineFormatVersion)")),
      .init("version", .integer(Int64(timelineFormatVersion))),
      .init("title", "A timeline"),
      .init("description", "One run of a task graph: what each task did, step by step, and why."),
    ]
    guard case .object(let body) = closed(members, optional: ["warnings"]) else { return .null }
    return .object(head + body + [.init("$defs", .object(definitions))])
  }

  private static var members: [JSONLiteral.Member] {
    let count = whole(from: 0)
    return [
      .init("timeline", ["const": .integer(Int64(timelineFormatVersion))]),
      .init("id", ["type": "string", "pattern": "^[0-9a-f]{32}$"]),
      .init("name", orNull(text)),
      .init("clock", words(["virtual", "real"])),
      .init("policy", words(["fifo", "random", "schedule"])),
      .init("seed", orNull(["type": "integer"])),
      .init("warnings", list(of: reference("warning"))),
      .init("outcome", reference("outcome")),
      .init("end", time),
      .init("turns", count),
      .init("objects", list(of: closed([.init("name", text), .init("kind", text)]))),
      .init("tasks", list(of: reference("task"))),
      .init("variables", anyObject),
      .init("output", ["anyOf": [count, list(of: reference("line"))]]),
      .init("steps", ["anyOf": [count, list(of: reference("step"))]]),
    ]
  }

  private static var definitions: [JSONLiteral.Member] {
    [
      .init("warning", warning), .init("outcome", outcome), .init("task", task),
      .init("error", closed([.init("type", text), .init("message", text)])),
      .init("line", line), .init("on", on), .init("step", step), .init("action", action),
      .init("callback", closed(callback)), .init("cause", cause), .init("next", next),
      .init("timers", timers), .init("callbacks", callbacks),
    ]
  }

  // MARK: Parts of many schemas

  static let text: JSONLiteral = ["type": "string"]
  static let texts: JSONLiteral = list(of: text)
  static let time: JSONLiteral = ["type": "number", "minimum": 0]
  static let anyObject: JSONLiteral = ["type": "object"]

  static func whole(from least: Int64) -> JSONLiteral {
    ["type": "integer", "minimum": .integer(least)]
  }

  static func words(_ words: [String]) -> JSONLiteral { ["enum": .texts(words)] }

  static func reference(_ name: String) -> JSONLiteral { ["$ref": .text("#/$defs/\(name)")] }

  static func list(of elements: JSONLiteral) -> JSONLiteral {
    ["type": "array", "items": elements]
  }

  static func orNull(_ schema: JSONLiteral) -> JSONLiteral {
    ["anyOf": [["type": "null"], schema]]
  }

  /// An object with these members and no others; all that are not optional must be there.
  static func closed(
    _ members: [JSONLiteral.Member],
    optional: Set<String> = []
  ) -> JSONLiteral {
    let required = members.map(\.name).filter { !optional.contains($0) }
    return [
      "type": "object", "properties": .object(members), "required": .texts(required),
      "additionalProperties": false,
    ]
  }
}

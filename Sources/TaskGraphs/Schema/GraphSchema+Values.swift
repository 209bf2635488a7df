import JSONDocuments

extension GraphSchema {
  /// Names, numbers, and what an expression may stand for.
  static var values: [JSONLiteral.Member] {
    let expression = reference("expression")
    let number: JSONLiteral = ["type": "number"]
    let noText: JSONLiteral = ["type": ["null", "boolean", "number", "array", "object"]]
    let collection: JSONLiteral = ["type": ["array", "object"]]
    return [
      .init("name", name),
      .init("expression", ["type": "string", "pattern": "^="]),
      .init("seconds", ["anyOf": [number, expression]]),
      .init("limit", ["anyOf": [["type": "null"], number, expression]]),
      .init("count", ["anyOf": [integer(), expression]]),
      .init("condition", ["anyOf": [noText, expression]]),
      .init("items", ["anyOf": [collection, expression]]),
      .init("exception", ["allOf": [reference("name"), ["not": ["const": "ExceptionGroup"]]]]),
    ]
  }

  private static var name: JSONLiteral {
    [
      "type": "string", "minLength": 1, "maxLength": .integer(Int64(GraphDecoder.longestName)),
      "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f]*$",
    ]
  }

  /// The kind of an object: a word, or a word with a number.
  static var kind: JSONLiteral {
    let words = ObjectKind.Word.allCases
    let plain = words.filter { $0.number == nil }.map(\.rawValue)
    let numbered = words.compactMap { word in
      word.number.map { JSONLiteral.Member(word.rawValue, integer(from: $0.least)) }
    }
    let object: JSONLiteral = [
      "type": "object", "properties": .object(numbered),
      "minProperties": 1, "maxProperties": 1, "additionalProperties": false,
    ]
    return ["anyOf": [["enum": .texts(plain)], object]]
  }

  static var options: JSONLiteral {
    let limits = GraphDecoder.limitKeys.keys.map { key in
      let time: JSONLiteral = ["type": "number", "minimum": 0]
      return JSONLiteral.Member(key, key == "time" ? time : integer(from: 0))
    }
    return object([
      .init("clock", ["enum": .texts(ClockChoice.allCases.map(\.rawValue))]),
      .init("policy", ["enum": .texts(PolicyChoice.allCases.map(\.rawValue))]),
      .init("seed", integer()),
      .init("schedule", ["type": "array", "items": text]),
      .init("limits", object(limits)),
    ])
  }
}

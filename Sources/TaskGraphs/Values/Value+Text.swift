import JSONDocuments

extension Value {
  /// The text that Python's `str` makes of it, each character charged before it is made.
  func text<Context: EvaluationContext>(
    in context: inout Context
  ) throws(EvaluationFailure) -> String {
    if case .text(let own) = self {
      try context.charge(operations: own.scalarCount)
      return own
    }
    var text = ""
    try appendText(to: &text, in: &context)
    return text
  }

  /// Appends the text that Python's `str` makes of it, charging each character before it is made.
  ///
  /// - Parameters:
  ///   - text: What it is appended to.
  ///   - context: What the characters are charged to.
  /// - Throws: The limit that was reached.
  package func appendText<Context: EvaluationContext>(
    to text: inout String,
    in context: inout Context
  ) throws(EvaluationFailure) {
    if case .text(let own) = self {
      try context.charge(operations: own.scalarCount)
      text += own
    } else {
      try appendRepresentation(to: &text, in: &context)
    }
  }

  /// The same, as UTF-8.
  func appendText<Context: EvaluationContext>(
    to bytes: inout [UInt8],
    in context: inout Context
  ) throws(EvaluationFailure) {
    switch self {
    case .text(let own):
      try context.charge(operations: own.scalarCount)
      bytes.append(contentsOf: own.utf8)
    case .integer(let number):
      try context.charge(operations: JSONNumber.byteCount(of: number))
      JSONNumber.append(number, to: &bytes)
    case .null, .bool, .float, .list, .object:
      var text = ""
      try appendRepresentation(to: &text, in: &context)
      bytes.append(contentsOf: text.utf8)
    }
  }

  /// Appends the text that Python's `repr` makes of it, charging each character before it is made.
  func appendRepresentation<Context: EvaluationContext>(
    to text: inout String,
    in context: inout Context
  ) throws(EvaluationFailure) {
    let scalar: String
    switch self {
    case .null: scalar = "None"
    case .bool(let flag): scalar = flag ? "True" : "False"
    case .integer(let number): scalar = String(number)
    case .float(let number): scalar = FloatText.shortest(number)
    case .text(let own):
      text += try Self.representation(of: own, in: &context)
      return
    case .list(let list):
      try context.charge(operations: 2 * max(1, list.elements.count))
      text += "["
      for (index, element) in list.elements.enumerated() {
        if index > 0 { text += ", " }
        try element.appendRepresentation(to: &text, in: &context)
      }
      text += "]"
      return
    case .object(let object):
      try context.charge(operations: 4 * max(1, object.members.count))
      text += "{"
      for (index, member) in object.members.enumerated() {
        if index > 0 { text += ", " }
        try Value.text(member.name).appendRepresentation(to: &text, in: &context)
        text += ": "
        try member.value.appendRepresentation(to: &text, in: &context)
      }
      text += "}"
      return
    }
    try context.charge(operations: scalar.utf8.count)
    text += scalar
  }

  private static func representation<Context: EvaluationContext>(
    of text: String,
    in context: inout Context
  ) throws(EvaluationFailure) -> String {
    // Escapes can only make it longer than this; they are charged once they are known.
    try context.charge(operations: text.scalarCount)
    let representation = PythonText.representation(of: text)
    try context.charge(operations: representation.scalarCount - text.scalarCount)
    return representation
  }
}

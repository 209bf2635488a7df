extension Value {
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
      try context.charge(operations: own.unicodeScalars.count)
      text += own
    } else {
      try appendRepresentation(to: &text, in: &context)
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
      // Escapes can only make it longer than this; they are charged once they are known.
      try context.charge(operations: own.unicodeScalars.count)
      scalar = PythonText.representation(of: own)
      try context.charge(operations: scalar.unicodeScalars.count - own.unicodeScalars.count)
      text += scalar
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
}

import TaskGraphs

/// Values and texts as Python writes them in code.
enum PythonLiteral {
  /// A text in quotes: those that it does not hold itself, where that is one of the two.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - preferred: The quotes where either will do.
  /// - Returns: The literal.
  static func text(_ text: String, preferred: Unicode.Scalar = "\"") -> String {
    let other: Unicode.Scalar = preferred == "\"" ? "'" : "\""
    let scalars = text.unicodeScalars
    let quote = scalars.contains(preferred) && !scalars.contains(other) ? other : preferred
    return "\(quote)\(PythonText.escaped(text, for: quote))\(quote)"
  }

  /// A value.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - preferred: The quotes of its texts where either will do.
  /// - Returns: The literal.
  static func value(_ value: Value, preferred: Unicode.Scalar = "\"") -> String {
    var text = ""
    append(value, preferred, to: &text)
    return text
  }

  /// Values nest at most a hundred levels deep, so the recursion is no deeper.
  private static func append(_ value: Value, _ quote: Unicode.Scalar, to text: inout String) {
    switch value {
    case .null: text += "None"
    case .bool(let flag): text += flag ? "True" : "False"
    case .integer(let number): text += String(number)
    case .float(let number): text += FloatText.shortest(number)
    case .text(let own): text += PythonLiteral.text(own, preferred: quote)
    case .list(let list):
      text += "["
      for (index, element) in list.elements.enumerated() {
        if index > 0 { text += ", " }
        append(element, quote, to: &text)
      }
      text += "]"
    case .object(let object):
      text += "{"
      for (index, member) in object.members.enumerated() {
        if index > 0 { text += ", " }
        text += PythonLiteral.text(member.name, preferred: quote) + ": "
        append(member.value, quote, to: &text)
      }
      text += "}"
    }
  }

  /// A text as it stands between the double quotes of an f-string, and of a text that is formatted.
  ///
  /// By code point: to Swift a brace with an accent is no brace, to Python it is one.
  static func formatText(_ text: String) -> String {
    var doubled = String.UnicodeScalarView()
    for scalar in PythonText.escaped(text, for: "\"").unicodeScalars {
      if scalar == "{" || scalar == "}" { doubled.append(scalar) }
      doubled.append(scalar)
    }
    return String(doubled)
  }

  /// A text as one line of a comment: with no quotes to end, but line ends and what cannot be seen are
  /// escaped.
  static func comment(_ text: String) -> String {
    "# " + PythonText.escaped(text, for: "\\")
  }
}

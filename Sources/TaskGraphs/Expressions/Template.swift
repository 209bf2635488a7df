/// A text in which expressions stand in braces, parsed once.
package enum Template: Sendable {
  /// A text without expressions, its doubled braces undone.
  case constant(String)
  /// Texts and expressions in turn; at least one is an expression.
  case pieces([Piece])

  /// A part of a template.
  package enum Piece: Sendable {
    case text(String)
    case expression(Expression)
  }

  /// Appends the text that `render(in:)` gives.
  func render<Context: EvaluationContext>(
    to bytes: inout [UInt8],
    in context: inout Context
  ) throws(EvaluationFailure) {
    switch self {
    case .constant(let text): bytes.append(contentsOf: text.utf8)
    case .pieces(let pieces):
      for piece in pieces {
        switch piece {
        case .text(let text): bytes.append(contentsOf: text.utf8)
        case .expression(let expression):
          try expression.evaluate(in: &context).appendText(to: &bytes, in: &context)
        }
      }
    }
  }

  /// The text, with each expression replaced by what Python's `str` makes of its value.
  ///
  /// - Parameter context: What the expressions see; their characters are charged to it.
  /// - Returns: The text.
  /// - Throws: What an expression raised, or the limit it reached.
  package func render<Context: EvaluationContext>(
    in context: inout Context
  ) throws(EvaluationFailure) -> String {
    switch self {
    case .constant(let text): return text
    case .pieces(let pieces):
      if pieces.count == 1, case .expression(let expression) = pieces[0] {
        return try expression.evaluate(in: &context).text(in: &context)
      }
      var rendered = ""
      for piece in pieces {
        switch piece {
        case .text(let text): rendered += text
        case .expression(let expression):
          try expression.evaluate(in: &context).appendText(to: &rendered, in: &context)
        }
      }
      return rendered
    }
  }
}

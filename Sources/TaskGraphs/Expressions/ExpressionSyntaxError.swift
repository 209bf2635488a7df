/// Why a text is not an expression or a template, and where in it.
struct ExpressionSyntaxError: Error, Equatable {
  /// The byte offset in the text.
  let offset: Int
  /// What was found and what was expected.
  let fault: ExpressionFault
  /// A known name close to the one found.
  var suggestion: String?
}

extension Expression {
  /// The expression's value.
  ///
  /// - Parameter context: What the expression sees; what it makes is charged to it.
  /// - Returns: The value.
  /// - Throws: What it raised, or the limit it reached.
  package func evaluate<Context: EvaluationContext>(
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    guard let value = constantValue else {
      throw .raised(Raised("RuntimeError", "expressions are not evaluated yet"))
    }
    return value
  }
}

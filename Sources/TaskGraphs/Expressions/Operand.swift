/// A value as it stands in a graph: it may hold expressions at any depth.
package enum Operand: Sendable {
  /// A value without expressions.
  case constant(Value)
  case expression(Expression)
  /// A list with an expression somewhere in it.
  case list([Operand])
  /// An object with an expression somewhere in it.
  case object([Member])

  /// One member of an object with expressions.
  package struct Member: Sendable {
    /// The member's name.
    package let name: String
    /// The member's value.
    package let value: Operand
  }

  /// The value, its expressions evaluated in the document's order.
  ///
  /// - Parameter context: What the expressions see; what they make is charged to it.
  /// - Returns: The value.
  /// - Throws: What an expression raised, or the limit it reached.
  package func evaluate<Context: EvaluationContext>(
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    switch self {
    case .constant(let value): return value
    case .expression(let expression): return try expression.evaluate(in: &context)
    case .list(let operands):
      try context.charge(operations: operands.count)
      var elements: [Value] = []
      elements.reserveCapacity(operands.count)
      for operand in operands { elements.append(try operand.evaluate(in: &context)) }
      return try raising { () throws(Raised) in try .list(of: elements) }
    case .object(let operands):
      try context.charge(operations: operands.count)
      var members: [ObjectValue.Member] = []
      members.reserveCapacity(operands.count)
      for operand in operands {
        members.append(.init(name: operand.name, value: try operand.value.evaluate(in: &context)))
      }
      return try raising { () throws(Raised) in try .object(of: members) }
    }
  }
}

/// Turns what a body raises into a failure of the evaluation.
func raising<Result>(_ body: () throws(Raised) -> Result) throws(EvaluationFailure) -> Result {
  do { return try body() } catch { throw .raised(error) }
}

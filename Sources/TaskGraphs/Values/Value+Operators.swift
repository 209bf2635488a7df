extension Value {
  /// The value of a binary operator, but for comparisons.
  static func binary<Context: EvaluationContext>(
    _ sign: BinaryOperator,
    _ a: Value,
    _ b: Value,
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    if let x = Arithmetic.Number(a), let y = Arithmetic.Number(b) {
      do { return try Arithmetic.apply(sign, x, y) } catch { throw .raised(error) }
    }
    switch (sign, a, b) {
    case (.add, .text(let x), .text(let y)):
      try context.charge(operations: x.scalarCount + y.scalarCount)
      return .text(x + y)
    case (.add, .list(let x), .list(let y)):
      try context.charge(operations: x.elements.count + y.elements.count)
      return try raising { () throws(Raised) in try .list(of: x.elements + y.elements) }
    case (.multiply, .text, _), (.multiply, .list, _):
      return try repeating(a, b, in: &context)
    case (.multiply, _, .text), (.multiply, _, .list):
      return try repeating(b, a, in: &context)
    case (.modulo, .text, _): throw .raised(.typeError("% is arithmetic only"))
    default: throw .raised(.typeError(mismatch(sign, a, b)))
    }
  }

  private static func mismatch(_ sign: BinaryOperator, _ a: Value, _ b: Value) -> String {
    switch (sign, a) {
    case (.add, .text), (.add, .list):
      return "can only concatenate \(a.typeName) (not \"\(b.typeName)\") to \(a.typeName)"
    default:
      let types = "'\(a.typeName)' and '\(b.typeName)'"
      return "unsupported operand type(s) for \(sign.rawValue): \(types)"
    }
  }

  /// A text or a list so many times over.
  private static func repeating<Context: EvaluationContext>(
    _ sequence: Value,
    _ times: Value,
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    guard case .integer(let number) = Arithmetic.Number(times) else {
      let message = "can't multiply sequence by non-int of type '\(times.typeName)'"
      throw .raised(.typeError(message))
    }
    let count = Int(max(0, number))
    switch sequence {
    case .text(let text):
      try charge(text.scalarCount, times: count, in: &context)
      return .text(text.isEmpty ? "" : String(repeating: text, count: count))
    case .list(let list):
      try charge(list.elements.count, times: count, in: &context)
      guard !list.elements.isEmpty else { return sequence }
      var elements: [Value] = []
      elements.reserveCapacity(list.elements.count * count)
      for _ in 0..<count { elements += list.elements }
      return try raising { () throws(Raised) in try .list(of: elements) }
    case .null, .bool, .integer, .float, .object: return .null
    }
  }

  private static func charge<Context: EvaluationContext>(
    _ size: Int,
    times count: Int,
    in context: inout Context
  ) throws(EvaluationFailure) {
    let (product, overflow) = size.multipliedReportingOverflow(by: count)
    try context.charge(operations: overflow ? .max : product)
  }

  /// The value with its sign turned.
  func negated() throws(Raised) -> Value {
    switch Arithmetic.Number(self) {
    case .integer(let number): try Arithmetic.checked(Int64(0).subtractingReportingOverflow(number))
    case .float(let number): .float(-number)
    case nil: throw .typeError("bad operand type for unary -: '\(typeName)'")
    }
  }

  /// The value behind a plus sign: a number.
  func plus() throws(Raised) -> Value {
    switch Arithmetic.Number(self) {
    case .integer(let number): .integer(number)
    case .float(let number): .float(number)
    case nil: throw .typeError("bad operand type for unary +: '\(typeName)'")
    }
  }
}

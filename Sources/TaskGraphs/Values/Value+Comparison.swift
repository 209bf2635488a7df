extension Value {
  /// The value of a comparison.
  ///
  /// Lists within lists are charged as they are compared: lists that share their parts can be small
  /// and yet take for ever to compare.
  static func compare<Context: EvaluationContext>(
    _ comparison: Comparison,
    _ a: Value,
    _ b: Value,
    in context: inout Context
  ) throws(EvaluationFailure) -> Bool {
    switch comparison {
    case .equal: try equals(a, b, in: &context)
    case .notEqual: try !equals(a, b, in: &context)
    case .isIn: try contains(b, a, in: &context)
    case .isNotIn: try !contains(b, a, in: &context)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      try order(comparison, a, b, in: &context)
    }
  }

  /// Whether two values are equal: `1 == 1.0 == True`, and objects whatever their members' order.
  package static func equals<Context: EvaluationContext>(
    _ a: Value,
    _ b: Value,
    in context: inout Context
  ) throws(EvaluationFailure) -> Bool {
    switch (a, b) {
    case (.null, .null): return true
    case (.text(let x), .text(let y)): return Name.same(x, y)
    case (.list(let x), .list(let y)):
      if x === y { return true }
      guard x.elements.count == y.elements.count else { return false }
      if x.depth > 1, y.depth > 1 { try context.charge(operations: x.elements.count) }
      for (m, n) in zip(x.elements, y.elements) where try !equals(m, n, in: &context) {
        return false
      }
      return true
    case (.object(let x), .object(let y)):
      if x === y { return true }
      guard x.members.count == y.members.count else { return false }
      if x.depth > 1, y.depth > 1 { try context.charge(operations: x.members.count) }
      for member in x.members {
        guard let other = y.value(of: member.name),
          try equals(member.value, other, in: &context)
        else { return false }
      }
      return true
    default:
      guard let x = Arithmetic.Number(a), let y = Arithmetic.Number(b) else { return false }
      return Arithmetic.order(x, y) == 0
    }
  }

  /// One of the four comparisons of order.
  private static func order<Context: EvaluationContext>(
    _ comparison: Comparison,
    _ a: Value,
    _ b: Value,
    in context: inout Context
  ) throws(EvaluationFailure) -> Bool {
    if let x = Arithmetic.Number(a), let y = Arithmetic.Number(b) {
      return comparison.holds(Arithmetic.order(x, y))
    }
    switch (a, b) {
    case (.text(let x), .text(let y)): return comparison.holds(order(x, y))
    case (.list(let x), .list(let y)):
      if x.depth > 1, y.depth > 1 {
        try context.charge(operations: min(x.elements.count, y.elements.count))
      }
      for (m, n) in zip(x.elements, y.elements) where try !equals(m, n, in: &context) {
        return try order(comparison, m, n, in: &context)
      }
      return comparison.holds(x.elements.count - y.elements.count)
    default:
      let types = "'\(a.typeName)' and '\(b.typeName)'"
      let message = "'\(comparison.rawValue)' not supported between instances of \(types)"
      throw .raised(.typeError(message))
    }
  }

  /// Compares texts by code point, which is the order of their bytes in UTF-8.
  private static func order(_ a: String, _ b: String) -> Int {
    if a.utf8.lexicographicallyPrecedes(b.utf8) { return -1 }
    return Name.same(a, b) ? 0 : 1
  }

  /// Whether `container` holds the value.
  private static func contains<Context: EvaluationContext>(
    _ container: Value,
    _ value: Value,
    in context: inout Context
  ) throws(EvaluationFailure) -> Bool {
    switch container {
    case .text(let text):
      guard case .text(let part) = value else {
        let message = "'in <string>' requires string as left operand, not \(value.typeName)"
        throw .raised(.typeError(message))
      }
      return TextSearch.contains(Array(part.utf8), in: text.utf8)
    case .list(let list):
      for element in list.elements where try equals(element, value, in: &context) { return true }
      return false
    case .object(let object): return try raising { () throws(Raised) in try object.has(value) }
    case .null, .bool, .integer, .float:
      throw .raised(.typeError("argument of type '\(container.typeName)' is not iterable"))
    }
  }
}

extension ObjectValue {
  /// Whether a value is the name of a member; raises where Python could not look it up.
  fileprivate func has(_ key: Value) throws(Raised) -> Bool {
    switch key {
    case .text(let name): value(of: name) != nil
    case .list, .object: throw .typeError("unhashable type: '\(key.typeName)'")
    case .null, .bool, .integer, .float: false
    }
  }
}

extension Comparison {
  /// Whether a comparison of order holds for operands that differ so.
  func holds(_ difference: Int) -> Bool {
    switch self {
    case .less: difference < 0
    case .lessOrEqual: difference <= 0
    case .greater: difference > 0
    case .greaterOrEqual: difference >= 0
    case .equal: difference == 0
    case .notEqual: difference != 0
    case .isIn, .isNotIn: false
    }
  }
}

extension Arithmetic {
  /// Below 0, 0 or above 0 as the first is less than, equal to or greater than the second; exact,
  /// though a double cannot hold every integer.
  static func order(_ a: Number, _ b: Number) -> Int {
    switch (a, b) {
    case (.integer(let x), .integer(let y)): x < y ? -1 : x == y ? 0 : 1
    case (.float(let x), .float(let y)): x < y ? -1 : x == y ? 0 : 1
    case (.integer(let x), .float(let y)): order(x, y)
    case (.float(let x), .integer(let y)): -order(y, x)
    }
  }

  private static func order(_ a: Int64, _ b: Double) -> Int {
    if b >= 0x1p63 { return -1 }
    if b < -0x1p63 { return 1 }
    let whole = b.rounded(.down)
    let floor = Int64(whole)
    if a != floor { return a < floor ? -1 : 1 }
    return b > whole ? -1 : 0
  }
}

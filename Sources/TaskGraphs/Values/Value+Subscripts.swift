extension Value {
  /// The value of `x[i]`.
  func element<Context: EvaluationContext>(
    at index: Value,
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    switch self {
    case .list(let list):
      guard case .integer(let number) = Arithmetic.Number(index) else {
        let message = "list indices must be integers or slices, not \(index.typeName)"
        throw .raised(.typeError(message))
      }
      guard let place = Value.place(number, count: list.elements.count) else {
        throw .raised(Raised("IndexError", "list index out of range"))
      }
      return list.elements[place]
    case .text(let text):
      guard case .integer(let number) = Arithmetic.Number(index) else {
        let message = "string indices must be integers, not '\(index.typeName)'"
        throw .raised(.typeError(message))
      }
      guard let place = Value.place(number, count: text.scalarCount) else {
        throw .raised(Raised("IndexError", "string index out of range"))
      }
      try context.charge(operations: 1)
      return .text(Value.characters(of: text, in: place..<place + 1))
    case .object(let object):
      return try member(of: object, key: index, in: &context)
    case .null, .bool, .integer, .float:
      throw .raised(.typeError("'\(typeName)' object is not subscriptable"))
    }
  }

  private func member<Context: EvaluationContext>(
    of object: ObjectValue,
    key: Value,
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    switch key {
    case .list, .object: throw .raised(.typeError("unhashable type: '\(key.typeName)'"))
    case .text(let name): if let value = object.value(of: name) { return value }
    case .null, .bool, .integer, .float: break
    }
    var message = ""
    try key.appendRepresentation(to: &message, in: &context)
    throw .raised(Raised("KeyError", message))
  }

  /// The value of `x[a:b]`; a bound that is left out is null.
  func slice<Context: EvaluationContext>(
    from lower: Value,
    to upper: Value,
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    switch self {
    case .list(let list):
      let range = try raising { () throws(Raised) in
        try Value.range(lower, upper, count: list.elements.count)
      }
      try context.charge(operations: range.count)
      return try raising { () throws(Raised) in try .list(of: Array(list.elements[range])) }
    case .text(let text):
      let range = try raising { () throws(Raised) in
        try Value.range(lower, upper, count: text.scalarCount)
      }
      try context.charge(operations: range.count)
      return .text(Value.characters(of: text, in: range))
    case .object:
      // A slice is a key like any other to Python, and no object has it.
      var message = "slice("
      for bound in [lower, upper] {
        try bound.appendRepresentation(to: &message, in: &context)
        message += ", "
      }
      throw .raised(Raised("KeyError", message + "None)"))
    case .null, .bool, .integer, .float:
      throw .raised(.typeError("'\(typeName)' object is not subscriptable"))
    }
  }

  /// An index from the front, or nil where it is out of range.
  private static func place(_ index: Int64, count: Int) -> Int? {
    let place = index < 0 ? index + Int64(count) : index
    return place >= 0 && place < Int64(count) ? Int(place) : nil
  }

  private static func range(
    _ lower: Value,
    _ upper: Value,
    count: Int
  ) throws(Raised) -> Range<Int> {
    let from = try bound(lower, count: count) ?? 0
    let to = try bound(upper, count: count) ?? count
    return from..<max(from, to)
  }

  private static func bound(_ value: Value, count: Int) throws(Raised) -> Int? {
    if case .null = value { return nil }
    guard case .integer(let number) = Arithmetic.Number(value) else {
      throw .typeError("slice indices must be integers or None or have an __index__ method")
    }
    let place = number < 0 ? number.addingReportingOverflow(Int64(count)).partialValue : number
    return Int(min(max(0, place), Int64(count)))
  }

  private static func characters(of text: String, in range: Range<Int>) -> String {
    let scalars = text.unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: range.lowerBound)
    let end = scalars.index(start, offsetBy: range.count)
    return String(scalars[start..<end])
  }
}

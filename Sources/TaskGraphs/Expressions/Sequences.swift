/// Lists, texts and objects as things to be run over.
enum Sequences {
  /// What `len` gives.
  static func count(of value: Value) throws(EvaluationFailure) -> Int {
    switch value {
    case .text(let text): text.scalarCount
    case .list(let list): list.elements.count
    case .object(let object): object.members.count
    case .null, .bool, .integer, .float:
      throw .raised(.typeError("object of type '\(value.typeName)' has no len()"))
    }
  }

  /// A list's elements, a text's characters or the names of an object's members.
  static func elements<Context: EvaluationContext>(
    of value: Value,
    in context: inout Context
  ) throws(EvaluationFailure) -> [Value] {
    switch value {
    case .list(let list): return list.elements
    case .text(let text):
      try context.charge(operations: text.scalarCount)
      return text.unicodeScalars.map { .text(String($0)) }
    case .object(let object):
      try context.charge(operations: object.members.count)
      return object.members.map { .text($0.name) }
    case .null, .bool, .integer, .float:
      throw .raised(.typeError("'\(value.typeName)' object is not iterable"))
    }
  }

  /// What `range` gives, as a list.
  static func range<Context: EvaluationContext>(
    _ arguments: ArraySlice<Value>,
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    var bounds: [Int64] = []
    for argument in arguments {
      guard case .integer(let number) = Arithmetic.Number(argument) else {
        let message = "'\(argument.typeName)' object cannot be interpreted as an integer"
        throw .raised(.typeError(message))
      }
      bounds.append(number)
    }
    let start = bounds.count == 1 ? 0 : bounds[0]
    let end = bounds.count == 1 ? bounds[0] : bounds[1]
    let step = bounds.count == 3 ? bounds[2] : 1
    guard step != 0 else { throw .raised(.valueError("range() arg 3 must not be zero")) }
    let distance = step > 0 ? Int128(end) - Int128(start) : Int128(start) - Int128(end)
    let width = Int128(step.magnitude)
    let count = distance <= 0 ? 0 : Int(clamping: (distance + width - 1) / width)
    try context.charge(operations: count)
    var elements: [Value] = []
    elements.reserveCapacity(count)
    for index in 0..<count { elements.append(.integer(start + Int64(index) * step)) }
    return try raising { () throws(Raised) in try .list(of: elements) }
  }
}

/// What `sum` gives.
enum Summation {
  static func sum<Context: EvaluationContext>(
    of value: Value,
    start: Value?,
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    let elements = try Sequences.elements(of: value, in: &context)
    var total = start ?? .integer(0)
    if case .text = total {
      let message = "sum() can't sum strings [use ''.join(seq) instead]"
      throw .raised(.typeError(message))
    }
    var rest = elements[...]
    if case .integer(let first) = total {
      let integers = rest.prefix {
        if case .integer = Arithmetic.Number($0) { true } else { false }
      }
      rest = rest[integers.endIndex...]
      // Only the whole sum must fit, not each step of it.
      var exact = Int128(first)
      for case .integer(let number)? in integers.lazy.map(Arithmetic.Number.init) {
        exact += Int128(number)
      }
      if let next = rest.first, case .float(let number)? = Arithmetic.Number(next) {
        rest = rest.dropFirst()
        total = .float(Double(exact) + number)
      } else {
        guard let fitting = Int64(exactly: exact) else { throw .raised(.overflow("integer")) }
        total = .integer(fitting)
      }
    }
    if case .float(let first) = total { total = .float(floats(first, &rest)) }
    for element in rest { total = try Value.binary(.add, total, element, in: &context) }
    if case .float(let number) = total, !number.isFinite { throw .raised(.overflow("float")) }
    return total
  }

  /// Adds up the numbers at the front, from the first float on, as CPython does since 3.12: with
  /// Neumaier's compensation (1974, doi:10.1002/zamm.19740540106).
  private static func floats(_ first: Double, _ rest: inout ArraySlice<Value>) -> Double {
    var total = first
    var compensation = 0.0
    while let number = rest.first.flatMap(Arithmetic.Number.init) {
      rest = rest.dropFirst()
      guard case .float(let addend) = number else {
        total += number.double
        continue
      }
      let sum = total + addend
      if total.magnitude >= addend.magnitude {
        compensation += (total - sum) + addend
      } else {
        compensation += (addend - sum) + total
      }
      total = sum
    }
    return compensation.isFinite ? total + compensation : total
  }
}

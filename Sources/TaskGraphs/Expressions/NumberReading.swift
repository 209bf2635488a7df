/// What `int` and `float` give.
enum NumberReading {
  /// CPython reads no longer integers than this from a text, since it takes quadratic time.
  private static let mostDigits = 4300

  static func integer<Context: EvaluationContext>(
    from value: Value,
    base: Value?,
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    guard let base else { return try integer(from: value, in: &context) }
    guard case .integer(let radix) = Arithmetic.Number(base) else {
      let message = "'\(base.typeName)' object cannot be interpreted as an integer"
      throw .raised(.typeError(message))
    }
    guard case .text(let text) = value else {
      throw .raised(.typeError("int() can't convert non-string with explicit base"))
    }
    guard radix == 0 || (2...36).contains(radix) else {
      throw .raised(.valueError("int() base must be >= 2 and <= 36, or 0"))
    }
    return try integer(text, radix: Int(radix), in: &context)
  }

  private static func integer<Context: EvaluationContext>(
    from value: Value,
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    switch value {
    case .integer: return value
    case .bool(let flag): return .integer(flag ? 1 : 0)
    case .float(let number):
      guard let whole = Int64(exactly: number.rounded(.towardZero)) else {
        throw .raised(.overflow("integer"))
      }
      return .integer(whole)
    case .text(let text): return try integer(text, radix: 10, in: &context)
    case .null, .list, .object:
      let message =
        "int() argument must be a string, a bytes-like object or a real number, not "
        + "'\(value.typeName)'"
      throw .raised(.typeError(message))
    }
  }

  private static func integer<Context: EvaluationContext>(
    _ text: String,
    radix: Int,
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    guard let (isNegative, digits, found) = NumberText.integer(text, radix: radix) else {
      // CPython shows no more than 200 characters here.
      var shown = ""
      try Value.text(String(text.unicodeScalars.prefix(200)))
        .appendRepresentation(to: &shown, in: &context)
      shown = String(shown.unicodeScalars.prefix(200))
      throw .raised(.valueError("invalid literal for int() with base \(radix): \(shown)"))
    }
    if digits.count > mostDigits, found & (found - 1) != 0 {
      let message =
        "Exceeds the limit (\(mostDigits) digits) for integer string conversion: value has "
        + "\(digits.count) digits; use sys.set_int_max_str_digits() to increase the limit"
      throw .raised(.valueError(message))
    }
    let number = Int64(
      (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self),
      radix: found
    )
    guard let number else { throw .raised(.overflow("integer")) }
    return .integer(number)
  }

  static func float<Context: EvaluationContext>(
    from value: Value,
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    if let number = Arithmetic.Number(value) { return .float(number.double) }
    guard case .text(let text) = value else {
      let message = "float() argument must be a string or a real number, not '\(value.typeName)'"
      throw .raised(.typeError(message))
    }
    guard let number = NumberText.float(text) else {
      var shown = ""
      try value.appendRepresentation(to: &shown, in: &context)
      throw .raised(.valueError("could not convert string to float: \(shown)"))
    }
    return try raising { () throws(Raised) in try Arithmetic.checked(number) }
  }
}

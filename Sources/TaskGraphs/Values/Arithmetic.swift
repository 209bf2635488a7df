/// Python's arithmetic on numbers, in 64-bit integers and doubles.
///
/// Nothing wraps and nothing becomes infinite: both raise `OverflowError` instead.
enum Arithmetic {
  /// A number of either type; booleans count as integers.
  enum Number {
    case integer(Int64)
    case float(Double)

    init?(_ value: Value) {
      switch value {
      case .integer(let number): self = .integer(number)
      case .float(let number): self = .float(number)
      case .bool(let flag): self = .integer(flag ? 1 : 0)
      case .null, .text, .list, .object: return nil
      }
    }

    var double: Double {
      switch self {
      case .integer(let number): Double(number)
      case .float(let number): number
      }
    }
  }

  static func checked(_ number: Double) throws(Raised) -> Value {
    guard number.isFinite else { throw .overflow("float") }
    return .float(number)
  }

  static func checked(_ result: (partialValue: Int64, overflow: Bool)) throws(Raised) -> Value {
    guard !result.overflow else { throw .overflow("integer") }
    return .integer(result.partialValue)
  }

  static func apply(_ sign: BinaryOperator, _ a: Number, _ b: Number) throws(Raised) -> Value {
    if case .integer(let a) = a, case .integer(let b) = b {
      return switch sign {
      case .add: try checked(a.addingReportingOverflow(b))
      case .subtract: try checked(a.subtractingReportingOverflow(b))
      case .multiply: try checked(a.multipliedReportingOverflow(by: b))
      case .divide: try .float(quotient(a, b))
      case .floorDivide: try floorDivide(a, b)
      case .modulo: try modulo(a, b)
      }
    }
    return switch sign {
    case .add: try checked(a.double + b.double)
    case .subtract: try checked(a.double - b.double)
    case .multiply: try checked(a.double * b.double)
    case .divide: try divide(a.double, b.double)
    case .floorDivide: try checked(try floorDivision(a.double, b.double).quotient)
    case .modulo:
      try checked(
        try floorDivision(a.double, b.double, zero: "float modulo by zero").remainder
      )
    }
  }

  private static func divide(_ a: Double, _ b: Double) throws(Raised) -> Value {
    guard b != 0 else { throw Raised("ZeroDivisionError", "float division by zero") }
    return try checked(a / b)
  }

  private static func floorDivide(_ a: Int64, _ b: Int64) throws(Raised) -> Value {
    guard b != 0 else { throw Raised("ZeroDivisionError", "integer division or modulo by zero") }
    let (quotient, overflow) = a.dividedReportingOverflow(by: b)
    if overflow { throw .overflow("integer") }
    let isInexact = quotient &* b != a
    return .integer(isInexact && (a < 0) != (b < 0) ? quotient - 1 : quotient)
  }

  private static func modulo(_ a: Int64, _ b: Int64) throws(Raised) -> Value {
    guard b != 0 else { throw Raised("ZeroDivisionError", "integer modulo by zero") }
    // The one case in which the quotient overflows has no remainder.
    guard b != -1 else { return .integer(0) }
    let remainder = a % b
    return .integer(remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder)
  }

  /// CPython's `float_divmod`: the remainder has the divisor's sign, the quotient is a whole number.
  private static func floorDivision(
    _ a: Double,
    _ b: Double,
    zero message: String = "float floor division by zero"
  ) throws(Raised) -> (quotient: Double, remainder: Double) {
    guard b != 0 else { throw Raised("ZeroDivisionError", message) }
    var remainder = a.truncatingRemainder(dividingBy: b)
    var quotient = (a - remainder) / b
    if remainder == 0 {
      remainder = Double(signOf: b, magnitudeOf: 0)
    } else if (b < 0) != (remainder < 0) {
      remainder += b
      quotient -= 1
    }
    guard quotient != 0 else { return (Double(signOf: a / b, magnitudeOf: 0), remainder) }
    var floored = quotient.rounded(.down)
    if quotient - floored > 0.5 { floored += 1 }
    return (floored, remainder)
  }

  /// The double closest to the quotient of two integers.
  ///
  /// Beyond 2^53 converting first and dividing then would round twice; so there the quotient is
  /// computed to more bits than a double has, and rounded once.
  private static func quotient(_ a: Int64, _ b: Int64) throws(Raised) -> Double {
    guard b != 0 else { throw .divisionByZero }
    let exact: UInt64 = 1 << 53
    if a.magnitude <= exact, b.magnitude <= exact { return Double(a) / Double(b) }
    guard a != 0 else { return b < 0 ? -0.0 : 0.0 }
    let shift = 64 + a.magnitude.leadingZeroBitCount
    let (whole, rest) = (UInt128(a.magnitude) << UInt128(shift))
      .quotientAndRemainder(dividingBy: UInt128(b.magnitude))
    // The quotient has at least 64 bits: its last one only tells whether anything was cut off.
    let rounded = Double(rest == 0 ? whole : whole | 1)
    let magnitude = Double(sign: .plus, exponent: -shift, significand: rounded)
    return (a < 0) == (b < 0) ? magnitude : -magnitude
  }
}

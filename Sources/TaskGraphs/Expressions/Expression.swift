/// An expression of the graph language, parsed and with its names resolved.
///
/// It is kept as code for a small stack machine, in the order in which Python evaluates: so running it
/// needs no recursion, whatever its length, and a copy costs two reference counts.
package struct Expression: Sendable {
  /// One instruction of the stack machine.
  package enum Code: Sendable {
    case constant(UInt32)
    case integer(Int64)
    /// 2^63 where no minus sign precedes it.
    case integerBeyondGreatest
    /// A literal too large for any integer or float: raises `OverflowError` where it is evaluated.
    case integerOverflow, floatOverflow
    /// A local of the coroutine call; `name` is the constant that holds its name.
    case local(slot: UInt32, name: UInt32)
    /// A shared variable, by its place in `TaskGraph.variables`.
    case shared(UInt32)
    case binary(BinaryOperator)
    case compare(Comparison)
    case negate, plus, not
    case makeList(UInt32)
    case index
    /// A slice; tells which bounds stand on the stack.
    case slice(hasLower: Bool, hasUpper: Bool)
    case call(Function, UInt32)
    /// Jumps over so many instructions.
    case jump(Int32)
    /// Takes the top and jumps where it is false.
    case jumpIfFalse(Int32)
    /// `and`: keeps the top and jumps where it is false, else drops it.
    case jumpIfFalseOrDrop(Int32)
    /// `or`: keeps the top and jumps where it is true, else drops it.
    case jumpIfTrueOrDrop(Int32)
    /// A comparison in a chain: leaves the right operand and goes on, or leaves false and jumps.
    case compareOrJump(Comparison, Int32)
  }

  /// The instructions, in order.
  package let code: [Code]
  /// What `Code.constant` and names refer to.
  package let constants: [Value]

  init(code: [Code], constants: [Value]) {
    self.code = code
    self.constants = constants
  }

  /// The value, where the expression is nothing but a constant.
  package var constantValue: Value? {
    guard code.count == 1 else { return nil }
    return switch code[0] {
    case .constant(let index): constants[Int(index)]
    case .integer(let number): .integer(number)
    default: nil
    }
  }
}

/// An operator between two values, but for comparisons.
package enum BinaryOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "%"
}

/// An operator of a comparison.
package enum Comparison: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case isIn = "in"
  case isNotIn = "not in"
}

/// A function that expressions can call.
package enum Function: String, Sendable, CaseIterable {
  case len, min, max, sum, abs, str, int, float, sorted, range
  case now, task, done, cancelled, locked, size
  case isSet = "is_set"
}

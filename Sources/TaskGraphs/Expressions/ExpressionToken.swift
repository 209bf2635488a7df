/// The smallest parts of an expression.
enum ExpressionToken: Equatable {
  case end
  case integer(Int64)
  /// 2^63: an integer only after a minus sign.
  case integerBeyondGreatest
  /// An integer literal that no 64 bits hold.
  case hugeInteger
  case float(Double)
  case text(String)
  /// A name, a word such as `and`, or a constant such as `True`.
  case word(String)
  /// An operator, a bracket, a comma or a colon.
  case symbol(Symbol)

  /// Operators and what else is neither a word nor a value.
  enum Symbol: String {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case slash = "/"
    case doubleSlash = "//"
    case percent = "%"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
    case comma = ","
    case colon = ":"

    /// The comparison that it stands for.
    var comparison: Comparison? {
      switch self {
      case .equal: .equal
      case .notEqual: .notEqual
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .greater: .greater
      case .greaterOrEqual: .greaterOrEqual
      default: nil
      }
    }

    /// The operator that it stands for, if that binds like a product.
    var productOperator: BinaryOperator? {
      switch self {
      case .times: .multiply
      case .slash: .divide
      case .doubleSlash: .floorDivide
      case .percent: .modulo
      default: nil
      }
    }
  }

  /// The token as it is told.
  var finding: ExpressionFinding {
    switch self {
    case .end: .end
    case .integer, .integerBeyondGreatest, .hugeInteger, .float: .number
    case .text: .text
    case .word(let word): .token(word)
    case .symbol(let symbol): .token(symbol.rawValue)
    }
  }
}

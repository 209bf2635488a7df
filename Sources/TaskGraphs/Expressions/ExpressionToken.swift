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
  case symbol(String)

  /// The token as it is shown in messages.
  var description: String {
    switch self {
    case .end: "the end of the expression"
    case .integer, .integerBeyondGreatest, .hugeInteger, .float: "a number"
    case .text: "a text"
    case .word(let word): "'\(word)'"
    case .symbol(let symbol): "'\(symbol)'"
    }
  }
}

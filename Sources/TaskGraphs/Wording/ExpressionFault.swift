/// What is wrong with an expression or a template.
package enum ExpressionFault: Sendable, Equatable {
  case unexpected(ExpressionFinding, ExpressionNeed)
  case lineBreak
  case strayCharacter(String, ExpressionHint?)
  case text(ExpressionTextFault)
  case number(ExpressionNumberFault)
  case brace(BraceFault)
  case onlyFunctionsAreCalled
  case unknownFunction(String)
  case identityTest
  case tooDeep(limit: Int)
}

/// What stands where an expression goes wrong.
package enum ExpressionFinding: Sendable, Equatable {
  case end, number, text
  /// A word or a symbol.
  case token(String)
}

/// What an expression needs in that place.
package enum ExpressionNeed: Sendable, Equatable {
  case value
  case valueNotWord
  case operatorOrEnd
  /// One of these symbols or words.
  case tokens([String])
  case closingNotTuple
  case closingNotSliceStep
  case inAfterNot
}

/// What someone meant by a character that no expression holds.
package enum ExpressionHint: Sendable, Equatable {
  case noPower
  case write(String)
  case compare
  case noConversion
  case noFormat
  case noAttributes
  case noObjects
}

/// A mistake in a text within an expression.
package enum ExpressionTextFault: Sendable, Equatable {
  case prefix
  case lineBreak
  case unterminated
  case namedCharacter
  case hexadecimalDigits(Int)
  case noCharacter
}

/// A mistake in a number within an expression.
package enum ExpressionNumberFault: Sendable, Equatable {
  case letterBehind
  case leadingZeros
  case noDigit
}

/// A mistake in the braces of a template.
package enum BraceFault: Sendable, Equatable {
  case unopened
  case empty
  case unclosed
}

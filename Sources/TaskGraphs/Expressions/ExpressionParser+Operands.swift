// What operators stand between: values, names, calls, lists, and what follows in square brackets.
extension ExpressionParser {
  mutating func postfixed(in scope: inout NameScope) throws(ExpressionSyntaxError) {
    try operand(in: &scope)
    while try take(.symbol(.openBracket)) {
      try nested { (parser) throws(ExpressionSyntaxError) in try parser.subscripting(in: &scope) }
    }
    if token == .symbol(.openParenthesis) {
      throw ExpressionSyntaxError(offset: start, fault: .onlyFunctionsAreCalled)
    }
  }

  private mutating func operand(in scope: inout NameScope) throws(ExpressionSyntaxError) {
    switch token {
    case .integer(let number): emit(.integer(number))
    case .integerBeyondGreatest: emit(.integerBeyondGreatest)
    case .hugeInteger: emit(.integerOverflow)
    case .float(let number):
      emit(number.isFinite ? .constant(constant(.float(number))) : .floatOverflow)
    case .text: return try texts()
    case .word(let word): return try name(word, in: &scope)
    case .symbol(.openParenthesis):
      try advance()
      return try nested { (parser) throws(ExpressionSyntaxError) in
        try parser.expression(in: &scope)
        if parser.token == .symbol(.comma) {
          throw parser.unexpected(.closingNotTuple)
        }
        guard try parser.take(.symbol(.closeParenthesis)) else {
          throw parser.unexpected(.tokens([")"]))
        }
      }
    case .symbol(.openBracket):
      try advance()
      return try nested { (parser) throws(ExpressionSyntaxError) in
        parser.emit(.makeList(try parser.arguments(until: .closeBracket, in: &scope)))
      }
    case .symbol, .end: throw unexpected(.value)
    }
    try advance()
  }

  /// Texts that follow each other are one, as in Python.
  private mutating func texts() throws(ExpressionSyntaxError) {
    var joined = ""
    while case .text(let text) = token {
      joined += text
      try advance()
    }
    emit(.constant(constant(.text(joined))))
  }

  private mutating func name(
    _ word: String,
    in scope: inout NameScope
  ) throws(ExpressionSyntaxError) {
    let place = start
    if let value = PythonWords.constants[word] {
      emit(.constant(constant(value)))
      return try advance()
    }
    if PythonWords.reserved.contains(word) {
      throw unexpected(.valueNotWord)
    }
    try advance()
    if try take(.symbol(.openParenthesis)) { return try call(word, at: place, in: &scope) }
    switch scope.resolve(word) {
    case .shared(let index): emit(.shared(UInt32(index)))
    case .local(let slot): emit(.local(slot: UInt32(slot), name: constant(.text(word))))
    }
  }

  private mutating func call(
    _ word: String,
    at place: Int,
    in scope: inout NameScope
  ) throws(ExpressionSyntaxError) {
    guard let function = Function(rawValue: word) else {
      throw ExpressionSyntaxError(
        offset: place,
        fault: .unknownFunction(word),
        suggestion: Suggestion.word(for: word, among: Function.allCases.map(\.rawValue))
      )
    }
    try nested { (parser) throws(ExpressionSyntaxError) in
      parser.emit(.call(function, try parser.arguments(until: .closeParenthesis, in: &scope)))
    }
  }

  /// Expressions with commas between them, and how many there are.
  private mutating func arguments(
    until closing: ExpressionToken.Symbol,
    in scope: inout NameScope
  ) throws(ExpressionSyntaxError) -> UInt32 {
    var count: UInt32 = 0
    while token != .symbol(closing) {
      try expression(in: &scope)
      count += 1
      guard try take(.symbol(.comma)) else { break }
    }
    guard try take(.symbol(closing)) else { throw unexpected(.tokens([",", closing.rawValue])) }
    return count
  }

  /// An index or a slice; the opening bracket has been taken.
  private mutating func subscripting(in scope: inout NameScope) throws(ExpressionSyntaxError) {
    let hasLower = token != .symbol(.colon)
    if hasLower { try expression(in: &scope) }
    if try take(.symbol(.closeBracket)) { return emit(.index) }
    guard try take(.symbol(.colon)) else { throw unexpected(.tokens([":", "]"])) }
    let hasUpper = token != .symbol(.closeBracket) && token != .symbol(.colon)
    if hasUpper { try expression(in: &scope) }
    let hasStep = try take(.symbol(.colon))
    guard try take(.symbol(.closeBracket)) else {
      throw unexpected(hasStep ? .closingNotSliceStep : .tokens(["]"]))
    }
    emit(.slice(hasLower: hasLower, hasUpper: hasUpper))
  }
}

/// The words of an expression that are not names.
private enum PythonWords {
  static let constants: [String: Value] = [
    "true": .bool(true), "True": .bool(true), "false": .bool(false), "False": .bool(false),
    "null": .null, "None": .null,
  ]

  static let reserved: Set<String> = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
  ]
}

/// Parses an expression straight into code.
///
/// Python evaluates from left to right, so code can be written as the text is read; only a conditional
/// has its condition in the middle, and moves it to the front. Nesting is the only recursion, and it
/// is bounded: chains of operators, of any length, are loops.
struct ExpressionParser {
  /// How deep brackets may be nested; Python's own parser stops at 200.
  static let deepestNesting = 100

  private var lexer: ExpressionLexer
  private(set) var token = ExpressionToken.end
  /// Where the current token begins.
  private(set) var start: Int
  private var depth = 0
  var code: [Expression.Code] = []
  private var constants: [Value] = []

  /// Where the text goes on behind the expression.
  var end: Int { start }

  /// Parses an expression that ends with its text, or at a brace.
  ///
  /// - Parameters:
  ///   - bytes: The text, without the `=` or the brace before it.
  ///   - endsAtBrace: Whether a closing brace ends it.
  ///   - scope: What names mean; it gains the locals that are new.
  /// - Returns: The expression, and where in the text it ended.
  /// - Throws: The first thing that is wrong with it.
  static func parse(
    _ bytes: ArraySlice<UInt8>,
    endsAtBrace: Bool = false,
    in scope: inout NameScope
  ) throws(ExpressionSyntaxError) -> (Expression, end: Int) {
    var parser = ExpressionParser(bytes, endsAtBrace: endsAtBrace)
    try parser.advance()
    try parser.expression(in: &scope)
    guard parser.token == .end else {
      if endsAtBrace, parser.token == .symbol(.colon) {
        let fault = ExpressionFault.strayCharacter(":", .noFormat)
        throw ExpressionSyntaxError(offset: parser.start, fault: fault)
      }
      throw parser.unexpected(.operatorOrEnd)
    }
    return (Expression(code: parser.code, constants: parser.constants), parser.start)
  }

  private init(_ bytes: ArraySlice<UInt8>, endsAtBrace: Bool) {
    lexer = ExpressionLexer(bytes, endsAtBrace: endsAtBrace)
    start = bytes.startIndex
  }

  // MARK: Tokens

  mutating func advance() throws(ExpressionSyntaxError) {
    (token, start) = try lexer.next()
  }

  mutating func take(_ expected: ExpressionToken) throws(ExpressionSyntaxError) -> Bool {
    guard token == expected else { return false }
    try advance()
    return true
  }

  func unexpected(_ need: ExpressionNeed) -> ExpressionSyntaxError {
    ExpressionSyntaxError(offset: start, fault: .unexpected(token.finding, need))
  }

  // MARK: Code

  mutating func emit(_ instruction: Expression.Code) { code.append(instruction) }

  mutating func constant(_ value: Value) -> UInt32 {
    constants.append(value)
    return UInt32(constants.count - 1)
  }

  /// Puts the code from `middle` on before the code from `first` on; jumps are relative and survive.
  mutating func rotate(from first: Int, middle: Int) {
    let head = Array(code[first..<middle])
    code.removeSubrange(first..<middle)
    code += head
  }

  mutating func patch(_ places: [Int], with jump: (Int32) -> Expression.Code) {
    for place in places { code[place] = jump(Int32(code.count - place - 1)) }
  }

  mutating func insert(_ instruction: Expression.Code, at place: Int) {
    code.insert(instruction, at: place)
  }

  /// Parses what stands within brackets, one level deeper.
  mutating func nested(
    _ body: (inout ExpressionParser) throws(ExpressionSyntaxError) -> Void
  ) throws(ExpressionSyntaxError) {
    depth += 1
    defer { depth -= 1 }
    if depth > ExpressionParser.deepestNesting {
      let fault = ExpressionFault.tooDeep(limit: ExpressionParser.deepestNesting)
      throw ExpressionSyntaxError(offset: start, fault: fault)
    }
    try body(&self)
  }
}

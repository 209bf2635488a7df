// Python's levels of precedence, from the loosest to the tightest.
extension ExpressionParser {
  /// `a if c else b`, whose chains run to the right.
  mutating func expression(in scope: inout NameScope) throws(ExpressionSyntaxError) {
    var ends: [Int] = []
    while true {
      let first = code.count
      try disjunction(in: &scope)
      guard try take(.word("if")) else { break }
      let middle = code.count
      try disjunction(in: &scope)
      guard try take(.word("else")) else { throw unexpected(.tokens(["else"])) }
      let conditionLength = code.count - middle
      rotate(from: first, middle: middle)
      let valueLength = code.count - first - conditionLength
      insert(.jumpIfFalse(Int32(valueLength + 1)), at: first + conditionLength)
      ends.append(code.count)
      emit(.jump(0))
    }
    patch(ends) { .jump($0) }
  }

  private mutating func disjunction(in scope: inout NameScope) throws(ExpressionSyntaxError) {
    try conjunction(in: &scope)
    var ends: [Int] = []
    while try take(.word("or")) {
      ends.append(code.count)
      emit(.jumpIfTrueOrDrop(0))
      try conjunction(in: &scope)
    }
    patch(ends) { .jumpIfTrueOrDrop($0) }
  }

  private mutating func conjunction(in scope: inout NameScope) throws(ExpressionSyntaxError) {
    try inversion(in: &scope)
    var ends: [Int] = []
    while try take(.word("and")) {
      ends.append(code.count)
      emit(.jumpIfFalseOrDrop(0))
      try inversion(in: &scope)
    }
    patch(ends) { .jumpIfFalseOrDrop($0) }
  }

  private mutating func inversion(in scope: inout NameScope) throws(ExpressionSyntaxError) {
    var count = 0
    while try take(.word("not")) { count += 1 }
    try comparison(in: &scope)
    for _ in 0..<count { emit(.not) }
  }

  private mutating func comparison(in scope: inout NameScope) throws(ExpressionSyntaxError) {
    try sum(in: &scope)
    var ends: [(place: Int, comparison: Comparison)] = []
    var pending = try comparisonOperator()
    while let comparison = pending {
      try sum(in: &scope)
      pending = try comparisonOperator()
      if pending == nil {
        emit(.compare(comparison))
      } else {
        ends.append((code.count, comparison))
        emit(.compareOrJump(comparison, 0))
      }
    }
    for (place, comparison) in ends { patch([place]) { .compareOrJump(comparison, $0) } }
  }

  private mutating func comparisonOperator() throws(ExpressionSyntaxError) -> Comparison? {
    switch token {
    case .symbol(let symbol):
      guard let comparison = symbol.comparison else { return nil }
      try advance()
      return comparison
    case .word("in"):
      try advance()
      return .isIn
    case .word("not"):
      try advance()
      guard try take(.word("in")) else { throw unexpected(.inAfterNot) }
      return .isNotIn
    case .word("is"):
      throw ExpressionSyntaxError(offset: start, fault: .identityTest)
    default: return nil
    }
  }

  private mutating func sum(in scope: inout NameScope) throws(ExpressionSyntaxError) {
    try product(in: &scope)
    while case .symbol(let symbol) = token, symbol == .plus || symbol == .minus {
      try advance()
      try product(in: &scope)
      emit(.binary(symbol == .plus ? .add : .subtract))
    }
  }

  private mutating func product(in scope: inout NameScope) throws(ExpressionSyntaxError) {
    try signed(in: &scope)
    while case .symbol(let symbol) = token, let sign = symbol.productOperator {
      try advance()
      try signed(in: &scope)
      emit(.binary(sign))
    }
  }

  private mutating func signed(in scope: inout NameScope) throws(ExpressionSyntaxError) {
    var signs: [Expression.Code] = []
    while case .symbol(let symbol) = token, symbol == .plus || symbol == .minus {
      signs.append(symbol == .minus ? .negate : .plus)
      try advance()
    }
    let begin = code.count
    try postfixed(in: &scope)
    // A literal's sign is part of it: the smallest integer has no positive twin. Behind a jump, as in
    // `-(n or 7)`, a literal is only one of the values that the sign is for.
    let isLiteral = code.count == begin + 1
    while let sign = signs.popLast() {
      switch (sign, isLiteral ? code.last : nil) {
      case (.negate, .integer(let number)) where number > 0:
        code[code.count - 1] = .integer(-number)
      case (.negate, .integerBeyondGreatest): code[code.count - 1] = .integer(.min)
      default: emit(sign)
      }
    }
  }
}

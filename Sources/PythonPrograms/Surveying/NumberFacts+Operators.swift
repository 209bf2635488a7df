import TaskGraphs

extension NumberFacts {
  /// What can be said of an operator's value.
  static func binary(_ sign: BinaryOperator, _ a: NumberFacts, _ b: NumberFacts) -> NumberFacts {
    switch sign {
    case .add, .subtract: sum(a, b, isDifference: sign == .subtract)
    case .multiply: product(a, b)
    case .divide: quotient(a, b, isFloored: false)
    case .floorDivide: quotient(a, b, isFloored: true)
    case .modulo: remainder(a, b)
    }
  }

  /// The types of a number made of two.
  private static func numbers(_ a: NumberFacts, _ b: NumberFacts) -> Kinds {
    guard a.kinds.mayBe(.numbers), b.kinds.mayBe(.numbers) else { return [] }
    var kinds: Kinds = []
    if a.kinds.mayBe([.int, .bool]), b.kinds.mayBe([.int, .bool]) { kinds.insert(.int) }
    if a.kinds.mayBe(.float) || b.kinds.mayBe(.float) { kinds.insert(.float) }
    return kinds
  }

  private static func sum(
    _ a: NumberFacts,
    _ b: NumberFacts,
    isDifference: Bool
  ) -> NumberFacts {
    // What is joined and no number is what both sides are: all else is an error.
    let joined = isDifference ? [] : a.kinds.intersection(b.kinds).intersection([.text, .list])
    let numbers = numbers(a, b)
    guard !numbers.isEmpty else { return a.or(b).with(joined) }
    let isSlow = a.growsSlowly && b.growsSlowly && (a.isSmall || b.isSmall)
    return NumberFacts(
      kinds: numbers.union(joined),
      greatestInteger: numbers.mayBe(.int) ? a.greatestInteger + b.greatestInteger : 0,
      greatestFloat: numbers.mayBe(.float) ? a.greatest + b.greatest : 0,
      least: numbers == .int ? 1 : 0,
      growsSlowly: isSlow
    )
  }

  private static func product(_ a: NumberFacts, _ b: NumberFacts) -> NumberFacts {
    let repeated = a.kinds.union(b.kinds).intersection([.text, .list])
    let numbers = numbers(a, b)
    guard !numbers.isEmpty else { return a.or(b).with(repeated) }
    let greatest = a.greatest * b.greatest
    return NumberFacts(
      kinds: numbers.union(repeated),
      greatestInteger: numbers.mayBe(.int) ? a.greatestInteger * b.greatestInteger : 0,
      greatestFloat: numbers.mayBe(.float) ? greatest : 0,
      least: a.least * b.least,
      growsSlowly: greatest <= NumberRange.smallSummand
    )
  }

  private static func quotient(
    _ a: NumberFacts,
    _ b: NumberFacts,
    isFloored: Bool
  ) -> NumberFacts {
    let numbers = numbers(a, b)
    let least = b.least == 0 ? .leastNonzeroMagnitude : b.least
    let greatest = a.greatest == 0 ? 0 : a.greatest / least
    let isWhole = isFloored && numbers.mayBe(.int)
    let isFloat = !isFloored || numbers.mayBe(.float)
    return NumberFacts(
      kinds: Kinds(isWhole ? [.int] : []).union(isFloat ? .float : []),
      // The smallest integer divided by -1 is the only quotient of integers that overflows.
      greatestInteger: isWhole ? a.greatestInteger : 0,
      greatestFloat: isFloat ? greatest : 0,
      least: isFloored ? 1 : a.least == .infinity ? .infinity : a.least / max(b.greatest, 1),
      growsSlowly: a.growsSlowly && (greatest <= a.greatest || greatest <= NumberRange.smallSummand)
    )
  }

  private static func remainder(_ a: NumberFacts, _ b: NumberFacts) -> NumberFacts {
    let numbers = numbers(a, b)
    return NumberFacts(
      kinds: numbers,
      greatestInteger: numbers.mayBe(.int) ? b.greatestInteger : 0,
      greatestFloat: numbers.mayBe(.float) ? b.greatest : 0,
      least: numbers == .int ? 1 : 0,
      growsSlowly: b.growsSlowly
    )
  }
}

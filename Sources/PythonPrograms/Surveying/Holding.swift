/// What is known of all that a variable can hold.
struct Holding {
  private(set) var kinds: Kinds = []
  private var greatestInteger = 0.0
  private var greatestFloat = 0.0
  /// The smallest magnitude but zero.
  private var least = Double.infinity

  /// A variable of which nothing is known.
  static let anything: Holding = {
    var holding = Holding()
    _ = holding.join(.anything, isSettling: true)
    return holding
  }()

  /// What can be said of its value.
  var facts: NumberFacts {
    NumberFacts(
      kinds: kinds,
      greatestInteger: greatestInteger,
      greatestFloat: greatestFloat,
      least: least,
      growsSlowly: max(greatestInteger, greatestFloat) <= NumberRange.counter
    )
  }

  /// Takes in one more value.
  ///
  /// - Parameters:
  ///   - value: What is known of it.
  ///   - isSettling: Whether what still grows is taken to grow for ever: slowly to the most that a
  ///     counter can hold, else to the most that there is.
  /// - Returns: Whether that changed anything.
  mutating func join(_ value: NumberFacts, isSettling: Bool) -> Bool {
    var hasChanged = !kinds.isSuperset(of: value.kinds)
    kinds.formUnion(value.kinds)
    if value.least < least {
      least = isSettling ? 0 : value.least
      hasChanged = true
    }
    let most = isSettling && value.growsSlowly ? NumberRange.counter : .infinity
    func grow(_ bound: inout Double, to new: Double, limit: Double) {
      guard new > bound, bound < min(most, limit) else { return }
      bound = min(isSettling ? most : new, limit)
      hasChanged = true
    }
    grow(&greatestInteger, to: value.greatestInteger, limit: NumberRange.greatestInteger)
    grow(&greatestFloat, to: value.greatestFloat, limit: .greatestFiniteMagnitude)
    return hasChanged
  }
}

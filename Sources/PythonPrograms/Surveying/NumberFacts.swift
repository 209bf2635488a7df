import TaskGraphs

/// The types that a value can have, as far as they matter for numbers.
struct Kinds: OptionSet {
  let rawValue: UInt8

  static let int = Kinds(rawValue: 1)
  static let float = Kinds(rawValue: 2)
  static let bool = Kinds(rawValue: 4)
  static let text = Kinds(rawValue: 8)
  static let list = Kinds(rawValue: 16)
  /// Null and objects.
  static let other = Kinds(rawValue: 32)
  static let any: Kinds = [.int, .float, .bool, .text, .list, .other]
  static let numbers: Kinds = [.int, .float, .bool]
  /// What `+` makes something new of, whoever else holds it.
  static let addable: Kinds = [.int, .float, .bool, .text]

  /// Whether no value of another type is possible.
  func isOnly(_ others: Kinds) -> Bool { others.isSuperset(of: self) }

  /// Whether a value of one of these types is possible.
  func mayBe(_ others: Kinds) -> Bool { !isDisjoint(with: others) }
}

/// What is known of a value before the program runs.
///
/// The bounds are for numbers alone, and hold of whatever numbers a list holds, too.
struct NumberFacts {
  var kinds: Kinds
  /// The greatest magnitude of an integer.
  var greatestInteger: Double
  /// The greatest magnitude of a float.
  var greatestFloat: Double
  /// The smallest magnitude but zero.
  var least: Double
  /// Whether it is no more than what some variable held before, but for a small summand.
  ///
  /// A number that grows so needs longer than any run to leave 64 bits.
  var growsSlowly: Bool

  /// What can be said where nothing is known.
  static let anything = NumberFacts(
    kinds: .any,
    greatestInteger: NumberRange.greatestInteger,
    greatestFloat: .greatestFiniteMagnitude,
    least: 0,
    growsSlowly: false
  )

  /// What can be said of a value that is no number.
  static func plain(_ kinds: Kinds) -> NumberFacts {
    NumberFacts(
      kinds: kinds,
      greatestInteger: 0,
      greatestFloat: 0,
      least: .infinity,
      growsSlowly: true
    )
  }

  /// What can be said of an integer of at most that magnitude.
  static func integer(upTo bound: Double) -> NumberFacts {
    NumberFacts(
      kinds: .int,
      greatestInteger: bound,
      greatestFloat: 0,
      least: 1,
      growsSlowly: true
    )
  }

  /// The greatest magnitude of a number of either type.
  var greatest: Double { max(greatestInteger, greatestFloat) }

  /// Whether it can be added again and again, as often as a run can.
  var isSmall: Bool { greatest <= NumberRange.smallSummand }

  /// What can be said of a value that is one of two.
  func or(_ other: NumberFacts) -> NumberFacts {
    NumberFacts(
      kinds: kinds.union(other.kinds),
      greatestInteger: max(greatestInteger, other.greatestInteger),
      greatestFloat: max(greatestFloat, other.greatestFloat),
      least: min(least, other.least),
      growsSlowly: growsSlowly && other.growsSlowly
    )
  }
}

/// How large numbers can get.
///
/// Python's integers have no end and the language's have 64 bits. A program checks that only where it
/// can matter. Most variables count: small numbers are added to what they hold, and the twenty million
/// operations of a run cannot bring such a counter from 2^59 or less to 2^60.
enum NumberRange {
  /// Twenty million times this is less than 2^59.
  static let smallSummand = 0x1p34
  /// The most that a counter may start from.
  static let greatestStart = 0x1p59
  /// More than a counter ever holds.
  static let counter = 0x1p60
  /// The greatest integer of the language, and a little more.
  static let greatestInteger = 0x1p63
}

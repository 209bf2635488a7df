/// What a task costs, in the units of its source.
struct Cost {
  /// Nothing: what a source says that knows no costs.
  static let none = Cost(value: 0, whole: 0)

  private let value: Double
  /// The same, where it is a whole number that was written as one.
  private let whole: Int64?

  private init(value: Double, whole: Int64?) {
    self.value = value
    self.whole = whole
  }

  /// Reads a cost; nil for what is no number, is not finite or is below 0.
  ///
  /// - Parameter text: A decimal number, with an exponent or not.
  init?(_ text: some StringProtocol) {
    let isDecimal = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "e"),
        UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard isDecimal, let value = Double(text), value.isFinite, value >= 0 else { return nil }
    // The sum takes the sign from a negative zero.
    self.init(value: value + 0, whole: Int64(text))
  }

  /// Seconds as a JSON number.
  ///
  /// - Parameter scale: Seconds for one unit.
  /// - Returns: nil where they are too many for a number.
  func seconds(scale: Double) -> String? {
    if scale == 1, let whole { return String(whole) }
    let seconds = value * scale
    return seconds.isFinite ? seconds.description : nil
  }
}

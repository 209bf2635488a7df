import CooperativeLoop

/// Where steps stand on a trace's time axis: docs/formats/trace.md.
///
/// A step takes no virtual time, and what has no width cannot be seen. So each gets a width of its own
/// besides what it works, and all later ones move by as much: a moment of step n stands at its time plus n
/// widths. Times in nanoseconds, unsigned so that no sum of a run's end and its widths overflows.
struct TraceClock {
  private static let microsecond: UInt64 = 1000
  private static let widest: UInt64 = 1_000_000_000

  /// What each step is given.
  let width: UInt64

  /// Chooses the width: a power of ten from ten microseconds to a second, so that the steps together
  /// take about as much room as the clock, and at most as much.
  ///
  /// On the real clock steps have widths already, and are given only what keeps them apart.
  init(end: LoopInstant, steps: Int, clock: RunHeader.Clock) {
    guard clock == .virtual else {
      width = Self.microsecond
      return
    }
    let share = UInt64(clamping: end.nanoseconds) / UInt64(max(steps, 1))
    var width = 10 * Self.microsecond
    while width < Self.widest, width * 10 <= share { width *= 10 }
    self.width = width
  }

  /// How wide a step's slice is besides what it works.
  ///
  /// Less than its share: two that touch would be taken for one inside the other.
  var slice: UInt64 { width / 10 * 8 }

  /// Where a moment of a step stands.
  func position(of moment: LoopInstant, in step: Int) -> UInt64 {
    UInt64(clamping: moment.nanoseconds) + UInt64(clamping: step) * width
  }
}

extension ByteBuffer {
  /// Adds nanoseconds as microseconds, with as many decimals as they need.
  mutating func append(microsecondsOf nanoseconds: UInt64) {
    let (whole, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1000)
    append(decimal: Int(whole))
    guard rest != 0 else { return }
    append(UInt8(ascii: "."))
    append(decimal: rest, digits: 3)
  }

  /// Adds a number in quotes, in hexadecimal as viewers expect an id.
  mutating func append(id: UInt64) {
    append("\"0x")
    append(utf8: String(id, radix: 16))
    append("\"")
  }
}

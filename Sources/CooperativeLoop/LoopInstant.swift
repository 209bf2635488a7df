/// A moment on a loop's clock: whole nanoseconds since the run began, from 0 to 2^63 - 1.
public struct LoopInstant: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Nanoseconds since the run began.
  public let nanoseconds: Int64

  /// Makes the moment that many nanoseconds after the run began.
  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// The moment at which every run begins.
  public static let zero = LoopInstant(nanoseconds: 0)

  /// The last moment that a clock can show, 292 years after the beginning.
  public static let distantFuture = LoopInstant(nanoseconds: .max)

  /// Whether one moment is before the other.
  public static func < (left: LoopInstant, right: LoopInstant) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// The moment a number of nanoseconds later, or nil where no clock can show it.
  public func advanced(byNanoseconds delay: Int64) -> LoopInstant? {
    let (sum, overflow) = nanoseconds.addingReportingOverflow(delay)
    return overflow ? nil : LoopInstant(nanoseconds: sum)
  }
}

extension Duration {
  /// The duration in whole nanoseconds, rounded towards zero; negative ones count as 0 and those
  /// over 292 years as the longest that a clock can show.
  var loopNanoseconds: Int64 {
    let nanoseconds = attoseconds / 1_000_000_000
    guard nanoseconds > 0 else { return 0 }
    return nanoseconds > Int64.max ? .max : Int64(truncatingIfNeeded: nanoseconds)
  }
}

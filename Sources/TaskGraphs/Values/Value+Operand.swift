// Links libm, which rounding and remainders of the standard library call.
import Glibc

extension Value {
  /// The value as seconds, in nanoseconds: what `sleep` and `work` take.
  ///
  /// Whole numbers are exact; others are seconds × 10^9 in double arithmetic, rounded half to even. A
  /// negative time is 0, and what does not fit 64 bits is the greatest time there is.
  ///
  /// - Returns: The nanoseconds.
  /// - Throws: `TypeError` where it is not a number, `ValueError` where no double can hold it.
  package func nanoseconds() throws(Raised) -> Int64 {
    switch self {
    case .integer(let seconds):
      let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
      return overflow ? (seconds < 0 ? 0 : .max) : max(0, product)
    case .float(let seconds):
      let scaled = (seconds * 1e9).rounded(.toNearestOrEven)
      if !scaled.isFinite { throw .valueError("seconds must be finite") }
      return scaled >= 0x1p63 ? .max : scaled <= 0 ? 0 : Int64(scaled)
    case .null, .bool, .text, .list, .object: throw .typeError("seconds must be a number")
    }
  }

  /// The value as a count: what `repeat` and `yield` take.
  ///
  /// - Returns: The count; it can be negative, which counts as none.
  /// - Throws: `TypeError` where it is not a whole number.
  package func count() throws(Raised) -> Int64 {
    guard case .integer(let number) = self else {
      throw .typeError("a count must be a whole number")
    }
    return number
  }
}

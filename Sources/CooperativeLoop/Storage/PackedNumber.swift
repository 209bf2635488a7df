/// A number in one to nine bytes: seven bits of it in each, and their count in the lowest bits.
///
/// The lowest bits are a zero for each byte after the first, and then a one; above them is the number. Where
/// the first byte is zero, all eight bytes of the number follow. So a number is one store and one
/// load, without a branch a byte as in LEB128. (Known as a prefix varint.)
@usableFromInline
package enum PackedNumber {
  /// Beyond so many significant bits a number has a word of its own.
  private static let mostBits = 56

  /// Writes a number.
  ///
  /// - Parameters:
  ///   - number: Any number.
  ///   - place: Where to; nine bytes from there on may be changed.
  /// - Returns: The address behind it.
  @inline(__always)
  static func store(
    _ number: UInt64,
    at place: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    let bits = 64 &- (number | 1).leadingZeroBitCount
    guard bits <= mostBits else { return storeLong(number, at: place) }
    // Divides by seven, upwards.
    let count = ((bits &+ 6) &* 37) &>> 8
    let word = number &<< UInt64(truncatingIfNeeded: count)
    let mark: UInt64 = 1 &<< UInt64(truncatingIfNeeded: count &- 1)
    place.storeBytes(of: (word | mark).littleEndian, as: UInt64.self)
    return place + count
  }

  /// How many bytes a number of at most eight takes after its first.
  static func bytesAfterFirst(of number: UInt64) -> UInt64 {
    UInt64(63 - (number | 1).leadingZeroBitCount) / 7
  }

  /// Writes a number in as many bytes as its caller says, although fewer might do.
  ///
  /// - Parameters:
  ///   - number: A number of at most seven bits for each byte.
  ///   - others: How many bytes to write after the first: at most seven.
  ///   - place: Where to; eight bytes from there on may be changed.
  /// - Returns: The address behind it.
  @inline(__always)
  static func store(
    _ number: UInt64,
    after others: UInt64,
    at place: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    let word = (number &<< 1 | 1) &<< others
    place.storeBytes(of: word.littleEndian, as: UInt64.self)
    return place + (Int(truncatingIfNeeded: others) &+ 1)
  }

  @inline(never)
  private static func storeLong(
    _ number: UInt64,
    at place: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    place.storeBytes(of: 0, as: UInt8.self)
    (place + 1).storeBytes(of: number.littleEndian, as: UInt64.self)
    return place + 9
  }

  /// Reads a number.
  ///
  /// - Parameter bytes: Where it begins, and nine bytes at least.
  /// - Returns: The number, and how many bytes it takes.
  @inlinable @inline(__always)
  package static func load(from bytes: UnsafeRawPointer) -> (number: UInt64, count: Int) {
    let word = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    let count = word.trailingZeroBitCount + 1
    guard count <= 8 else {
      return (UInt64(littleEndian: (bytes + 1).loadUnaligned(as: UInt64.self)), 9)
    }
    let others = UInt64(64 - 8 * count)
    return ((word << others) >> (others + UInt64(count)), count)
  }
}

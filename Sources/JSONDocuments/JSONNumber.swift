/// How a whole number is written as JSON.
package enum JSONNumber {
  /// Appends a number in decimal.
  package static func append(_ number: Int64, to bytes: inout [UInt8]) {
    if number >= 0, number < 10 {
      bytes.append(UInt8(ascii: "0") + UInt8(number))
      return
    }
    let count = byteCount(of: number)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "-"), count: count))
    var rest = number.magnitude
    var place = bytes.count
    repeat {
      place -= 1
      bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }

  /// The number of bytes that `append(_:to:)` appends.
  package static func byteCount(of number: Int64) -> Int {
    var count = number < 0 ? 2 : 1
    var rest = number.magnitude
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    return count
  }
}

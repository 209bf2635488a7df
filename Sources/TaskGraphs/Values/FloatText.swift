/// Floats as Python's `repr` writes them.
///
/// Swift's `description` finds the same shortest digits that read back as the same double; only the
/// layout differs: Python goes to an exponent below 1e-4 and from 1e16 on, and writes it with a sign
/// and at least two digits.
package enum FloatText {
  /// The shortest digits that read back as the same double.
  package static func shortest(_ number: Double) -> String {
    let magnitude = number.magnitude
    if magnitude == 0 || (magnitude >= 1e-4 && magnitude < 1e16) {
      let text = number.description
      // Swift turns to an exponent at 2^54 for some and keeps `e` out below that.
      return text.utf8.contains(UInt8(ascii: "e")) ? positional(text) : text
    }
    return number.isFinite ? exponential(number.description) : special(number)
  }

  private static func special(_ number: Double) -> String {
    number.isNaN ? "nan" : number < 0 ? "-inf" : "inf"
  }

  /// The sign, the digits without zeros at the ends, and where the point stands in them.
  private static func parts(_ text: String) -> (sign: String, digits: [UInt8], point: Int) {
    var sign = ""
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    var rest = Substring(text)
    if rest.hasPrefix("-") {
      sign = "-"
      rest = rest.dropFirst()
    }
    if let mark = rest.firstIndex(of: "e") {
      exponent = Int(rest[rest.index(after: mark)...]) ?? 0
      rest = rest[..<mark]
    }
    for byte in rest.utf8 {
      if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte) }
    }
    var place = (point ?? digits.count) + exponent
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    while digits.count > 1, digits.first == UInt8(ascii: "0") {
      digits.removeFirst()
      place -= 1
    }
    return (sign, digits, place)
  }

  private static func exponential(_ text: String) -> String {
    let (sign, digits, point) = parts(text)
    let exponent = point - 1
    let fraction = digits.dropFirst()
    let head = sign + String(decoding: digits.prefix(1), as: UTF8.self)
    let tail = fraction.isEmpty ? "" : "." + String(decoding: fraction, as: UTF8.self)
    let size = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
    return head + tail + (exponent < 0 ? "e-" : "e+") + size
  }

  private static func positional(_ text: String) -> String {
    let (sign, digits, point) = parts(text)
    let zero = UInt8(ascii: "0")
    if point <= 0 {
      let zeros = [UInt8](repeating: zero, count: -point)
      return sign + "0." + String(decoding: zeros + digits, as: UTF8.self)
    }
    if point >= digits.count {
      let zeros = [UInt8](repeating: zero, count: point - digits.count)
      return sign + String(decoding: digits + zeros, as: UTF8.self) + ".0"
    }
    return sign + String(decoding: digits[..<point], as: UTF8.self) + "."
      + String(decoding: digits[point...], as: UTF8.self)
  }
}

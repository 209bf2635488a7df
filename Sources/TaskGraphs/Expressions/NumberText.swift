/// The forms of numbers that `int` and `float` read from texts.
enum NumberText {
  /// The sign, the digits and the base of an integer; nil where the text is none.
  static func integer(_ text: String, radix: Int) -> (
    isNegative: Bool, digits: [UInt8], radix: Int
  )? {
    var rest = ascii(text)[...]
    let isNegative = takeSign(&rest)
    var radix = radix
    let prefix = radixOfPrefix(rest)
    var mayBeginWithUnderscore = false
    if let prefix, radix == 0 || radix == prefix {
      radix = prefix
      rest = rest.dropFirst(2)
      mayBeginWithUnderscore = true
    }
    if mayBeginWithUnderscore, rest.first == underscore { rest = rest.dropFirst() }
    let isBase0 = radix == 0
    if isBase0 { radix = 10 }
    guard let digits = digits(&rest, radix: radix), rest.isEmpty else { return nil }
    let isPadded = digits.first == zero && digits.contains { $0 != zero }
    return isBase0 && isPadded ? nil : (isNegative, digits, radix)
  }

  /// The float of a text; infinite where it is too large or says so, nil where the text is none.
  static func float(_ text: String) -> Double? {
    var rest = ascii(text)[...]
    let isNegative = takeSign(&rest)
    let word = String(decoding: rest, as: UTF8.self).lowercased()
    if ["inf", "infinity", "nan"].contains(word) { return .infinity }
    var number: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    let whole = digits(&rest, radix: 10)
    number += whole ?? [zero]
    var fraction: [UInt8]?
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = digits(&rest, radix: 10)
      number += [UInt8(ascii: ".")] + (fraction ?? [zero])
    }
    guard whole != nil || fraction != nil else { return nil }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      let sign = takeSign(&rest)
      guard let exponent = digits(&rest, radix: 10) else { return nil }
      number += Array(sign ? "e-".utf8 : "e".utf8) + exponent
    }
    return rest.isEmpty ? Double(String(decoding: number, as: UTF8.self)) ?? .infinity : nil
  }

  private static let zero = UInt8(ascii: "0")
  private static let underscore = UInt8(ascii: "_")

  /// The text without white space around it, each decimal digit of any script as its ASCII one.
  private static func ascii(_ text: String) -> [UInt8] {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return [] }
    return scalars[first...last].map { scalar in
      if scalar.isASCII { return UInt8(scalar.value) }
      guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue
      else { return UInt8(ascii: "?") }
      return zero + UInt8(value)
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
  }

  private static func takeSign(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
      return false
    }
    rest = rest.dropFirst()
    return sign == UInt8(ascii: "-")
  }

  private static func radixOfPrefix(_ rest: ArraySlice<UInt8>) -> Int? {
    guard rest.first == zero else { return nil }
    return switch rest.dropFirst().first {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): 16
    case UInt8(ascii: "o"), UInt8(ascii: "O"): 8
    case UInt8(ascii: "b"), UInt8(ascii: "B"): 2
    default: nil
    }
  }

  /// Digits with single underscores between them; nil where there are none.
  private static func digits(_ rest: inout ArraySlice<UInt8>, radix: Int) -> [UInt8]? {
    var digits: [UInt8] = []
    while let byte = rest.first {
      if isDigit(byte, radix: radix) {
        digits.append(byte)
      } else {
        guard byte == underscore, !digits.isEmpty, let next = rest.dropFirst().first,
          isDigit(next, radix: radix)
        else { break }
      }
      rest = rest.dropFirst()
    }
    return digits.isEmpty ? nil : digits
  }

  private static func isDigit(_ byte: UInt8, radix: Int) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - zero) < radix
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a")) + 10 < radix
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A")) + 10 < radix
    default: false
    }
  }
}

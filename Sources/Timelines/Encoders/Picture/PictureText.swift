import CooperativeLoop

/// Texts of the picture: numbers and times as the page writes them in English, and texts that fit.
enum PictureText {
  /// What a text is drawn with.
  ///
  /// There is no font to measure with: a letter is reckoned with what it takes in a font that is
  /// wider than most, in thousandths of its size.
  struct Font {
    let size: Int
    var isFixed = false

    fileprivate static let widest = 1100

    fileprivate func advance(of scalar: Unicode.Scalar) -> Int {
      switch scalar {
      case "\u{2E80}"...: 1250 * size
      case _ where isFixed: 610 * size
      case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "\u{A0}": 380 * size
      case "m", "w", "M", "W", "@", "%", "…", "→", "—": Self.widest * size
      case "A"..."Z": 790 * size
      default: 700 * size
      }
    }
  }

  /// A cut text of fewer letters says nothing.
  private static let leastLetters = 3

  /// A number with its thousands apart.
  static func number(_ number: Int) -> String {
    var digits = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0 && index % 3 == 0 && digit != "-" { digits.append(",") }
      digits.append(digit)
    }
    return String(digits.reversed())
  }

  /// A time: `1.5 s`, and below a hundredth of a second in smaller units.
  static func seconds(_ moment: LoopInstant) -> String {
    let nanoseconds = moment.nanoseconds
    let units = [(Int64(1_000_000), "ms"), (1_000, "µs"), (1, "ns")]
    let isSmall = nanoseconds > 0 && nanoseconds < 10_000_000
    let small = isSmall ? units.first { nanoseconds >= $0.0 } : nil
    let (size, unit) = small ?? (1_000_000_000, "s")
    let (whole, rest) = nanoseconds.quotientAndRemainder(dividingBy: size)
    var text = number(Int(whole))
    if rest > 0 {
      let digits = String(size + rest).dropFirst()
      text += "." + digits.prefix(digits.count - digits.reversed().prefix { $0 == "0" }.count)
    }
    return "\(text)\u{A0}\(unit)"
  }

  /// A number of things: `1 task`, `2 tasks`.
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(number(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// A text of at most so many code points; a longer one ends in an ellipsis.
  static func shortened(_ text: String, to limit: Int = 60) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end != scalars.endIndex
    else { return text }
    return String(scalars[..<scalars.index(before: end)]) + "…"
  }

  /// A text that cannot reorder what stands around it, on one line (`isolated` in `public/js/format.js`).
  ///
  /// One that could is put between U+2068 and U+2069; isolates of its own are taken out, for a U+2069 in
  /// it would end ours.
  static func isolated(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    var isTurning = false
    for scalar in text.unicodeScalars {
      let isSpace = scalar == "\n" || scalar == "\r" || scalar == "\t"
      line.append(isSpace ? " " : scalar)
      isTurning = isTurning || turns(scalar)
    }
    guard isTurning else { return String(line) }
    line.removeAll { ("\u{2066}"..."\u{2069}").contains($0) }
    return "\u{2068}\(line)\u{2069}"
  }

  /// A text that was cut, with the isolates ended whose end was cut off.
  static func closed(_ text: String) -> String {
    var open = 0
    for scalar in text.unicodeScalars {
      if ("\u{2066}"..."\u{2068}").contains(scalar) { open += 1 }
      if scalar == "\u{2069}" { open = max(0, open - 1) }
    }
    return text + String(repeating: "\u{2069}", count: open)
  }

  /// Whether a character can turn the order of a line: those written from right to left, and the marks
  /// of direction.
  private static func turns(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{590}"..."\u{8FF}", "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}",
      "\u{2066}"..."\u{2069}", "\u{FB1D}"..."\u{FDFF}", "\u{FE70}"..."\u{FEFE}",
      "\u{10800}"..."\u{10FFF}", "\u{1E800}"..."\u{1EFFF}":
      true
    default: false
    }
  }

  /// The start of a text that fits into a width, with an ellipsis; empty where next to nothing does.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - width: In pixels.
  ///   - font: What it is drawn with.
  /// - Returns: The text, its start with an ellipsis, or nothing.
  static func fitting(_ text: String, width: Int, _ font: Font) -> String {
    let room = width * 1000
    var used = 0
    var letters = 0
    /// The longest start that leaves room for an ellipsis.
    var cut = (end: text.unicodeScalars.startIndex, letters: 0)
    for index in text.unicodeScalars.indices {
      used += font.advance(of: text.unicodeScalars[index])
      guard used <= room else {
        guard cut.letters >= leastLetters else { return "" }
        return String(text.unicodeScalars[..<cut.end]) + "…"
      }
      letters += 1
      if used + Font.widest * font.size <= room {
        cut = (text.unicodeScalars.index(after: index), letters)
      }
    }
    return text
  }

  /// What a text takes at most, in pixels.
  static func width(of text: String, _ font: Font) -> Int {
    text.unicodeScalars.reduce(0) { $0 + font.advance(of: $1) } / 1000 + 1
  }
}

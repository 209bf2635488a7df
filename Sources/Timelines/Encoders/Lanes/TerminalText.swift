/// A program's text made safe to stand in a terminal, with the number of columns that it takes.
///
/// What does not print as a character of its own is shown as an escape (`\n`, `\u{1B}`): a control
/// character could move the cursor, a direction mark reorder a line, an invisible one make two
/// names look the same.
struct TerminalText {
  /// How many marks a letter may bear; more of them would grow over the lines around.
  private static let marksPerLetter = 2

  private let isASCII: Bool
  private(set) var bytes: [UInt8] = []
  private(set) var width = 0

  /// Makes a text safe.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - limit: The most columns that it may take; a longer one ends with `…`.
  ///   - isASCII: Whether other characters than ASCII stand as escapes, too.
  init(_ text: String, limit: Int = .max, isASCII: Bool = false) {
    self.isASCII = isASCII
    let reserve = ellipsis.count
    var fitting = (bytes: 0, width: 0)
    var marks = 0
    for scalar in text.unicodeScalars {
      append(scalar, marks: &marks)
      if width <= limit - reserve { fitting = (bytes.count, width) }
      guard width <= limit else {
        cut(toBytes: fitting.bytes, columns: fitting.width)
        append(ellipsis)
        return
      }
    }
  }

  /// What stands for what is left out; as many columns as characters.
  private var ellipsis: String { isASCII ? "..." : "…" }

  /// Adds a character.
  ///
  /// - Parameters:
  ///   - scalar: The character.
  ///   - marks: How many marks the letter before it bears.
  mutating func append(_ scalar: Unicode.Scalar, marks: inout Int) {
    let isMark = scalar.value >= 0x300 && scalar.isMark
    marks = isMark ? marks + 1 : 0
    append(scalar, isHeldUp: isMark && width > 0 && marks <= Self.marksPerLetter, isMark: isMark)
  }

  /// Goes back to an earlier end.
  mutating func cut(toBytes count: Int, columns: Int) {
    bytes.removeLast(bytes.count - count)
    width = columns
  }

  /// Adds another text.
  mutating func append(_ other: TerminalText) {
    bytes += other.bytes
    width += other.width
  }

  private mutating func append(_ scalar: Unicode.Scalar, isHeldUp: Bool, isMark: Bool) {
    if scalar.value < 0x7F && scalar.isPrinted {
      bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      width += 1
    } else if isASCII && scalar == "…" {
      append(ellipsis)
    } else if isASCII || !scalar.isPrinted || (isMark && !isHeldUp) {
      append(escapeOf: scalar)
    } else {
      bytes += Array(String(scalar).utf8)
      if !isMark { width += scalar.isWide ? 2 : 1 }
    }
  }

  /// Adds text that takes a column a character.
  mutating func append(_ text: String) {
    bytes += Array(text.utf8)
    width += text.count
  }

  private mutating func append(escapeOf scalar: Unicode.Scalar) {
    let escape =
      switch scalar {
      case "\n": "\\n"
      case "\r": "\\r"
      case "\t": "\\t"
      default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    append(escape)
  }
}

extension Unicode.Scalar {
  /// Blocks of East Asian characters, which take two columns.
  ///
  /// So do emoji, which have a property of their own.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]

  fileprivate var isMark: Bool {
    let category = properties.generalCategory
    return (category == .nonspacingMark || category == .enclosingMark)
      && !properties.isDefaultIgnorableCodePoint
  }

  /// Whether it shows as a character that a terminal knows how to place.
  fileprivate var isPrinted: Bool {
    if value < 0x7F { return value >= 0x20 }
    guard !properties.isDefaultIgnorableCodePoint, !isPlacedDifferently else { return false }
    return switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }

  /// Halves of flags and colours of skin: terminals disagree about the columns of what they combine to.
  private var isPlacedDifferently: Bool {
    (0x1F1E6...0x1F1FF).contains(value) || (0x1F3FB...0x1F3FF).contains(value)
  }

  fileprivate var isWide: Bool {
    guard value >= 0x1100 else { return false }
    return properties.isEmojiPresentation || Self.wideRanges.contains { $0.contains(value) }
  }
}

/// One line for a terminal: its bytes, and the columns that they take.
struct TerminalLine {
  /// How something stands out.
  ///
  /// Never by colour alone: what is coloured has a mark or a word of its own. The colours are
  /// those that people who see no difference between red and green can tell apart.
  enum Tone {
    case plain, faint, strong, good, bad, odd

    fileprivate var code: StaticString {
      switch self {
      case .plain: "0"
      case .faint: "2"
      case .strong: "1"
      case .good: "36"
      case .bad: "1;31"
      case .odd: "35"
      }
    }
  }

  private(set) var bytes: [UInt8] = []
  private(set) var width = 0
  private let usesColor: Bool

  init(_ options: TextOptions) {
    usesColor = options.usesColor
  }

  /// Adds a text that is safe.
  mutating func append(_ text: TerminalText, _ tone: Tone = .plain) {
    append(text.bytes, columns: text.width, tone)
  }

  /// Adds ASCII that prints.
  mutating func append(ascii text: String, _ tone: Tone = .plain) {
    append(Array(text.utf8), columns: text.utf8.count, tone)
  }

  /// Adds another line.
  mutating func append(_ other: TerminalLine) {
    bytes += other.bytes
    width += other.width
  }

  /// Adds spaces up to a column.
  mutating func pad(to column: Int) {
    guard column > width else { return }
    bytes += [UInt8](repeating: UInt8(ascii: " "), count: column - width)
    width = column
  }

  private mutating func append(_ text: [UInt8], columns: Int, _ tone: Tone) {
    let isColored = usesColor && tone != .plain && !text.isEmpty
    if isColored { bytes += Self.sequence(tone) }
    bytes += text
    if isColored { bytes += Self.sequence(.plain) }
    width += columns
  }

  private static func sequence(_ tone: Tone) -> [UInt8] {
    Array("\u{1B}[\(tone.code)m".utf8)
  }
}

extension ByteBuffer {
  /// Adds a line and its end.
  mutating func append(_ line: TerminalLine) {
    append(line.bytes.span)
    append("\n")
  }
}

/// A piece of code that can be broken over lines where it has commas: a call, a list.
struct Piece: ExpressibleByStringInterpolation {
  var head: String
  var items: [Piece] = []
  var tail = ""

  init(stringLiteral text: String) { head = text }

  init(_ text: String) { head = text }

  init(_ head: String, _ items: [Piece], _ tail: String) {
    self.head = head
    self.items = items
    self.tail = tail
  }

  /// The piece on one line.
  var flat: String { head + items.map(\.flat).joined(separator: ", ") + tail }

  /// The piece with a text before it.
  func after(_ text: String) -> Piece { Piece(text + head, items, tail) }

  /// The piece with a text behind it.
  func before(_ text: String) -> Piece {
    tail.isEmpty ? Piece(head + text, items, "") : Piece(head, items, tail + text)
  }
}

/// Writes lines of Python, indented.
struct CodeWriter {
  private(set) var text = ""
  private var depth = 0
  /// Whether the block at hand has a statement: one without needs a `pass`.
  private var hasStatement = true

  /// A line is no longer where it can be broken.
  private static let width = 100

  /// Writes a statement, over several lines where it is long.
  mutating func line(_ piece: Piece) {
    hasStatement = true
    write(piece, depth, "")
  }

  /// Writes a comment line.
  mutating func comment(_ line: String) { write(line, depth) }

  /// Writes lines as they are.
  mutating func verbatim(_ lines: String) { text += lines }

  /// Writes empty lines between two parts.
  mutating func blank(_ count: Int = 1) {
    for _ in 0..<count { text += "\n" }
  }

  /// Writes a statement that has a block.
  mutating func open(_ piece: Piece) {
    line(piece.before(":"))
    depth += 1
    hasStatement = false
  }

  /// Ends a block.
  mutating func close() {
    if !hasStatement { line("pass") }
    depth -= 1
    hasStatement = true
  }

  /// Begins a list with an element a line.
  mutating func openList(_ head: String) {
    line(Piece(head))
    depth += 1
  }

  /// Writes an element of such a list.
  mutating func item(_ piece: Piece) { write(piece, depth, ",") }

  /// Ends such a list.
  mutating func closeList(_ tail: String) {
    depth -= 1
    line(Piece(tail))
  }

  private mutating func write(_ line: String, _ depth: Int) {
    for _ in 0..<depth { text += "    " }
    text += line
    text += "\n"
  }

  private mutating func write(_ piece: Piece, _ depth: Int, _ end: String) {
    let flat = piece.flat + end
    if piece.items.isEmpty || flat.unicodeScalars.count + 4 * depth <= CodeWriter.width {
      return write(flat, depth)
    }
    write(piece.head, depth)
    for item in piece.items { write(item, depth + 1, ",") }
    write(piece.tail + end, depth)
  }
}

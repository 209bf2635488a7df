import TaskGraphs

/// Texts of a graph as lines of a docstring.
enum PythonProse {
  /// A text as one line, which cannot end the docstring: each quote of three in a row is escaped.
  ///
  /// By code point: to Swift a quote with an accent is no quote, to Python it is one.
  static func line(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    var quotes = 0
    for scalar in PythonText.escaped(text, for: "\\").unicodeScalars {
      quotes = scalar == "\"" ? quotes + 1 : 0
      if quotes == 3 {
        line.append("\\")
        quotes = 1
      }
      line.append(scalar)
    }
    return String(line)
  }

  /// A text as lines: its own, each broken between words where it is long.
  static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      wrapped(line(String($0)))
    }
  }

  /// A line is no longer where it has a space.
  private static let width = 100

  private static func wrapped(_ line: String) -> [String] {
    var lines: [String] = []
    var last = ""
    var length = 0
    for word in line.split(separator: " ") {
      let count = word.unicodeScalars.count
      if length > 0, length + 1 + count > width {
        lines.append(last)
        last = ""
        length = 0
      }
      last += length > 0 ? " \(word)" : String(word)
      length += count + (length > 0 ? 1 : 0)
    }
    return lines + [last]
  }
}

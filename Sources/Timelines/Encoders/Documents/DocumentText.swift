/// A program's text as it can stand in a diagram: safe, on one line, and not too long.
struct DocumentText {
  /// The most columns of a name or a printed line.
  static let shortest = 60
  /// The most columns of the sentence that explains a run's end.
  static let longest = 200
  /// What stands in Mermaid as it is; all other ASCII characters could mean something there.
  private static let plainInMermaid = Set(" _-.,'()/=!?*+".utf8)
  /// Mermaid puts these around the characters that it unpacks, so in a text they must be packed too.
  private static let markersOfMermaid: Set<Unicode.Scalar> = ["\u{FB02}", "\u{B6}"]

  private let text: String

  /// Makes a text safe, and cuts one that has more columns than it may.
  init(_ text: String, limit: Int = shortest) {
    self.text = String(decoding: TerminalText(text, limit: limit).bytes, as: UTF8.self)
  }

  /// The text inside the quotes of a DOT string that is a label.
  ///
  /// Graphviz unpacks entities and backslash sequences in labels, so their first characters stand for
  /// themselves only when doubled or packed.
  var dot: String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "&": result += "&amp;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text to the end of a line of Mermaid: characters with a meaning there as `#code;`.
  var mermaid: String {
    var result = ""
    for scalar in text.unicodeScalars {
      if Self.isPlainInMermaid(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += "#\(scalar.value);"
      }
    }
    return result.isEmpty ? "#32;" : result
  }

  private static func isPlainInMermaid(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return !markersOfMermaid.contains(scalar) }
    let byte = UInt8(truncatingIfNeeded: scalar.value)
    let isLetterOrDigit =
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    return isLetterOrDigit || plainInMermaid.contains(byte)
  }
}

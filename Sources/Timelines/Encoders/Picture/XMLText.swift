/// Texts as they may stand in XML 1.0: between tags and in quoted attributes.
///
/// https://www.w3.org/TR/xml/#charsets: most control characters and U+FFFE and U+FFFF are not allowed at
/// all, not even as references, and a parser stops at the first one.
enum XMLText {
  /// A text with everything escaped that is markup, and replaced that is forbidden.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // A parser would make a space of it in an attribute.
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
        escaped.unicodeScalars.append("\u{FFFD}")
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A program's text on one line, with its control characters to be seen.
  static func visible(_ text: String) -> String {
    var visible = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where wasReturn: break
      case "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}": visible.append("⏎")
      case "\t": visible.append(" ")
      // The block of control pictures, where each control character has one.
      case "\0"..."\u{1F}": visible.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case "\u{7F}": visible.append("␡")
      default: visible.append(scalar)
      }
      wasReturn = scalar == "\r"
    }
    return String(visible)
  }
}

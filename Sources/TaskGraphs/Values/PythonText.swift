/// Texts as Python's `repr` writes them.
package enum PythonText {
  /// The text in quotes: single ones, unless it holds only single ones itself.
  static func representation(of text: String) -> String {
    let scalars = text.unicodeScalars
    let quote: Unicode.Scalar = scalars.contains("'") && !scalars.contains("\"") ? "\"" : "'"
    return "\(quote)\(escaped(text, for: quote))\(quote)"
  }

  /// The text as it stands between quotes: what they, a backslash or a line would end, and all that
  /// cannot be seen, is escaped.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - quote: The quotes around it.
  /// - Returns: What to write between them.
  package static func escaped(_ text: String, for quote: Unicode.Scalar) -> String {
    // As bytes: what is appended to a view of scalars copies all that is there already.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { append(scalar, quotedBy: quote, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(
    _ scalar: Unicode.Scalar,
    quotedBy quote: Unicode.Scalar,
    to bytes: inout [UInt8]
  ) {
    switch scalar {
    case quote, "\\":
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(contentsOf: scalar.utf8)
    case "\n": bytes.append(contentsOf: "\\n".utf8)
    case "\r": bytes.append(contentsOf: "\\r".utf8)
    case "\t": bytes.append(contentsOf: "\\t".utf8)
    case " "..<"\u{7F}": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    default:
      if isPrintable(scalar) {
        bytes.append(contentsOf: scalar.utf8)
      } else {
        bytes.append(contentsOf: escape(scalar).utf8)
      }
    }
  }

  /// Python's `str.isprintable`: everything but the categories Other and Separator.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      false
    default: true
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let (prefix, width) =
      switch scalar.value {
      case 0..<0x100: ("\\x", 2)
      case 0..<0x10000: ("\\u", 4)
      default: ("\\U", 8)
      }
    let digits = String(scalar.value, radix: 16)
    return prefix + String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}

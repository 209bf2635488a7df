/// Why a text is not a JSON document, and where.
package struct JSONParseError: Error, Sendable, Equatable {
  /// What is wrong.
  package enum Kind: String, Sendable, CaseIterable {
    case empty, byteOrderMark, notUTF8, nulByte, unterminated, trailingText, trailingComma
    case badEscape, loneSurrogate, controlCharacter, tooDeep, tooLong, outOfMemory
    /// Anything else that breaks the grammar.
    case syntax
  }

  /// What is wrong.
  package let kind: Kind
  /// Where, as a byte offset.
  package let offset: Int
  /// The line of that place, from 1.
  package let line: Int
  /// The column of that place in code points, from 1.
  package let column: Int
  /// A sentence that says what was found and what was expected.
  package let message: String

  init(_ kind: Kind, at offset: Int, in bytes: [UInt8], _ message: String) {
    let position = JSONPositions(of: bytes).position(of: offset)
    self.kind = kind
    self.offset = offset
    self.line = position.line
    self.column = position.column
    self.message = message
  }

  static func tooLong(byteCount: Int, limit: Int) -> JSONParseError {
    JSONParseError(
      .tooLong,
      at: 0,
      in: [],
      "the text has \(byteCount) bytes, and a document may have \(limit)"
    )
  }

  /// What can be told before the parser is asked.
  static func unreadable(_ bytes: [UInt8]) -> JSONParseError? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return JSONParseError(
        .byteOrderMark,
        at: 0,
        in: bytes,
        "the text begins with a byte order mark: JSON has none, save it as UTF-8 without BOM"
      )
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return JSONParseError(
        .notUTF8,
        at: 0,
        in: bytes,
        "the text looks like UTF-16, and JSON is UTF-8: save it as UTF-8"
      )
    }
    return nil
  }
}

import Languages

/// Why a text is not a JSON document, and where.
package struct JSONParseError: Error, Sendable, Equatable {
  /// What is wrong.
  package enum Kind: String, Sendable, CaseIterable {
    case empty, byteOrderMark, notUTF8, nulByte, unterminated, trailingText, trailingComma
    case badEscape, loneSurrogate, controlCharacter, tooDeep, tooLong, outOfMemory
    /// Anything else that breaks the grammar.
    case syntax
  }

  /// What is wrong, with what was found.
  package let fault: JSONFault
  /// Where, as a byte offset.
  package let offset: Int
  /// The line of that place, from 1.
  package let line: Int
  /// The column of that place in code points, from 1.
  package let column: Int

  /// What kind of mistake it is.
  package var kind: Kind { fault.kind }

  /// A sentence that says what was found and what was expected, in English.
  package var message: String { fault.text(in: .english) }

  init(_ fault: JSONFault, at offset: Int, in bytes: [UInt8]) {
    let position = JSONPositions(of: bytes).position(of: offset)
    self.fault = fault
    self.offset = offset
    self.line = position.line
    self.column = position.column
  }

  static func tooLong(byteCount: Int, limit: Int) -> JSONParseError {
    JSONParseError(.tooLong(byteCount: byteCount, limit: limit), at: 0, in: [])
  }

  /// What can be told before the parser is asked.
  static func unreadable(_ bytes: [UInt8]) -> JSONParseError? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return JSONParseError(.byteOrderMark, at: 0, in: bytes)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return JSONParseError(.utf16, at: 0, in: bytes)
    }
    return nil
  }
}

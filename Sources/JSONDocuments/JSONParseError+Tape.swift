internal import CRapidJSON

extension JSONParseError {
  /// Turns what the parser reports into a sentence.
  init(code: Int, offset: Int, bytes: [UInt8], limits: JSONLimits) {
    let found = Finding(bytes: bytes, offset: offset)
    if let invalid = found.firstInvalidByte(through: offset) {
      let value = String(bytes[invalid], radix: 16, uppercase: true)
      self.init(.notUTF8, at: invalid, in: bytes, "the byte 0x\(value) here is not UTF-8 text")
    } else if offset < bytes.count, bytes[offset] == 0 {
      self.init(.nulByte, at: offset, in: bytes, "found a NUL byte, which no JSON text may hold")
    } else if let (kind, message) = JSONParseError.textError(code, found) {
      self.init(kind, at: offset, in: bytes, message)
    } else if code == CRJ_TOO_DEEP {
      let message = "values are nested more than \(limits.depth) levels deep here"
      self.init(.tooDeep, at: offset, in: bytes, message)
    } else if code == CRJ_OUT_OF_MEMORY {
      self.init(.outOfMemory, at: 0, in: bytes, "there is not enough memory to parse the text")
    } else {
      self = JSONParseError.grammarError(code, found)
    }
  }

  /// Errors inside a string or a number.
  private static func textError(_ code: Int, _ found: Finding) -> (Kind, String)? {
    switch code {
    case CRJ_BAD_HEX: (.badEscape, "expected four hexadecimal digits after '\\u' in this escape")
    case CRJ_LONE_SURROGATE:
      (.loneSurrogate, "this escape is half of a surrogate pair, and the other half is missing")
    case CRJ_BAD_ESCAPE where found.byte == UInt8(ascii: "\\"):
      (
        .badEscape,
        "found an unknown escape: after '\\' comes one of \" \\ / b f n r t, or u and four digits"
      )
    case CRJ_BAD_ESCAPE:
      (.controlCharacter, "found \(found.description) in a string: write it as an escape")
    case CRJ_UNTERMINATED_STRING:
      (.unterminated, "the text ends within a string: its closing quote is missing")
    case CRJ_DIGIT_EXPECTED: (.syntax, "found \(found.description) in a number: expected a digit")
    default: nil
    }
  }

  /// Errors between values.
  private static func grammarError(_ code: Int, _ found: Finding) -> JSONParseError {
    let (bytes, offset) = (found.bytes, found.offset)
    if code == CRJ_EMPTY, offset == bytes.count {
      return JSONParseError(.empty, at: 0, in: bytes, "there is no text: expected a JSON document")
    }
    if code == CRJ_TRAILING_TEXT {
      let message =
        "found \(found.description) after the end of the document: expected nothing more"
      return JSONParseError(.trailingText, at: offset, in: bytes, message)
    }
    if let comma = found.trailingComma {
      let message = "found a comma before \(found.description): expected another value or no comma"
      return JSONParseError(.trailingComma, at: comma, in: bytes, message)
    }
    let expected = expectation(of: code)
    if offset == bytes.count {
      let message = "the text ends too early: expected \(expected)"
      return JSONParseError(.unterminated, at: offset, in: bytes, message)
    }
    let start = found.wordStart
    let word = Finding(bytes: bytes, offset: start)
    let message = "found \(word.description): expected \(expected)\(word.hint)"
    return JSONParseError(.syntax, at: start, in: bytes, message)
  }

  private static func expectation(of code: Int) -> String {
    switch code {
    case CRJ_NAME_EXPECTED: "a member's name in double quotes, or '}'"
    case CRJ_COLON_EXPECTED: "':' after the member's name"
    case CRJ_OBJECT_COMMA_EXPECTED: "',' or '}' after the member"
    case CRJ_ARRAY_COMMA_EXPECTED: "',' or ']' after the element"
    default: "a value"
    }
  }
}

internal import CRapidJSON

extension JSONParseError {
  /// Turns what the parser reports into what people make mistakes in.
  init(code: Int, offset: Int, bytes: [UInt8], limits: JSONLimits) {
    let finding = Finding(bytes: bytes, offset: offset)
    if let invalid = finding.firstInvalidByte(through: offset) {
      self.init(.invalidByte(bytes[invalid]), at: invalid, in: bytes)
    } else if offset < bytes.count, bytes[offset] == 0 {
      self.init(.nulByte, at: offset, in: bytes)
    } else if let fault = JSONParseError.textFault(code, finding) {
      self.init(.inText(fault), at: offset, in: bytes)
    } else if code == CRJ_TOO_DEEP {
      self.init(.tooDeep(limit: limits.depth), at: offset, in: bytes)
    } else if code == CRJ_OUT_OF_MEMORY {
      self.init(.outOfMemory, at: 0, in: bytes)
    } else {
      self = JSONParseError.grammarError(code, finding)
    }
  }

  /// Errors inside a string or a number.
  private static func textFault(_ code: Int, _ finding: Finding) -> JSONTextFault? {
    switch code {
    case CRJ_BAD_HEX: .badHex
    case CRJ_LONE_SURROGATE: .halfSurrogatePair
    case CRJ_BAD_ESCAPE where finding.byte == UInt8(ascii: "\\"): .unknownEscape
    case CRJ_BAD_ESCAPE: .control(finding.found)
    case CRJ_UNTERMINATED_STRING: .unterminated
    case CRJ_DIGIT_EXPECTED: .noDigit(finding.found)
    default: nil
    }
  }

  /// Errors between values.
  private static func grammarError(_ code: Int, _ finding: Finding) -> JSONParseError {
    let (bytes, offset) = (finding.bytes, finding.offset)
    if code == CRJ_EMPTY, offset == bytes.count {
      return JSONParseError(.empty, at: 0, in: bytes)
    }
    if code == CRJ_TRAILING_TEXT {
      return JSONParseError(.textAfterEnd(finding.found), at: offset, in: bytes)
    }
    if let comma = finding.trailingComma {
      return JSONParseError(.commaBefore(finding.found), at: comma, in: bytes)
    }
    let expected = expectation(of: code)
    if offset == bytes.count {
      return JSONParseError(.endsTooEarly(expected), at: offset, in: bytes)
    }
    let start = finding.wordStart
    let word = Finding(bytes: bytes, offset: start)
    if start < offset, let fault = word.flawOfNumber {
      return JSONParseError(.inText(fault), at: start, in: bytes)
    }
    return JSONParseError(.unexpected(word.found, expected, word.hint), at: start, in: bytes)
  }

  private static func expectation(of code: Int) -> JSONFault.Expected {
    switch code {
    case CRJ_NAME_EXPECTED: .name
    case CRJ_COLON_EXPECTED: .colon
    case CRJ_OBJECT_COMMA_EXPECTED: .commaInObject
    case CRJ_ARRAY_COMMA_EXPECTED: .commaInList
    default: .value
    }
  }
}

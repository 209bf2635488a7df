import Languages

// What is wrong with a JSON text, in English.

extension JSONFault {
  var english: Sentence {
    switch self {
    case .empty: "there is no text: expected a JSON document"
    case .byteOrderMark:
      "the text begins with a byte order mark: JSON has none, save it as UTF-8 without BOM"
    case .utf16: "the text looks like UTF-16, and JSON is UTF-8: save it as UTF-8"
    case .invalidByte(let byte): "the byte 0x\(hexadecimal(byte)) here is not UTF-8 text"
    case .nulByte: "found a NUL byte, which no JSON text may hold"
    case .tooDeep(let limit): "values are nested more than \(limit) levels deep here"
    case .tooLong(let count, let limit):
      "the text has \(count) bytes, and a document may have \(limit)"
    case .outOfMemory: "there is not enough memory to parse the text"
    case .inText(let fault): fault.english
    case .textAfterEnd(let found):
      "found \(found.english) after the end of the document: expected nothing more"
    case .commaBefore(let found):
      "found a comma before \(found.english): expected another value or no comma"
    case .endsTooEarly(let expected): "the text ends too early: expected \(expected.english)"
    case .unexpected(let found, let expected, let hint):
      "found \(found.english): expected \(expected.english)\(hint?.english ?? "")"
    }
  }
}

extension JSONTextFault {
  fileprivate var english: Sentence {
    switch self {
    case .badHex: "expected four hexadecimal digits after '\\u' in this escape"
    case .halfSurrogatePair:
      "this escape is half of a surrogate pair, and the other half is missing"
    case .unknownEscape:
      "found an unknown escape: after '\\' comes one of \" \\ / b f n r t, or u and four digits"
    case .control(.controlCharacter(0x0A)), .control(.controlCharacter(0x0D)):
      "this string has no closing quote on its line; a line break in a string is written \\n"
    case .control(.controlCharacter(0x09)): "found a tab in a string: write it as \\t"
    case .control(let found): "found \(found.english) in a string: write it as an escape"
    case .unterminated: "the text ends within a string: its closing quote is missing"
    case .noDigit(let found): "found \(found.english) in a number: expected a digit"
    case .leadingZero(let found):
      "found \(found.english): a number has no zeros before its digits"
    case .letterInNumber(let found):
      "found \(found.english): this is not a number as JSON writes them; a unit is left out"
    }
  }
}

extension JSONFault.Found {
  fileprivate var english: Sentence {
    switch self {
    case .end: "the end of the text"
    case .controlCharacter(let byte): "a control character (U+00\(hexadecimal(byte)))"
    case .text(let text): "\(name: text)"
    }
  }
}

extension JSONFault.Expected {
  fileprivate var english: Sentence {
    switch self {
    case .name: "a member's name in double quotes, or '}'"
    case .colon: "':' after the member's name"
    case .commaInObject: "',' or '}' after the member"
    case .commaInList: "',' or ']' after the element"
    case .value: "a value"
    }
  }
}

extension JSONFault.Hint {
  fileprivate var english: Sentence {
    switch self {
    case .write(let word): "; in JSON it is written \(word)"
    case .noSuchNumber: "; JSON has no such number"
    case .doubleQuotes: "; texts stand in double quotes"
    case .straightQuotes: "; texts stand in straight double quotes, \""
    case .noComments: "; JSON has no comments"
    }
  }
}

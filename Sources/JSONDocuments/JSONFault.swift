package import Languages

/// What is wrong with a text that is no JSON document, with what was found in it.
package enum JSONFault: Sendable, Equatable, Told {
  case empty
  case byteOrderMark
  case utf16
  case invalidByte(UInt8)
  case nulByte
  case tooDeep(limit: Int)
  case tooLong(byteCount: Int, limit: Int)
  case outOfMemory
  /// A mistake in a string or a number.
  case inText(JSONTextFault)
  case textAfterEnd(Found)
  case commaBefore(Found)
  case endsTooEarly(Expected)
  case unexpected(Found, Expected, Hint?)

  /// What stands where the parser stopped.
  package enum Found: Sendable, Equatable {
    case end
    case controlCharacter(UInt8)
    /// A word or a character.
    case text(String)
  }

  /// What should stand there.
  package enum Expected: Sendable, Equatable {
    case name, colon, commaInObject, commaInList, value
  }

  /// How to mend a mistake that people make who think in another language.
  package enum Hint: Sendable, Equatable {
    case write(String)
    case noSuchNumber
    case doubleQuotes
    /// The quotes are those of a text for people.
    case straightQuotes
    case noComments
  }
}

/// A mistake within a string or a number of a JSON text.
package enum JSONTextFault: Sendable, Equatable {
  case badHex
  case halfSurrogatePair
  case unknownEscape
  case control(JSONFault.Found)
  case unterminated
  case noDigit(JSONFault.Found)
  /// A zero before the digits of this number.
  case leadingZero(JSONFault.Found)
  /// A letter behind the digits of this number.
  case letterInNumber(JSONFault.Found)
}

extension JSONFault {
  /// What kind of mistake it is.
  package var kind: JSONParseError.Kind {
    switch self {
    case .empty: .empty
    case .byteOrderMark: .byteOrderMark
    case .utf16, .invalidByte: .notUTF8
    case .nulByte: .nulByte
    case .tooDeep: .tooDeep
    case .tooLong: .tooLong
    case .outOfMemory: .outOfMemory
    case .inText(.badHex), .inText(.unknownEscape): .badEscape
    case .inText(.halfSurrogatePair): .loneSurrogate
    case .inText(.control): .controlCharacter
    case .inText(.unterminated), .endsTooEarly: .unterminated
    case .inText(.noDigit), .inText(.leadingZero), .inText(.letterInNumber), .unexpected: .syntax
    case .textAfterEnd: .trailingText
    case .commaBefore: .trailingComma
    }
  }

  /// The sentence in one language.
  package func sentence(in language: Language) -> Sentence {
    switch language {
    case .english: english
    case .french: french
    }
  }
}

import Languages

// What is wrong with an expression, in English.

extension ExpressionFault {
  var english: Sentence {
    switch self {
    case .unexpected(let finding, let need): "found \(finding.english): expected \(need.english)"
    case .lineBreak: "a line break ends an expression: only brackets may hold one"
    case .strayCharacter(let character, let hint):
      "found \(name: character), which no expression holds here\(hint?.english ?? "")"
    case .text(let fault): fault.english
    case .number(let fault): fault.english
    case .brace(let fault): fault.english
    case .onlyFunctionsAreCalled: "found '(': only functions are called"
    case .unknownFunction(let name): "there is no function \(name: name)"
    case .identityTest: "found 'is': values are compared by '=='"
    case .tooDeep(let limit): "brackets are nested more than \(limit) levels deep"
    }
  }
}

extension ExpressionFinding {
  fileprivate var english: Sentence {
    switch self {
    case .end: "the end of the expression"
    case .number: "a number"
    case .text: "a text"
    case .token(let token): "\(name: token)"
    }
  }
}

extension ExpressionNeed {
  fileprivate var english: Sentence {
    switch self {
    case .value: "a value"
    case .valueNotWord: "a value; Python keeps this word for itself"
    case .operatorOrEnd: "an operator or the end"
    case .tokens(let tokens): "\(anyOf: tokens)"
    case .closingNotTuple: "')': there are lists here, and no tuples"
    case .closingNotSliceStep: "']': a slice has no step here"
    case .inAfterNot: "'in' after 'not'"
    }
  }
}

extension ExpressionHint {
  fileprivate var english: Sentence {
    switch self {
    case .noPower: ": there is no power operator"
    case .write(let operation): ": write \(name: operation)"
    case .compare: ": to compare write '=='"
    case .noConversion: ": braces hold an expression and no conversion"
    case .noFormat: ": braces hold an expression and no format"
    case .noAttributes: ": values have no attributes; a member is x['name']"
    case .noObjects: ": objects cannot be written in an expression"
    }
  }
}

extension ExpressionTextFault {
  fileprivate var english: Sentence {
    switch self {
    case .prefix: "found a letter before a text: texts have no prefix here"
    case .lineBreak: "a text ends on its line: write \\n for a line break"
    case .unterminated: "this text is never closed: its last quote is missing"
    case .namedCharacter: "characters cannot be named here: use \\u"
    case .hexadecimalDigits(let count): "expected \(count) hexadecimal digits in this escape"
    case .noCharacter: "this escape stands for no character"
    }
  }
}

extension ExpressionNumberFault {
  fileprivate var english: Sentence {
    switch self {
    case .letterBehind: "this number runs into a letter"
    case .leadingZeros: "an integer has no zeros before its digits"
    case .noDigit: "expected a digit here"
    }
  }
}

extension BraceFault {
  fileprivate var english: Sentence {
    switch self {
    case .unopened: "found '}' without its '{': a brace itself is written twice, '}}'"
    case .empty:
      "these braces are empty: they hold an expression; a brace itself is written twice"
    case .unclosed: "this '{' is never closed: a brace itself is written twice, '{{'"
    }
  }
}

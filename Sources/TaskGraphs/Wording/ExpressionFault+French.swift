import Languages

// What is wrong with an expression, in French.

extension ExpressionFault {
  var french: Sentence {
    switch self {
    case .unexpected(let finding, let need):
      "\(finding.french) à cet endroit : il faut \(need.french)"
    case .lineBreak:
      "un saut de ligne finit une expression : seuls des crochets ou parenthèses peuvent en contenir"
    case .strayCharacter(let character, let hint):
      "\(name: character) à cet endroit, où aucune expression n'en a\(hint?.french ?? "")"
    case .text(let fault): fault.french
    case .number(let fault): fault.french
    case .brace(let fault): fault.french
    case .onlyFunctionsAreCalled: "« ( » à cet endroit : seules les fonctions s'appellent"
    case .unknownFunction(let name): "il n'y a pas de fonction \(name: name)"
    case .identityTest: "« is » à cet endroit : les valeurs se comparent par « == »"
    case .tooDeep(let limit):
      "des crochets ou parenthèses sont imbriqués sur plus de \(limit) niveaux"
    }
  }
}

extension ExpressionFinding {
  fileprivate var french: Sentence {
    switch self {
    case .end: "la fin de l'expression"
    case .number: "un nombre"
    case .text: "un texte"
    case .token(let token): "\(name: token)"
    }
  }
}

extension ExpressionNeed {
  fileprivate var french: Sentence {
    switch self {
    case .value: "une valeur"
    case .valueNotWord: "une valeur ; Python se réserve ce mot"
    case .operatorOrEnd: "un opérateur ou la fin"
    case .tokens(let tokens): "\(anyOf: tokens)"
    case .closingNotTuple: "« ) » : il y a ici des listes, et pas de tuples"
    case .closingNotSliceStep: "« ] » : une tranche n'a pas de pas ici"
    case .inAfterNot: "« in » après « not »"
    }
  }
}

extension ExpressionHint {
  fileprivate var french: Sentence {
    switch self {
    case .noPower: " : il n'y a pas d'opérateur de puissance"
    case .write(let operation): " : écrivez \(name: operation)"
    case .compare: " : pour comparer, écrivez « == »"
    case .noConversion: " : des accolades contiennent une expression, sans conversion"
    case .noFormat: " : des accolades contiennent une expression, sans format"
    case .noAttributes:
      " : les valeurs n'ont pas d'attributs ; un membre s'écrit \("x['nom']")"
    case .noObjects: " : une expression ne contient pas d'objet écrit"
    }
  }
}

extension ExpressionTextFault {
  fileprivate var french: Sentence {
    switch self {
    case .prefix: "une lettre devant un texte : ici les textes n'ont pas de préfixe"
    case .lineBreak: "un texte finit sur sa ligne : écrivez \\n pour un saut de ligne"
    case .unterminated: "ce texte n'est jamais fermé : il manque son dernier guillemet"
    case .namedCharacter: "ici un caractère ne se nomme pas : employez \\u"
    case .hexadecimalDigits(let count):
      "il faut \(count) chiffres hexadécimaux dans cet échappement"
    case .noCharacter: "cet échappement ne désigne aucun caractère"
    }
  }
}

extension ExpressionNumberFault {
  fileprivate var french: Sentence {
    switch self {
    case .letterBehind: "ce nombre est collé à une lettre"
    case .leadingZeros: "un entier n'a pas de zéros devant ses chiffres"
    case .noDigit: "il faut un chiffre à cet endroit"
    }
  }
}

extension BraceFault {
  fileprivate var french: Sentence {
    switch self {
    case .unopened:
      "« } » sans son « { » : pour une accolade elle-même, écrivez-la deux fois, « }} »"
    case .empty:
      "ces accolades sont vides : elles contiennent une expression ; une accolade elle-même s'écrit deux fois"
    case .unclosed:
      "ce « { » n'est jamais fermé : pour une accolade elle-même, écrivez-la deux fois, « {{ »"
    }
  }
}

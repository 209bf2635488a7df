import Languages

// What is wrong with a JSON text, in French.

extension JSONFault {
  var french: Sentence {
    switch self {
    case .empty: "le texte est vide : un document JSON est attendu"
    case .byteOrderMark:
      "le texte commence par une marque d'ordre des octets : JSON n'en a pas, enregistrez-le en UTF-8 sans BOM"
    case .utf16: "le texte semble être en UTF-16, et JSON est en UTF-8 : enregistrez-le en UTF-8"
    case .invalidByte(let byte):
      "l'octet 0x\(hexadecimal(byte)) à cet endroit n'est pas du texte UTF-8"
    case .nulByte: "il y a ici un octet nul, qu'aucun texte JSON ne peut contenir"
    case .tooDeep(let limit): "des valeurs sont imbriquées ici sur plus de \(limit) niveaux"
    case .tooLong(let count, let limit):
      "le texte fait \(count) octets, et un document peut en faire \(limit)"
    case .outOfMemory: "il n'y a pas assez de mémoire pour analyser le texte"
    case .inText(let fault): fault.french
    case .textAfterEnd(let found):
      "\(found.french) après la fin du document : plus rien n'est attendu"
    case .commaBefore(let found):
      "une virgule devant \(found.french) : il faut une autre valeur, ou pas de virgule"
    case .endsTooEarly(let expected): "le texte s'arrête trop tôt : il manque \(expected.french)"
    case .unexpected(let found, let expected, let hint):
      "\(found.french) à cet endroit : il faut \(expected.french)\(hint?.french ?? "")"
    }
  }
}

extension JSONTextFault {
  fileprivate var french: Sentence {
    switch self {
    case .badHex: "il faut quatre chiffres hexadécimaux après « \\u » dans cet échappement"
    case .halfSurrogatePair:
      "cet échappement est la moitié d'une paire de substitution, et l'autre moitié manque"
    case .unknownEscape:
      "échappement inconnu : après « \\ » vient l'un de \" \\ / b f n r t, ou u et quatre chiffres"
    case .control(.controlCharacter(0x0A)), .control(.controlCharacter(0x0D)):
      "ce texte n'a pas de guillemet fermant sur sa ligne ; un saut de ligne dans un texte s'écrit \\n"
    case .control(.controlCharacter(0x09)): "une tabulation dans un texte : écrivez-la \\t"
    case .control(let found): "\(found.french) dans un texte : écrivez-le comme un échappement"
    case .unterminated: "le document s'arrête dans un texte : il manque son guillemet fermant"
    case .noDigit(let found): "\(found.french) dans un nombre : il faut un chiffre"
    case .leadingZero(let found):
      "\(found.french) : un nombre n'a pas de zéros devant ses chiffres"
    case .letterInNumber(let found):
      "\(found.french) : ce n'est pas un nombre comme JSON les écrit ; une unité s'omet"
    }
  }
}

extension JSONFault.Found {
  fileprivate var french: Sentence {
    switch self {
    case .end: "la fin du texte"
    case .controlCharacter(let byte): "un caractère de contrôle (U+00\(hexadecimal(byte)))"
    case .text(let text): "\(name: text)"
    }
  }
}

extension JSONFault.Expected {
  fileprivate var french: Sentence {
    switch self {
    case .name: "le nom d'un membre entre guillemets doubles, ou « } »"
    case .colon: "« : » après le nom du membre"
    case .commaInObject: "« , » ou « } » après le membre"
    case .commaInList: "« , » ou « ] » après l'élément"
    case .value: "une valeur"
    }
  }
}

extension JSONFault.Hint {
  fileprivate var french: Sentence {
    switch self {
    case .write(let word): " ; en JSON on écrit \(word)"
    case .noSuchNumber: " ; JSON n'a pas de tel nombre"
    case .doubleQuotes: " ; les textes prennent des guillemets doubles"
    case .straightQuotes: " ; les textes prennent des guillemets doubles droits, \""
    case .noComments: " ; JSON n'a pas de commentaires"
    }
  }
}

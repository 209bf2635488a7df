package import Languages

/// What is wrong with a text that should be YAML.
///
/// The parser has its reasons in English, and in the words of YAML's own grammar. Those that people meet
/// are known here by these words; any other is passed on as it is.
package enum YAMLFlaw: Sendable, Equatable, Told {
  case colon, listEntry, complexKey
  case missingKey, missingDash, missingColon, missingValue
  case unclosedList, unclosedMapping, unclosedText
  case goesOn, badStart, tab, escape, controlCharacter, unknownAlias, secondDocument
  /// What the parser says, in English.
  case other(String)
  /// It says nothing.
  case unreadable

  init(_ reason: String) {
    self =
      switch reason {
      case "mapping values are not allowed in this context": .colon
      case "block sequence entries are not allowed in this context": .listEntry
      case "mapping keys are not allowed in this context": .complexKey
      case "did not find expected key": .missingKey
      case "did not find expected '-' indicator": .missingDash
      case "could not find expected ':'": .missingColon
      case "did not find expected node content": .missingValue
      case "did not find expected ',' or ']'": .unclosedList
      case "did not find expected ',' or '}'": .unclosedMapping
      case "found unexpected end of stream": .unclosedText
      case "did not find expected <document start>": .goesOn
      case "found character that cannot start any token": .badStart
      case "found a tab character that violates indentation",
        "found a tab character where an indentation space is expected":
        .tab
      case "found unknown escape character": .escape
      case "control characters are not allowed": .controlCharacter
      case "found undefined alias": .unknownAlias
      case "but found another document": .secondDocument
      default: .other(reason)
      }
  }

  /// The sentence in one language.
  package func sentence(in language: Language) -> Sentence {
    switch language {
    case .english: english
    case .french: french
    }
  }

  private var english: Sentence {
    switch self {
    case .colon: "a ':' cannot stand here: put a text that holds one in quotes"
    case .listEntry: "an element of a list, '- …', cannot stand here: look at the indentation"
    case .complexKey: "a key cannot stand here: look at the indentation"
    case .missingKey: "a key should stand here: look at the indentation"
    case .missingDash: "the list goes on without '-' here: look at the indentation"
    case .missingColon: "there is a key without ':' behind it"
    case .missingValue: "a value is missing here"
    case .unclosedList: "a list that began with '[' has neither ',' nor ']' here"
    case .unclosedMapping: "a mapping that began with '{' has neither ',' nor '}' here"
    case .unclosedText: "the text ends before a closing quote"
    case .goesOn: "the document was over before this: look at the indentation"
    case .badStart:
      "no value begins with this character: indent with spaces, and put '@', '`' and '%' in quotes"
    case .tab: "indent with spaces: YAML takes no tabs"
    case .escape: "this escape is unknown: in double quotes '\\' begins one"
    case .controlCharacter: "it holds a control character"
    case .unknownAlias: "this alias ('*name') stands for nothing: there is no '&name' before it"
    case .secondDocument: "another document begins here: a workflow is one"
    case .other(let reason): "the parser says: \(reason)"
    case .unreadable: "it cannot be read"
    }
  }

  private var french: Sentence {
    switch self {
    case .colon:
      "un « : » ne peut pas être à cet endroit : mettez entre guillemets un texte qui en contient un"
    case .listEntry:
      "un élément de liste, « - … », ne peut pas être à cet endroit : regardez l'indentation"
    case .complexKey: "une clé ne peut pas être à cet endroit : regardez l'indentation"
    case .missingKey: "il faut une clé à cet endroit : regardez l'indentation"
    case .missingDash: "la liste continue ici sans « - » : regardez l'indentation"
    case .missingColon: "il y a une clé sans « : » derrière elle"
    case .missingValue: "il manque une valeur à cet endroit"
    case .unclosedList: "une liste ouverte par « [ » n'a ici ni « , » ni « ] »"
    case .unclosedMapping: "une table ouverte par « { » n'a ici ni « , » ni « } »"
    case .unclosedText: "le document s'arrête avant un guillemet fermant"
    case .goesOn: "le document était fini avant ceci : regardez l'indentation"
    case .badStart:
      "aucune valeur ne commence par ce caractère : indentez avec des espaces, et mettez « @ », « ` » et « % » entre guillemets"
    case .tab: "indentez avec des espaces : YAML n'accepte pas de tabulations"
    case .escape:
      "cet échappement est inconnu : entre guillemets doubles, « \\ » en commence un"
    case .controlCharacter: "il contient un caractère de contrôle"
    case .unknownAlias:
      "cet alias (« *nom ») ne représente rien : il n'y a pas de « &nom » avant lui"
    case .secondDocument: "un autre document commence ici : un workflow n'en est qu'un"
    case .other(let reason): "l'analyseur dit, en anglais : \(reason)"
    case .unreadable: "il est illisible"
    }
  }
}

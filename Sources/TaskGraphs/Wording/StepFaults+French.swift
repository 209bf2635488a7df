import Languages

// What is wrong with steps, calls and values, in French.

extension StepFault {
  var french: Sentence {
    switch self {
    case .noOperation(let key?, let owners):
      "cette étape n'a pas d'opération : \(name: key) va avec \(anyOf: owners)"
    case .noOperation(nil, _):
      "cette étape n'a pas d'opération : il lui en faut une, comme {\"print\": \"texte\"} ou {\"sleep\": 1}"
    case .unknownOperation(let name, isMeantKnown: true):
      "il n'y a pas d'opération \(name: name)"
    case .unknownOperation(let name, isMeantKnown: false):
      "il n'y a pas d'opération \(name: name) : une opération est \(anyOf: Operations.keyNames)"
    case .secondOperation(let second, let first):
      "cette étape a déjà l'opération \(name: first) : faites de \(name: second) une étape à part"
    case .modifierOfOthers(let key, let owners, let operation):
      "\(name: key) va avec \(anyOf: owners), et cette étape est \(name: operation)"
    case .outsideLoop(let operation):
      "\(name: operation) n'est dans aucune boucle de ce corps : une boucle est « while », « for », « repeat » ou « as_completed »"
    case .nothingToRaise:
      "il n'y a ici rien à lever de nouveau : « raise » prend true dans les étapes d'une partie « except »"
    case .messageOfReraise: "ce qui est levé de nouveau garde son message : enlevez celui-ci"
    case .idInWaitFor:
      "« wait_for » exécute la coroutine dans la tâche elle-même : enlevez l'« id »"
    case .exceptionGroup:
      "seul un « group » lève une « ExceptionGroup », pour ce que ses tâches ont levé"
    }
  }
}

extension CallFault {
  var french: Sentence {
    switch self {
    case .unknownArgument(let name, let coroutine, let parameters):
      "la coroutine \(name: coroutine) n'a pas de paramètre \(name: name) : \(parameters.isEmpty ? "elle ne prend pas d'arguments" : "elle a \(anyOf: parameters)" as Sentence)"
    case .missingArguments(let names, let coroutine):
      "il manque à la coroutine \(name: coroutine) l'argument \(names: names, with: ", ") : ajoutez-le à « args »"
    case .noCoroutineToRun: "« args » est pour une coroutine : cette tâche n'a pas de « run »"
    case .argumentsBeside(let name, let noun):
      "« args » est pour une coroutine, et \(name: name) est \(noun.french)"
    }
  }
}

extension ValueFault {
  var french: Sentence {
    switch self {
    case .noTask: "la liste des tâches est vide : un graphe a au moins une tâche"
    case .unknownWord(let word, let role, let known):
      "il n'y a pas \(role.ofFrench) \(name: word) : c'est \(anyOf: known)"
    case .neitherCountNorAll:
      "« n » est un nombre ou « all », et ceci est un autre texte : une expression commence par « = »"
    case .kindWithoutNumber(let word):
      "le genre \(name: word) n'a pas de nombre : écrivez \"\(word)\""
    case .kindNeedsNumber(let word):
      "le genre \(name: word) a besoin d'un nombre : écrivez {\"\(word)\": 1}"
    case .notWhole(let role):
      "\(role.french) est un nombre entier, et celui-ci a une fraction ou un exposant"
    case .tooSmall(let role, let least): "\(role.french) est d'au moins \(least)"
    case .negativeTime: "la limite « time » est négative : elle est d'au moins 0"
    case .beyondFloat: "ce nombre dépasse tous les nombres à virgule"
    case .beyondInteger:
      "cet entier demande plus de 64 bits : une fraction ou un exposant en fait un nombre à virgule"
    case .tooDeep(let levels): "cette valeur est imbriquée sur plus de \(levels) niveaux"
    case .tooLong(let mebibytes): "cette valeur fait plus de \(mebibytes) Mio"
    }
  }
}

extension WordRole {
  var french: Sentence {
    switch self {
    case .clock: "l'horloge"
    case .policy: "la politique"
    case .condition: "la condition"
    }
  }

  fileprivate var ofFrench: Sentence {
    switch self {
    case .clock: "d'horloge"
    case .policy: "de politique"
    case .condition: "de condition"
    }
  }
}

extension NumberRole {
  var french: Sentence {
    switch self {
    case .seed: "la graine"
    case .limit(let name): "la limite \(name: name)"
    case .semaphoreCount: "le compte d'un sémaphore"
    case .parties: "le nombre de participants d'une barrière"
    case .queueSize: "la taille maximale d'une file"
    }
  }
}

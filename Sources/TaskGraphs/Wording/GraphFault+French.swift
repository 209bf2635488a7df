import Languages

// What is wrong with a graph, in French. A step as it is written is « une étape ».

extension GraphFault {
  var french: Sentence {
    switch self {
    case .wrongType(let expectation, let found):
      "\(expectation.french), et ceci est \(found.french)"
    case .wholeWrittenAsFloat(let expectation, let number, let written):
      "\(expectation.french) : écrivez \(number), pas \(name: written)"
    case .missingEqualsSign(let role):
      "\(role.french), et ceci est un texte : une expression commence par « = »"
    case .key(let fault): fault.french
    case .name(let fault): fault.french
    case .step(let fault): fault.french
    case .call(let fault): fault.french
    case .value(let fault): fault.french
    case .expression(let fault), .template(let fault): fault.french
    case .dependency(let fault): fault.french
    }
  }
}

extension KeyFault {
  fileprivate var french: Sentence {
    switch self {
    case .unknown(let key, in: .operation(let operation), let known):
      "l'opération \(name: operation) n'a pas de clé \(name: key) : à côté d'elle peut se trouver \(anyOf: known)"
    case .unknown(let key, in: let owner, let known):
      "\(owner.french) n'a pas de clé \(name: key) : il peut s'y trouver \(anyOf: known)"
    case .duplicate(let key):
      "la clé \(name: key) figure deux fois dans cet objet : gardez l'une des deux"
    case .noTasks: "le graphe n'a pas de « tasks » : ajoutez une liste de tâches racines"
    case .noID: "cette tâche n'a pas d'« id » : donnez-lui un nom"
    case .noSteps(let coroutine): "la coroutine \(name: coroutine) n'a pas de « steps »"
    case .noKind: "cet objet n'a pas de genre : écrivez par exemple {\"semaphore\": 1}"
    case .noCoroutine: "cette cible n'a pas de « coroutine » : nommez celle à exécuter"
    case .noModifier(let key, let operation):
      "l'opération \(name: operation) a besoin de \(name: key) à côté d'elle"
    case .stepsAndRun: "une tâche a soit « steps », soit « run », et celle-ci a les deux"
    case .twoKinds(let first, let second):
      "un objet a un seul genre, et celui-ci en a deux : \(name: first) et \(name: second)"
    }
  }
}

extension KeyOwner {
  fileprivate var french: Sentence {
    switch self {
    case .graph: "un graphe"
    case .task: "une tâche"
    case .coroutine: "une coroutine"
    case .target: "une cible"
    case .exceptPart: "une partie de « except »"
    case .options: "l'objet « options »"
    case .limits: "l'objet « limits »"
    case .operation(let name): "l'opération \(name: name)"
    }
  }
}

extension NameFault {
  fileprivate var french: Sentence {
    switch self {
    case .invalid(let role, let flaw): "ce nom \(role.french) \(flaw.french)"
    case .invalidID(let flaw): "cet identifiant de tâche \(flaw.french)"
    case .taken(let name, let noun):
      "\(name: name) est déjà le nom \(noun.ofFrench) : tâches, objets et coroutines partagent le même espace de noms, alors renommez l'un des deux"
    case .idTaken(let name, let noun):
      "\(name: name) est déjà le nom \(noun.ofFrench) : donnez un autre identifiant à la tâche"
    case .parameterTwice(let name): "le paramètre \(name: name) figure deux fois"
    case .shadowing(let name):
      "le paramètre \(name: name) porte le nom d'une variable partagée : renommez l'un des deux"
    case .unknown(let name, let nouns): "\(nouns.noneFrench) ne s'appelle \(name: name)"
    case .wrongKind(let name, let kind, let wanted):
      "\(name: name) est \(kind.french), et il faut ici \(wanted.french)"
    case .unknownKind(let kind):
      "il n'y a pas de genre d'objet \(name: kind) : un genre est \(anyOf: ObjectKind.words)"
    }
  }
}

extension NameFlaw {
  fileprivate var french: Sentence {
    switch self {
    case .empty: "est vide : un nom a au moins un caractère"
    case .tooLong: "a plus de \(GraphDecoder.longestName) caractères"
    case .controlCharacter: "contient un caractère de contrôle"
    }
  }
}

extension NameRole {
  var french: Sentence {
    switch self {
    case .task: "de tâche"
    case .coroutine: "de coroutine"
    case .object: "d'objet"
    case .variable: "de variable"
    case .parameter: "de paramètre"
    case .group: "de groupe"
    case .exceptionType: "de type d'exceptions"
    }
  }
}

extension EntityNoun {
  fileprivate var bareFrench: Sentence {
    switch self {
    case .task: "tâche"
    case .rootTask: "tâche racine"
    case .coroutine: "coroutine"
    case .object: "objet"
    case .future: "futur"
    case .group: "groupe"
    }
  }

  private var isFeminine: Bool {
    switch self {
    case .task, .rootTask, .coroutine: true
    case .object, .future, .group: false
    }
  }

  var french: Sentence { isFeminine ? "une \(bareFrench)" : "un \(bareFrench)" }
  fileprivate var ofFrench: Sentence { "d'\(french)" }
  fileprivate var noneFrench: Sentence {
    isFeminine ? "aucune \(bareFrench)" : "aucun \(bareFrench)"
  }
}

extension [EntityNoun] {
  /// None of these: `aucune tâche, aucune coroutine ni aucun objet`.
  fileprivate var noneFrench: Sentence {
    guard let first, let last else { return "rien" }
    guard count > 1 else { return first.noneFrench }
    let others = dropFirst().dropLast().reduce(first.noneFrench) { "\($0), \($1.noneFrench)" }
    return "\(others) ni \(last.noneFrench)"
  }
}

extension EntityKind {
  fileprivate var french: Sentence {
    switch self {
    case .noun(let noun): noun.french
    case .object(let kinds): "un objet de genre \(anyOf: kinds)"
    }
  }
}

extension [EntityKind] {
  var french: Sentence { Sentence.either(map(\.french), in: .french) }
}

extension DependencyFault {
  fileprivate var french: Sentence {
    switch self {
    case .repeated(let id): "\(name: id) figure deux fois dans cet « after »"
    case .itself(let id): "la tâche \(name: id) s'attend elle-même"
    case .circle(let ids, let omitted):
      "ces tâches s'attendent en cercle, si bien qu'aucune ne peut commencer : \(Sentence.circle(ids, "… encore \(omitted) …", omitted: omitted))"
    }
  }
}

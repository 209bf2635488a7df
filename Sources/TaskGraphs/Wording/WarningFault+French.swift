import Languages

// What is odd in a graph, in French.

extension WarningFault {
  var french: Sentence {
    switch self {
    case .unreachable(let why): why.french
    case .unreachablePart:
      "cette partie n'est jamais exécutée : une partie avant elle attrape les mêmes exceptions"
    case .releaseWithoutAcquire(let name):
      "\(name: name) est relâché ici, et aucune étape du graphe ne l'acquiert"
    case .acquireWithoutRelease(let name):
      "\(name: name) est acquis ici, et aucune étape du graphe ne le relâche"
    case .neverSet(let name):
      "\(name: name) est attendu ici, et aucune étape du graphe ne le lève : qui l'attend attend pour toujours"
    case .neverSettled(let name):
      "\(name: name) est attendu ici, et aucune étape du graphe ne le résout, ne le rejette ni ne l'annule"
    case .neverNotified(let name):
      "\(name: name) est attendu ici, et aucune étape du graphe ne le notifie"
    case .neverFilled(let name):
      "une valeur est prise dans \(name: name) ici, et aucune étape du graphe n'y en met"
    case .neverDone(let name):
      "on attend ici que \(name: name) soit traité, et aucune étape du graphe ne marque ses valeurs par « task_done »"
    case .awaitsItself(let id): "la tâche \(name: id) s'attend ici elle-même"
    case .heldTwice(let name):
      "\(name: name) est déjà tenu ici, et un verrou ne laisse entrer personne deux fois : la tâche s'attend elle-même"
    case .endlessLoop:
      "cette boucle ne rend jamais la main et ne finit jamais : aucune autre tâche n'a son tour"
    case .unusedCoroutine(let name):
      "aucune tâche et aucune étape du graphe n'exécute la coroutine \(name: name)"
    }
  }
}

extension WhyUnreachable {
  fileprivate var french: Sentence {
    switch self {
    case .behind(let operation):
      "cette étape n'est jamais atteinte : rien ne s'exécute après le \(name: operation) qui la précède"
    case .never("repeat"):
      "cette étape n'est jamais atteinte : le « repeat » autour d'elle s'exécute 0 fois"
    case .never("for"):
      "cette étape n'est jamais atteinte : le « for » autour d'elle n'a rien à parcourir"
    case .never(let operation):
      "cette étape n'est jamais atteinte : la condition de ce \(name: operation) n'est jamais vraie"
    case .otherBranch:
      "cette étape n'est jamais atteinte : la condition de ce « if » est toujours vraie"
    case .elseOfTry:
      "cette étape n'est jamais atteinte : les étapes de ce « try » n'arrivent jamais à leur fin"
    }
  }
}

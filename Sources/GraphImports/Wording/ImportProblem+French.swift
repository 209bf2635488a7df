import JSONDocuments
import Languages

// What is wrong with a source, in French.

extension ImportProblem.Kind {
  var french: Sentence {
    switch self {
    case .notUTF8: "le texte n'est pas en UTF-8 : enregistrez-le en UTF-8"
    case .notGzip:
      "le texte commence comme gzip, et ne se décompresse pas : il est coupé ou endommagé"
    case .tooLong(let limit): "le texte a plus de \(limit) octets"
    case .graphTooLong(let limit):
      "le graphe aurait plus de \(limit) octets : un nom y figure partout où il est attendu"
    case .tooManyDependencies(let limit):
      "les tâches ont plus de \(limit) dépendances ; une arête entre deux groupes en vaut une de chacun du premier à chacun du second"
    case .tooManyAliases(let limit):
      "il y a plus de \(limit) alias (« *nom ») : écrivez ce qu'ils représentent"
    case .tooDeep(let limit): "ceci est imbriqué sur plus de \(limit) niveaux"
    case .syntax(let expected, .nothing): "il manque \(expected.french)"
    case .syntax(let expected, let found): "il faut \(expected.french), et il y a \(found.french)"
    case .notJSON(let fault): fault.sentence(in: .french)
    case .notYAML(let flaw): "ceci n'est pas du YAML : \(flaw.sentence(in: .french))"
    case .repeatedKeys(let keys):
      "cette table a deux fois la même clé : \(names: keys, with: ", ")"
    case .noMember(let name): "il manque \(name: name)"
    case .wrongDocument(let expected): "le document doit être \(expected.french)"
    case .wrongType(let what, let expected): "\(name: what) doit être \(expected.french)"
    case .notDirected: "un graphe de tâches a un sens : écrivez « digraph » et « -> »"
    case .noTasks: "il n'y a pas de tâches"
    case .wrongCount(let expected, let found):
      "la première ligne annonce \(expected) tâches, \(expected + 2) avec les deux fictives, et il y en a \(found)"
    case .invalidName(let name):
      "\(name: name) ne peut pas nommer une tâche : un nom a de 1 à 200 caractères, dont aucun de contrôle"
    case .duplicateTask(let name): "il y a une autre tâche \(name: name)"
    case .unknownTask(let name, let task):
      "\(name: task) attend \(name: name), et il n'y a pas de telle tâche"
    case .cycle(let names):
      "des tâches s'attendent en cercle : \(names: shown(names), with: " → ")\(isCut(names) ? " → … (\(names.count - 1) tâches)" : "" as Sentence)"
    case .badCost(let text, let task):
      "\(name: task) coûte \(name: text) : un coût est un nombre, fini et pas en dessous de 0"
    }
  }
}

extension ImportNeed {
  fileprivate var french: Sentence {
    switch self {
    case .token(let token): "\(name: token)"
    case .closing(let sign): "un \(name: sign) fermant"
    case .name: "un nom"
    case .attributeName: "le nom d'un attribut"
    case .nodeOrGroup: "un nœud ou un groupe"
    case .end: "la fin du texte"
    case .taskLine: "le numéro d'une tâche, son coût et combien de tâches elle attend"
    case .predecessors(let count): "\(count) numéros de tâches derrière lui"
    case .taskCount: "le nombre des tâches, un nombre entier"
    case .taskNumber: "le numéro d'une tâche, un nombre entier"
    case .predecessorCount: "combien de tâches elle attend, un nombre entier"
    case .object: "un objet"
    case .number: "un nombre"
    case .text: "un texte"
    case .taskList: "une liste de tâches"
    case .objects: "une liste d'objets"
    case .texts: "une liste de textes"
    case .mapping: "une table"
    case .jobs: "une table de travaux"
    case .textKeys: "une table dont les clés sont des textes"
    case .names: "le nom d'un travail ou une liste de noms"
    }
  }
}

extension ImportFinding {
  fileprivate var french: Sentence {
    switch self {
    case .nothing: "aucun"
    case .end: "la fin du texte"
    case .endOfLine: "la fin de la ligne"
    case .markup: "du balisage"
    case .text(let text): "\(name: text)"
    }
  }
}

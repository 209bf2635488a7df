import GraphImports
import JSONDocuments
import Languages
import MicroHTTP
import TaskGraphs

// What the service has to say against a request, in French.

extension ServiceFault {
  var french: Sentence {
    switch self {
    case .parameter(let fault): fault.french
    case .emptyBody: "le corps est vide ; envoyez un graphe, en JSON"
    case .notJSON(let error):
      "ligne \(error.line), colonne \(error.column) : \(error.fault.sentence(in: .french))"
    case .invalidGraph(let graph): french(graph)
    case .missingSchedule:
      "la politique « schedule » rejoue options.schedule, et ce graphe n'en a pas"
    case .timelineTooLarge(let limit):
      "la chronologie dépasserait \(limit) octets, le plus qui s'écrive dans ce format ; demandez format=summary, ou moins de pas avec max_steps"
    case .outOfTime(let seconds):
      "l'exécution a été arrêtée après \(seconds) s du temps du serveur ; demandez moins de pas avec max_steps, ou lancez-la en ligne de commande"
    case .tooManyRealRuns(let limit):
      "\(limit) exécutions à l'horloge réelle sont en cours, et il ne peut y en avoir plus ; réessayez"
    case .noRoomForAnswer:
      "les chronologies qui attendent d'être lues ne laissent pas de place pour celle-ci ; réessayez, ou demandez format=summary"
    case .cancelled: "l'exécution a été arrêtée avant sa fin ; réessayez"
    case .noRun(let id):
      "il n'y a pas d'exécution \(name: id) ici : elle n'a jamais été envoyée, ou elle a été abandonnée pour faire de la place ; renvoyez son graphe"
    case .noExample(let name): "il n'y a pas d'exemple \(name: name)"
    case .nothingAt(let path): "il n'y a rien à l'adresse \(path)"
    case .notAcceptable(let asked):
      "une chronologie ne s'obtient pas comme \(name: asked) ; les formats sont \(TimelineFormat.names)"
    case .noPage:
      "ce serveur n'a pas de page où mettre une exécution ; demandez un autre format"
    case .contentEncoding(let encoding):
      "le corps a le codage \(name: encoding) ; envoyez-le tel quel, sans codage"
    case .emptySource: "le corps est vide ; envoyez le fichier à importer"
    case .invalidSource(let error): french(error)
    case .beforeHandler(let fault): french(fault)
    }
  }

  private func french(_ graph: InvalidGraph) -> Sentence {
    guard let first = graph.problems.first else { return "" }
    let count = graph.problems.count
    let told: Sentence = "ligne \(first.line) : \(first.fault.sentence(in: .french))"
    if count == 1 { return told }
    let many: Sentence = count == InvalidGraph.mostProblems ? "au moins \(count)" : "\(count)"
    return "le graphe a \(many) problèmes ; le premier : \(told)"
  }

  /// The HTTP layer tells its faults in English; in French the status says as much.
  private func french(_ fault: HTTPFault) -> Sentence {
    switch fault.status.code {
    case 400: "la requête elle-même est mal formée"
    case 404: "il n'y a rien à cette adresse"
    case 405: "cette méthode n'est pas possible ici ; l'en-tête Allow dit lesquelles le sont"
    case 408: "la requête a mis trop de temps à arriver"
    case 413: "le corps est plus long que la limite"
    case 414: "la cible de la requête est plus longue que la limite"
    case 417: "la seule attente connue ici est 100-continue"
    case 429: "trop de requêtes viennent de cette adresse ; réessayez plus tard"
    case 431: "l'en-tête de la requête est plus long que la limite"
    case 500: "le service a commis une faute"
    case 501 where fault.kind == .unknownTransferCoding:
      "le seul codage de transfert connu ici est chunked, une fois"
    case 501: "cette méthode n'est pas connue ici"
    case 503: "trop de travail est en attente, ou le serveur s'arrête ; réessayez"
    default: "\(fault.detail)"
    }
  }

  private func french(_ error: ImportError) -> Sentence {
    guard let first = error.problems.first else { return "" }
    let count = error.problems.count
    let told: Sentence = "ligne \(first.position.line) : \(first.kind.sentence(in: .french))"
    if count == 1 { return told }
    let many: Sentence = count == ImportError.mostProblems ? "au moins \(count)" : "\(count)"
    return "la source a \(many) problèmes ; le premier : \(told)"
  }
}

extension ParameterFault {
  var french: Sentence {
    switch self {
    case .unknown(let name, let known):
      "le paramètre \(name: name) est inconnu ; \(known.isEmpty ? "il n'y en a pas ici" : "il y a \(known.joined(separator: ", "))" as Sentence)"
    case .twice(let name): "le paramètre \(name: name) est donné deux fois"
    case .notWhole(let name, let text):
      "\(name: name) est un nombre entier d'au plus 64 bits, pas \(name: text)"
    case .notFromOne(let name, let text):
      "\(name: name) est un nombre entier à partir de 1, pas \(name: text)"
    case .noneOf(let name, let known, let text):
      "\(name: name) est l'un de \(names: known, with: ", "), pas \(name: text)"
    case .notWholeUpTo(let name, let text, let most):
      "\(name: name) est un nombre entier de 1 à \(most), pas \(name: text)"
    case .notPositive(let name, let text):
      "\(name: name) est un nombre supérieur à 0, pas \(name: text)"
    case .missingSourceFormat(let name, let known):
      "dites par \(name: name) ce qu'est la source : l'un de \(known)"
    case .untranslated(let english): "\(english)"
    }
  }
}

import Languages
import MicroHTTP

/// What a status means, as a problem's title.
struct StatusTitle: Told {
  let status: HTTPStatus

  func sentence(in language: Language) -> Sentence {
    switch language {
    case .english: "\(status.reason)"
    case .french: french ?? "\(status.reason)"
    }
  }

  /// The statuses of the problems that there are; none other has a title of ours.
  private var french: Sentence? {
    switch status.code {
    case 400: "Requête incorrecte"
    case 404: "Introuvable"
    case 405: "Méthode non autorisée"
    case 406: "Aucune représentation acceptable"
    case 408: "Délai dépassé"
    case 413: "Contenu trop volumineux"
    case 414: "Adresse trop longue"
    case 415: "Type de contenu non pris en charge"
    case 417: "Attente non satisfaite"
    case 422: "Contenu invalide"
    case 429: "Trop de requêtes"
    case 431: "En-tête trop volumineux"
    case 500: "Erreur interne du serveur"
    case 501: "Non pris en charge"
    case 503: "Service indisponible"
    default: nil
    }
  }
}

import Languages

// What is needed where something of another type was found, in French.

extension Expectation {
  var french: Sentence {
    switch self {
    case .list(let role): role.french
    case .object(let role): role.french
    case .text(let role): "\(role.french) est un texte"
    case .name(let role): "un nom \(role.french) est un texte"
    case .reference(let operation, let kinds):
      "\(name: operation) prend le nom de ce qui est \(kinds.french) : c'est un texte"
    case .operand(.seconds(let operation)):
      "\(name: operation) prend des secondes, un nombre"
    case .operand(.count(let operation)):
      "\(name: operation) prend un compte, un nombre entier"
    case .operand(let role): role.french
    case .onlyTrue(let operation): "\(name: operation) prend true"
    case .flag(let key): "\(name: key) est true ou false"
    case .raised: "« raise » prend le nom d'un type d'exceptions, ou true"
    case .exceptionType(let key): "\(name: key) prend le nom d'un type d'exceptions"
    case .match: "« match » est le nom d'un type d'exceptions, ou une liste de tels noms"
    case .objectKind(let kinds): "le genre d'un objet est \(anyOf: kinds)"
    case .number(let role): "\(role.french) est un nombre entier"
    case .timeLimit: "la limite « time » est en secondes"
    }
  }
}

extension ListRole {
  fileprivate var french: Sentence {
    switch self {
    case .steps: "les étapes forment une liste"
    case .tasks: "« tasks » est une liste de tâches racines"
    case .after: "« after » est une liste d'identifiants de tâches racines"
    case .parameters: "« params » est une liste de noms"
    case .waited: "« wait » prend une liste de tâches"
    case .schedule: "« schedule » est une liste d'identifiants de tâches"
    case .exceptParts:
      "« except » est une liste de parties, comme [{\"match\": \"ValueError\"}]"
    case .targets(let operation): "\(name: operation) prend une liste de cibles"
    }
  }
}

extension ObjectRole {
  fileprivate var french: Sentence {
    switch self {
    case .graph: "un graphe est un objet"
    case .step: "une étape est un objet avec une opération, comme {\"print\": \"texte\"}"
    case .task: "une tâche est un objet avec un « id »"
    case .objects: "« objects » est un objet de noms et de genres"
    case .variables: "« variables » est un objet de noms et de valeurs"
    case .coroutines: "« coroutines » est un objet de noms et de corps"
    case .coroutine: "une coroutine est un objet avec « params » et « steps »"
    case .arguments: "« args » est un objet de paramètres et de valeurs"
    case .assignments: "« let » prend un objet de noms et de valeurs"
    case .options: "« options » est un objet"
    case .limits: "« limits » est un objet de nombres"
    case .exceptPart: "une partie de « except » est un objet avec « match », « as » et « steps »"
    }
  }
}

extension TextRole {
  fileprivate var french: Sentence {
    switch self {
    case .label: "une étiquette"
    case .graphName: "le nom du graphe"
    case .graphDescription: "la description du graphe"
    case .run: "« run » nomme une coroutine : ce nom"
    case .dependency: "« after » liste des identifiants de tâches racines : chacun"
    case .scheduled: "« schedule » liste des identifiants de tâches : chacun"
    case .groupName: "le nom d'un groupe"
    case .coroutineName: "le nom d'une coroutine"
    case .id: "un identifiant"
    case .message: "un message"
    case .printed: "ce qui est affiché"
    case .note: "une note"
    case .word(let role): role.french
    }
  }
}

extension OperandRole {
  var french: Sentence {
    switch self {
    case .seconds(let operation): "\(name: operation) prend des secondes"
    case .count(let operation): "\(name: operation) prend un compte"
    case .condition(let operation): "\(name: operation) prend une expression"
    case .items: "« in » prend une liste ou une expression"
    }
  }
}

extension Found {
  var french: Sentence {
    switch self {
    case .null: "null"
    case .true: "true"
    case .false: "false"
    case .number: "un nombre"
    case .text: "un texte"
    case .list: "une liste"
    case .object: "un objet"
    case .fraction: "un nombre à virgule"
    }
  }
}

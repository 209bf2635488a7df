package import Languages

extension ImportProblem {
  /// The kind's stable name.
  package var code: String {
    switch kind {
    case .notUTF8: "not-utf-8"
    case .notGzip: "not-gzip"
    case .tooLong: "too-long"
    case .graphTooLong: "graph-too-long"
    case .tooManyDependencies: "too-many-dependencies"
    case .tooManyAliases: "too-many-aliases"
    case .tooDeep: "too-deep"
    case .syntax, .notJSON, .notYAML, .repeatedKeys: "syntax"
    case .noMember: "missing-member"
    case .wrongDocument, .wrongType: "wrong-type"
    case .notDirected: "not-directed"
    case .noTasks: "no-tasks"
    case .wrongCount: "wrong-count"
    case .invalidName: "invalid-name"
    case .duplicateTask: "duplicate-task"
    case .unknownTask: "unknown-task"
    case .cycle: "dependency-cycle"
    case .badCost: "bad-cost"
    }
  }

  /// A sentence that says what was found and how to mend it, in English.
  package var message: String { kind.text(in: .english) }
}

extension ImportProblem.Kind {
  /// The sentence in one language.
  package func sentence(in language: Language) -> Sentence {
    switch language {
    case .english: english
    case .french: french
    }
  }

  /// The names of a circle that are told.
  func shown(_ names: [String]) -> [String] { Array(names.prefix(20)) }

  /// Whether a circle is too long to be told whole.
  func isCut(_ names: [String]) -> Bool { names.count > 20 }
}

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
    case .syntax, .unreadable: "syntax"
    case .noMember: "missing-member"
    case .wrongType: "wrong-type"
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

  /// A sentence that says what was found and how to mend it.
  package var message: String {
    switch kind {
    case .notUTF8: "the text is not UTF-8: save it as UTF-8"
    case .notGzip: "the text begins as gzip does, and cannot be unpacked: it is cut off or damaged"
    case .tooLong(let limit): "the text has more than \(limit) bytes"
    case .graphTooLong(let limit):
      "the graph would have more than \(limit) bytes: names stand in it wherever they are waited for"
    case .tooManyDependencies(let limit):
      "the tasks have more than \(limit) dependencies; an edge between two groups stands for one"
        + " from each of the first to each of the second"
    case .tooManyAliases(let limit):
      "there are more than \(limit) aliases ('*name'): write out what they stand for"
    case .tooDeep(let limit): "this is nested deeper than \(limit)"
    case .syntax(let expected, let found): "expected \(expected), found \(found)"
    case .unreadable(let reason): reason
    case .noMember(let name): "'\(name)' is missing"
    case .wrongType(let what, let expected): "'\(what)' must be \(expected)"
    case .notDirected: "a task graph has a direction: write 'digraph' and '->'"
    case .noTasks: "there are no tasks"
    case .wrongCount(let expected, let found):
      "the first line announces \(expected) tasks, with the two dummies \(expected + 2), and there"
        + " are \(found)"
    case .invalidName(let name):
      "\(quoted(name)) cannot name a task: a name has 1 to 200 characters, none of them a control"
        + " character"
    case .duplicateTask(let name): "there is another task \(quoted(name))"
    case .unknownTask(let name, let task):
      "\(quoted(task)) waits for \(quoted(name)), and there is no such task"
    case .cycle(let names):
      "tasks wait for each other in a circle: "
        + names.prefix(20).map(quoted).joined(separator: " → ")
        + (names.count > 20 ? " → … (\(names.count - 1) tasks)" : "")
    case .badCost(let text, let task):
      "\(quoted(task)) costs \(quoted(text)): a cost is a number, finite and not below 0"
    }
  }

  /// A text of the source in quotes, cut where it is too long to be read.
  private func quoted(_ text: String) -> String {
    let shown = text.unicodeScalars.prefix(60)
    let safe = shown.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : String($0) }
    return "'\(safe.joined())\(shown.endIndex == text.unicodeScalars.endIndex ? "" : "…")'"
  }
}

import Languages

// What is wrong with a graph, in English.

extension GraphFault {
  var english: Sentence {
    switch self {
    case .wrongType(let expectation, let found):
      "\(expectation.english), and this is \(found.english)"
    case .wholeWrittenAsFloat(let expectation, let number, let written):
      "\(expectation.english): write \(number), not \(name: written)"
    case .missingEqualsSign(let role):
      "\(role.english), and this is a text: an expression begins with '='"
    case .key(let fault): fault.english
    case .name(let fault): fault.english
    case .step(let fault): fault.english
    case .call(let fault): fault.english
    case .value(let fault): fault.english
    case .expression(let fault), .template(let fault): fault.english
    case .dependency(let fault): fault.english
    }
  }
}

extension KeyFault {
  fileprivate var english: Sentence {
    switch self {
    case .unknown(let key, in: .operation(let operation), let known):
      "the operation \(name: operation) has no key \(name: key): beside it may stand \(anyOf: known)"
    case .unknown(let key, in: let owner, let known):
      "\(owner.english) has no key \(name: key): it may have \(anyOf: known)"
    case .duplicate(let key):
      "the key \(name: key) stands twice in this object: keep one of the two"
    case .noTasks: "the graph has no 'tasks': add a list of root tasks"
    case .noID: "this task has no 'id': give it a name"
    case .noSteps(let coroutine): "the coroutine \(name: coroutine) has no 'steps'"
    case .noKind: "this object has no kind: write as {\"semaphore\": 1}"
    case .noCoroutine: "this target has no 'coroutine': name the one to run"
    case .noModifier(let key, let operation):
      "the operation \(name: operation) needs \(name: key) beside it"
    case .stepsAndRun: "a task has either 'steps' or 'run', and this one has both"
    case .twoKinds(let first, let second):
      "an object has one kind, and this one has two: \(name: first) and \(name: second)"
    }
  }
}

extension KeyOwner {
  fileprivate var english: Sentence {
    switch self {
    case .graph: "a graph"
    case .task: "a task"
    case .coroutine: "a coroutine"
    case .target: "a target"
    case .exceptPart: "a part of 'except'"
    case .options: "'options'"
    case .limits: "'limits'"
    case .operation(let name): "the operation \(name: name)"
    }
  }
}

extension NameFault {
  fileprivate var english: Sentence {
    switch self {
    case .invalid(let role, let flaw): "this name of a \(role.english) \(flaw.english)"
    case .invalidID(let flaw): "this id of a task \(flaw.english)"
    case .taken(let name, let noun):
      "\(name: name) is the name of \(noun.english) already: tasks, objects and coroutines share one namespace, so rename one of the two"
    case .idTaken(let name, let noun):
      "\(name: name) is the name of \(noun.english) already: give the task another id"
    case .parameterTwice(let name): "the parameter \(name: name) stands twice"
    case .shadowing(let name):
      "the parameter \(name: name) bears the name of a shared variable: rename one of the two"
    case .unknown(let name, let nouns):
      "no \(Sentence.either(nouns.map(\.bareEnglish), in: .english)) is named \(name: name)"
    case .wrongKind(let name, let kind, let wanted):
      "\(name: name) is \(kind.english), and this takes \(wanted.english)"
    case .unknownKind(let kind):
      "there is no kind of object \(name: kind): kinds are \(anyOf: ObjectKind.words)"
    }
  }
}

extension NameFlaw {
  fileprivate var english: Sentence {
    switch self {
    case .empty: "is empty: a name has at least one character"
    case .tooLong: "has more than \(GraphDecoder.longestName) characters"
    case .controlCharacter: "holds a control character"
    }
  }
}

extension NameRole {
  var english: Sentence {
    switch self {
    case .task: "task"
    case .coroutine: "coroutine"
    case .object: "object"
    case .variable: "variable"
    case .parameter: "parameter"
    case .group: "group"
    case .exceptionType: "type of exceptions"
    }
  }
}

extension EntityNoun {
  fileprivate var bareEnglish: Sentence {
    switch self {
    case .task: "task"
    case .rootTask: "root task"
    case .coroutine: "coroutine"
    case .object: "object"
    case .future: "future"
    case .group: "group"
    }
  }

  var english: Sentence { self == .object ? "an \(bareEnglish)" : "a \(bareEnglish)" }
}

extension EntityKind {
  fileprivate var english: Sentence {
    switch self {
    case .noun(let noun): noun.english
    case .object(let kinds): "an object of kind \(anyOf: kinds)"
    }
  }
}

extension [EntityKind] {
  var english: Sentence { Sentence.either(map(\.english), in: .english) }
}

extension DependencyFault {
  fileprivate var english: Sentence {
    switch self {
    case .repeated(let id): "\(name: id) stands twice in this 'after'"
    case .itself(let id): "the task \(name: id) waits for itself"
    case .circle(let ids, let omitted):
      "these tasks wait for each other in a circle, so none of them can start: \(Sentence.circle(ids, "… \(omitted) more …", omitted: omitted))"
    }
  }
}

import Languages

// What is wrong with steps, calls and values, in English.

extension StepFault {
  var english: Sentence {
    switch self {
    case .noOperation(let key?, let owners):
      "this step has no operation: \(name: key) stands beside \(anyOf: owners)"
    case .noOperation(nil, _):
      "this step has no operation: it needs one, as {\"print\": \"text\"} or {\"sleep\": 1}"
    case .unknownOperation(let name, isMeantKnown: true): "there is no operation \(name: name)"
    case .unknownOperation(let name, isMeantKnown: false):
      "there is no operation \(name: name): operations are \(anyOf: Operations.keyNames)"
    case .secondOperation(let second, let first):
      "this step has the operation \(name: first) already: make \(name: second) a step of its own"
    case .modifierOfOthers(let key, let owners, let operation):
      "\(name: key) belongs to \(anyOf: owners), and this step is \(name: operation)"
    case .outsideLoop(let operation):
      "\(name: operation) stands in no loop of this body: loops are 'while', 'for', 'repeat' and 'as_completed'"
    case .nothingToRaise:
      "there is nothing to raise again here: 'raise' takes true in the steps of an 'except' part"
    case .messageOfReraise: "what is raised again keeps its message: leave this out"
    case .idInWaitFor: "'wait_for' runs the coroutine in the task itself: leave the 'id' out"
    case .exceptionGroup:
      "an 'ExceptionGroup' is raised by a 'group' alone, for what its tasks raised"
    }
  }
}

extension CallFault {
  var english: Sentence {
    switch self {
    case .unknownArgument(let name, let coroutine, let parameters):
      "the coroutine \(name: coroutine) has no parameter \(name: name): \(parameters.isEmpty ? "it takes no arguments" : "it has \(anyOf: parameters)" as Sentence)"
    case .missingArguments(let names, let coroutine):
      "the coroutine \(name: coroutine) needs the argument \(names: names, with: ", "): add it to 'args'"
    case .noCoroutineToRun: "'args' are for a coroutine: this task has no 'run'"
    case .argumentsBeside(let name, let noun):
      "'args' are for a coroutine, and \(name: name) is \(noun.english)"
    }
  }
}

extension ValueFault {
  var english: Sentence {
    switch self {
    case .noTask: "the list of tasks is empty: a graph has at least one task"
    case .unknownWord(let word, let role, let known):
      "there is no \(role.english) \(name: word): it is \(anyOf: known)"
    case .neitherCountNorAll:
      "'n' is a count or 'all', and this is another text: an expression begins with '='"
    case .kindWithoutNumber(let word): "the kind \(name: word) has no number: write \"\(word)\""
    case .kindNeedsNumber(let word):
      "the kind \(name: word) needs a number: write {\"\(word)\": 1}"
    case .notWhole(let role):
      "\(role.english) is a whole number, and this has a fraction or an exponent"
    case .tooSmall(let role, let least): "\(role.english) is at least \(least)"
    case .negativeTime: "the limit 'time' is negative: it is at least 0"
    case .beyondFloat: "this number is larger than any float"
    case .beyondInteger:
      "this integer needs more than 64 bits: a fraction or an exponent makes it a float"
    case .tooDeep(let levels): "this is a value nested more than \(levels) levels deep"
    case .tooLong(let mebibytes): "this is a value of more than \(mebibytes) MiB"
    }
  }
}

extension WordRole {
  var english: Sentence {
    switch self {
    case .clock: "clock"
    case .policy: "policy"
    case .condition: "condition"
    }
  }
}

extension NumberRole {
  var english: Sentence {
    switch self {
    case .seed: "the seed"
    case .limit(let name): "the limit \(name: name)"
    case .semaphoreCount: "a semaphore's count"
    case .parties: "the number of a barrier's parties"
    case .queueSize: "a queue's greatest size"
    }
  }
}

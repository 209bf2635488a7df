import Languages

// What is odd in a graph, in English.

extension WarningFault {
  var english: Sentence {
    switch self {
    case .unreachable(let why): why.english
    case .unreachablePart:
      "this part never runs: a part before it catches the same exceptions"
    case .releaseWithoutAcquire(let name):
      "\(name: name) is released here, and no step of the graph acquires it"
    case .acquireWithoutRelease(let name):
      "\(name: name) is acquired here, and no step of the graph releases it"
    case .neverSet(let name):
      "\(name: name) is awaited here, and no step of the graph sets it: who waits for it waits for ever"
    case .neverSettled(let name):
      "\(name: name) is awaited here, and no step of the graph resolves, rejects or cancels it"
    case .neverNotified(let name):
      "\(name: name) is awaited here, and no step of the graph notifies it"
    case .neverFilled(let name):
      "a value is taken from \(name: name) here, and no step of the graph puts one in"
    case .neverDone(let name):
      "\(name: name) is joined here, and no step of the graph marks its values with 'task_done'"
    case .awaitsItself(let id): "the task \(name: id) waits for itself here"
    case .heldTwice(let name):
      "\(name: name) is held here already, and a lock lets nobody in twice: the task waits for itself"
    case .endlessLoop:
      "this loop never suspends and never ends, so no other task gets its turn"
    case .unusedCoroutine(let name):
      "no task and no step of the graph runs the coroutine \(name: name)"
    }
  }
}

extension WhyUnreachable {
  fileprivate var english: Sentence {
    switch self {
    case .behind(let operation):
      "this step is never reached: nothing runs after the \(name: operation) before it"
    case .never("repeat"): "this step is never reached: the 'repeat' around it runs 0 times"
    case .never("for"): "this step is never reached: the 'for' around it has nothing to run over"
    case .never(let operation):
      "this step is never reached: the condition of this \(name: operation) is never true"
    case .otherBranch:
      "this step is never reached: the condition of this 'if' is always true"
    case .elseOfTry:
      "this step is never reached: the steps of this 'try' never come to their end"
    }
  }
}

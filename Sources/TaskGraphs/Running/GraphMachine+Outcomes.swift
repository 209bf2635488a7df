import CooperativeLoop

// What futures ended with, and what whoever waits for one reports.

extension GraphMachine {
  /// What a future ended with: its value, or its exception.
  func outcome(of future: FutureID) throws(EvaluationFailure) -> Value {
    let isHeard = uncountedLoop { loop in
      defer { loop.markRetrieved(future) }
      return loop.isRetrieved(future)
    }
    if !isHeard, let error = takeCancellation(of: future) { throw .raised(error) }
    if hasFailed(future), let error = error(of: future) { throw .raised(error) }
    return value(of: future)
  }

  /// What a cancelled task has to say, if nobody has heard it.
  func takeCancellation(of future: FutureID) -> Raised? {
    cancellations.isEmpty ? nil : cancellations.removeValue(forKey: future)
  }

  /// Whether a future ended with an exception.
  func hasFailed(_ future: FutureID) -> Bool {
    uncountedLoop { loop in
      loop.isFailed(future) || loop.isCancelled(loop.origin(ofFailure: future))
    }
  }

  /// The exception that a future ended with, or nil.
  func error(of future: FutureID) -> Raised? {
    let origin = loop.origin(ofFailure: future)
    if loop.isCancelled(origin) { return .cancellation }
    guard loop.isFailed(future) else { return nil }
    if let task = loop.task(endingIn: origin) { return errors[task.index] ?? .cancellation }
    return futureErrors[origin] ?? .cancellation
  }

  /// The value that a future ended with.
  func value(of future: FutureID) -> Value {
    let (origin, task) = uncountedLoop { loop in
      let origin = loop.origin(ofFailure: future)
      return (origin, loop.task(endingIn: origin))
    }
    if let task { return results[task.index] }
    return futureResults[origin] ?? .null
  }

  /// What a task that waits for a future reports.
  func reason(of future: FutureID) -> WaitReason {
    if let task = loop.task(endingIn: future) { return .task(task) }
    return futureObjects[future].map { objects[$0].reason } ?? WaitReason(.future)
  }
}

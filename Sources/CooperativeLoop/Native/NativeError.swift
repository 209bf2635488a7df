/// What went wrong where Swift's async functions and a loop meet.
public enum NativeError: Error, Hashable, CustomStringConvertible {
  /// Something of the loop's was awaited on a thread on which no loop runs.
  case outsideLoop
  /// Something was awaited, on the thread on which a loop runs, that belongs to another loop.
  case otherLoop
  /// An executor cannot serve two loops at a time, nor a loop have two executors.
  case executorInUse
  /// The function that was to run on the loop belongs to the main actor.
  case mainActor
  /// The function that was to run on the loop belongs to the actor that runs the loop.
  case callersActor
  /// These left the loop; each is a sentence that names the task, where it can be known.
  ///
  /// A task that waits for a continuation which nobody resumes cannot be told from one that has left.
  case leftLoop([String])

  /// What went wrong, in a sentence.
  public var description: String {
    switch self {
    case .outsideLoop: "something of a loop's was awaited on a thread on which no loop runs"
    case .otherLoop: "something was awaited on a loop that belongs to another loop"
    case .executorInUse: "the executor serves another loop, or the loop has another executor"
    case .mainActor:
      "the function belongs to the main actor, which does not run on the loop: write it in a "
        + "function that belongs to no actor"
    case .callersActor:
      "the function belongs to the actor that runs the loop, and would wait for it: write it in a "
        + "function that belongs to no actor"
    case .leftLoop(let sentences): sentences.joined(separator: "; ")
    }
  }
}

extension NativeTable {
  /// Says what came from another thread.
  func describe(_ stranger: LoopExecutor.Stranger) -> String {
    switch stranger {
    case .wait: "a wait was begun or cancelled on another thread"
    case .clock: "the loop's clock was read on another thread"
    case .former: "a task of another loop, which the executor served before, was to go on"
    case .job(let number?):
      if let name = name(ofTask: number) {
        "task '\(name)' came back from another thread"
      } else {
        "a task that the loop does not know came from another thread"
      }
    case .job(nil): "an actor was sent something from another thread"
    }
  }

  /// Says that a task has not come back.
  func describe(missing task: TaskID) -> String {
    let name = loop?.name(of: task) ?? ""
    return "task '\(name)' left the loop and has not come back, or waits for what nobody gives it"
  }

  private func name(ofTask number: UInt64) -> String? {
    guard let loop, let task = lane(number)?.task else { return nil }
    return loop.name(of: task)
  }
}

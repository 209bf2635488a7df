// Runs: how one begins and ends, and what is told of it afterwards.

extension EventLoop {
  /// Runs until every task has ended, nothing can run any more, or a limit is reached.
  ///
  /// May be called again after more tasks were spawned. Where Swift's async functions run on the loop
  /// and nothing can go on, it waits a while for what may have left: `strangers` tells.
  ///
  /// - Returns: How it ended. Where tasks are left, `waitReason(of:)` says what each waits for.
  ///   `.stopped`, without a step, where another loop has taken over the loop's executor.
  /// - Precondition: It is not called in a step of the same loop.
  public func run() -> RunOutcome {
    precondition(!report.isRunning, "\(LoopError.alreadyRunning)")
    return (try? run(until: nil)) ?? .stopped
  }

  /// How the last run ended, in whatever way it was begun; nil before the first has.
  public var lastOutcome: RunOutcome? { report.outcome }

  /// What left the loop in its last run: a sentence each.
  ///
  /// First who came back from another thread, or else who has not by the end of the run, or waits for
  /// what nothing on the loop gives. Empty where nobody left.
  public var strangers: [String] { report.arrived + report.missing }

  /// Sees to it that a run can begin.
  @usableFromInline
  func checkMayRun() throws {
    guard !report.isRunning else { throw LoopError.alreadyRunning }
    guard native?.serves(nativeTerm) != false else { throw NativeError.executorInUse }
  }

  /// Runs, and throws what kept a task from its end or left the loop.
  @usableFromInline
  func run(toTheEndOf task: TaskID) throws {
    let outcome = try run(until: task)
    guard report.arrived.isEmpty else { throw NativeError.leftLoop(report.arrived) }
    guard !state(of: task).isEnded else { return }
    throw report.missing.isEmpty
      ? LoopError.unfinished(outcome)
      : NativeError.leftLoop(report.missing)
  }

  /// Runs.
  ///
  /// - Parameter task: The task that the caller waits for; nil for all. Once it has ended, nothing that
  ///   may have left is waited for.
  /// - Returns: How it ended.
  /// - Throws: `NativeError.executorInUse`.
  private func run(until task: TaskID?) throws(NativeError) -> RunOutcome {
    let outer = CurrentExecutor.value
    report.begin()
    guard native?.enter(nativeTerm) != false else {
      report.refuse(NativeError.executorInUse)
      throw .executorInUse
    }
    var outcome = takeTurns()
    // It may have come only now.
    if let native {
      outcome = explain(outcome, until: task, native)
      native.release()
    }
    CurrentExecutor.value = outer
    report.end(outcome)
    return outcome
  }

  /// Finds out what has left the loop.
  ///
  /// - Returns: How the run ended in the light of that.
  private func explain(
    _ outcome: RunOutcome,
    until task: TaskID?,
    _ native: LoopExecutor
  ) -> RunOutcome {
    let isWaitedFor = task.map { !state(of: $0).isEnded } ?? true
    let missing = outcome == .deadlock && isWaitedFor ? awaitStrangers(to: native) : []
    let isStopped = outcome == .deadlock && native.hasStrangers
    report.arrived = native.takeStrangers().map(native.table.describe)
    if report.arrived.isEmpty, !missing.isEmpty {
      report.missing = missing.map(native.table.describe(missing:)) + unheardOf
    }
    return isStopped ? .stopped : outcome
  }
}

/// What is known of a loop's runs.
final class RunReport {
  /// Whether one is under way.
  private(set) var isRunning = false
  /// How the last one ended.
  private(set) var outcome: RunOutcome?
  /// What came from other threads in it: a sentence each.
  var arrived: [String] = []
  /// Who had not come back at its end: a sentence each.
  var missing: [String] = []

  /// A run begins.
  func begin() {
    isRunning = true
    (arrived, missing) = ([], [])
  }

  /// It has ended.
  func end(_ outcome: RunOutcome) {
    isRunning = false
    self.outcome = outcome
  }

  /// A run was refused.
  func refuse(_ error: any Error) {
    arrived = ["\(error)"]
    end(.stopped)
  }
}

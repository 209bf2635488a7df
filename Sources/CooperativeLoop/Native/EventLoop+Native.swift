import Glibc

// Swift's own async functions as tasks of the loop.

extension EventLoop {
  /// The executor on which Swift's async functions become tasks of this loop.
  public var executor: LoopExecutor {
    if let native {
      native.adopt()
      return native
    }
    let executor = LoopExecutor()
    native = executor
    _ = executor.attach(self)
    return executor
  }

  /// Makes an executor that was made elsewhere, for a global actor say, this loop's.
  ///
  /// To be called before anything else has asked for the loop's executor.
  ///
  /// - Parameter executor: The executor.
  /// - Throws: `NativeError.executorInUse` where it serves another loop, or this loop has another.
  public func use(_ executor: LoopExecutor) throws {
    guard native !== executor else { return }
    guard native == nil, executor.attach(self) else { throw NativeError.executorInUse }
    native = executor
  }

  /// Creates a task that runs an async function.
  ///
  /// - Parameters:
  ///   - name: What reports call it; by default its place in the order of creation.
  ///   - function: What it runs. It may use what belongs to the loop: it stays on its thread. One that
  ///     belongs to the main actor fails with `NativeError.mainActor`.
  /// - Returns: The task, which async functions and hand-written awaiters can await alike.
  /// - Precondition: `limits.tasks` tasks were not created yet.
  @discardableResult
  public func spawn<Value>(
    named name: String? = nil,
    _ function: @escaping @isolated(any) () async throws -> Value
  ) -> LoopTask<Value> {
    let executor = executor
    let lane = NativeLane(executor)
    lane.tellsEnd = true
    guard let id = add(lane, named: name) else {
      preconditionFailure("the loop's limit of \(limits.tasks) tasks is reached")
    }
    let result = AwaiterBody(forValueOf: Value.self)
    let work = NativeWork(function, executor, lane, result)
    let task = executor.table.expecting(lane) {
      Task(executorPreference: executor) { await work.run() }
    }
    lane.cancelNative = { task.cancel() }
    return LoopTask(id: id, on: self, body: result)
  }

  /// Runs an async function as a task, and with it all others, until every task has ended.
  ///
  /// ```swift
  /// let loop = EventLoop()
  /// let sum = try loop.run {
  ///   async let left = slow(1)
  ///   async let right = slow(2)
  ///   return await left + right
  /// }
  /// ```
  ///
  /// What another task ended with is its own: it fails this call only where the function awaits it.
  ///
  /// - Parameters:
  ///   - name: What reports call its task.
  ///   - function: What it runs. It may use what belongs to the loop: it stays on its thread.
  /// - Returns: The function's value.
  /// - Throws: Its error; `NativeError.leftLoop` where something went on on another thread, or waits for
  ///   what nothing on the loop gives;
  ///   `NativeError.mainActor` where the function belongs to the main actor, as a closure does that is
  ///   written there; `LoopError.unfinished` where the loop ended before the function.
  @discardableResult
  public func run<Value>(
    named name: String = "main",
    _ function: @escaping @isolated(any) () async throws -> Value
  ) throws -> Value {
    let task = spawn(named: name, function)
    executor.table.hasDoubtfulEnds = false
    let outcome = run()
    let missing = outcome == .deadlock ? awaitStrangers() : []
    let strangers = executor.takeStrangers()
    guard strangers.isEmpty else {
      throw NativeError.leftLoop(strangers.map(executor.table.describe))
    }
    guard task.state.isEnded else {
      throw missing.isEmpty
        ? LoopError.unfinished(outcome)
        : NativeError.leftLoop(missing.map(executor.table.describe(missing:)) + unheardOf)
    }
    return try task.value()
  }

  /// Gives what may have left the loop a moment to show itself.
  ///
  /// - Returns: The tasks that wait for something which nothing on the loop explains.
  private func awaitStrangers() -> [TaskID] {
    let table = executor.table
    let (missing, hasOthers) = table.nativeWaits()
    let mayHaveLeft = !missing.isEmpty || table.hasDoubtfulEnds
    // Most who have children that wait do wait for those: such a deadlock is to be told soon.
    let patience = mayHaveLeft ? table.patience : hasOthers ? table.patience / 20 : 0
    for _ in 0..<patience {
      guard !executor.hasStrangers else { break }
      var nap = timespec(tv_sec: 0, tv_nsec: 1_000_000)
      nanosleep(&nap, nil)
    }
    return missing
  }
}

/// The function of one native task.
// Unchecked: it is made and run on the loop's thread, and touched nowhere else. The task that runs it
// has the loop's executor as its preference, so its function's own code goes on there after any wait.
private struct NativeWork<Value>: @unchecked Sendable {
  private let function: () async throws -> Value
  private let isMainActors: Bool
  private let executor: LoopExecutor
  private let lane: NativeLane
  private let result: AwaiterBody

  init(
    _ function: @escaping @isolated(any) () async throws -> Value,
    _ executor: LoopExecutor,
    _ lane: NativeLane,
    _ result: AwaiterBody
  ) {
    self.function = function
    self.executor = executor
    isMainActors = function.isolation is MainActor
    self.lane = lane
    self.result = result
  }

  func run() async {
    lane.caller = NativeCaller.mark
    do {
      // The main thread may be the one that runs the loop: it would wait for itself, in silence.
      guard !isMainActors else { throw NativeError.mainActor }
      let home = executor.table.sharedHome(executor)
      result.keep(try await NativeHome.current.withValue(home) { try await function() })
      lane.finish(.returned, nil)
    } catch {
      lane.finish(result.keep(error), error)
    }
  }
}

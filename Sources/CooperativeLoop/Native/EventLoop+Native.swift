import Glibc

// Swift's own async functions as tasks of the loop.

extension EventLoop {
  /// The executor on which Swift's async functions become tasks of this loop.
  public var executor: LoopExecutor {
    if let native {
      native.adopt(nativeTerm)
      return native
    }
    let executor = LoopExecutor()
    if let term = executor.attach(self) { take(executor, term) }
    return executor
  }

  /// Makes an executor that was made elsewhere, for a global actor say, this loop's.
  ///
  /// To be called before anything else has asked for the loop's executor. A loop that it served before
  /// loses it, and cannot run again; tasks that one has left never go on.
  ///
  /// - Parameter executor: The executor.
  /// - Throws: `NativeError.executorInUse` where it serves a loop that is running, or one that came
  ///   after this one, or where this loop has another.
  public func use(_ executor: LoopExecutor) throws {
    if native === executor, executor.serves(nativeTerm) { return }
    guard native == nil, let term = executor.attach(self) else { throw NativeError.executorInUse }
    take(executor, term)
  }

  private func take(_ executor: LoopExecutor, _ term: Int) {
    native = executor
    nativeTerm = term
    // An awaiter may be the first to need it.
    if report.isRunning { _ = executor.enter(term) }
  }

  /// Creates a task that runs an async function.
  ///
  /// - Parameters:
  ///   - name: What reports call it; by default its place in the order of creation.
  ///   - function: What it runs. It may use what belongs to the loop: it stays on its thread. One that
  ///     belongs to the main actor fails with `NativeError.mainActor`. Where the loop has lost its
  ///     executor to another it never runs, and a run of the loop throws `NativeError.executorInUse`.
  /// - Returns: The task, which async functions and hand-written awaiters can await alike.
  /// - Precondition: `limits.tasks` tasks were not created yet.
  @discardableResult
  public func spawn<Value>(
    named name: String? = nil,
    _ function: @escaping @isolated(any) () async throws -> Value
  ) -> LoopTask<Value> {
    guard let task = spawnIfAllowed(named: name, function) else {
      preconditionFailure("the loop's limit of \(limits.tasks) tasks is reached")
    }
    return task
  }

  /// Creates a task that runs an async function; nil, and the loop stops, where there are too many.
  func spawnIfAllowed<Value>(
    named name: String?,
    _ function: @escaping @isolated(any) () async throws -> Value
  ) -> LoopTask<Value>? {
    let executor = executor
    let lane = NativeLane(executor)
    lane.tellsEnd = true
    guard let id = add(lane, named: name) else { return nil }
    let result = AwaiterBody(forValueOf: Value.self)
    let work = NativeWork(function, executor, lane, result)
    let task = whileServed {
      executor.table.expecting(lane) { Task(executorPreference: executor) { await work.run() } }
    }
    if let task {
      lane.cancelNative = { task.cancel() }
    } else {
      lane.finish(result.keep(NativeError.executorInUse), NativeError.executorInUse)
    }
    return LoopTask(id: id, on: self, body: result)
  }

  /// Does something while no other loop can take the executor over.
  ///
  /// - Returns: What it gives; nil where another loop has the executor.
  private func whileServed<Result>(_ body: () -> Result) -> Result? {
    if report.isRunning { return body() }
    guard let native, native.hold(nativeTerm) else { return nil }
    defer { native.release() }
    return body()
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
  /// Once the function has ended, nothing that may have left the loop is waited for.
  ///
  /// - Parameters:
  ///   - name: What reports call its task.
  ///   - isolation: The caller's actor.
  ///   - function: What it runs. It may use what belongs to the loop: it stays on its thread.
  /// - Returns: The function's value.
  /// - Throws: Its error; `NativeError.leftLoop` where something went on on another thread, or waits for
  ///   what nothing on the loop gives;
  ///   `NativeError.mainActor` where the function belongs to the main actor, and
  ///   `NativeError.callersActor` where it belongs to that of the caller, as a closure does that is
  ///   written there; `NativeError.executorInUse` where another loop has the loop's executor;
  ///   `LoopError.alreadyRunning` in a step of the same loop; `LoopError.unfinished` where the loop
  ///   ended before the function.
  @discardableResult
  public func run<Value>(
    named name: String = "main",
    isolation: isolated (any Actor)? = #isolation,
    _ function: @escaping @isolated(any) () async throws -> Value
  ) throws -> Value {
    try checkMayRun()
    if let actor = function.isolation, actor === isolation {
      throw actor is MainActor ? NativeError.mainActor : NativeError.callersActor
    }
    let task = spawn(named: name, function)
    try run(toTheEndOf: task.id)
    return try task.value()
  }

  /// Gives what may have left the loop a moment to show itself.
  ///
  /// - Returns: The tasks that wait for something which nothing on the loop explains.
  func awaitStrangers(to executor: LoopExecutor) -> [TaskID] {
    let table = executor.table
    let (missing, hasOthers) = table.nativeWaits()
    let mayHaveLeft = !missing.isEmpty || table.hasDoubtfulEnds
    // Most who have children that wait do wait for those: such a deadlock is to be told soon.
    let patience = mayHaveLeft ? table.patience : hasOthers ? table.patience / 20 : 0
    let end = ContinuousClock.now.advanced(by: .milliseconds(patience))
    while !executor.hasStrangers, ContinuousClock.now < end {
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

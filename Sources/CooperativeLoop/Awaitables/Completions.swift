/// The values of several tasks in the order in which they end: asyncio's `as_completed`.
public final class Completions<Value> {
  let queue: CompletionQueue
  private var tasks: [FutureID: LoopTask<Value>] = [:]

  init(on loop: EventLoop, _ tasks: [LoopTask<Value>]) {
    let futures = tasks.map { loop.future(of: $0.id) }
    queue = CompletionQueue(on: loop, futures)
    for (future, task) in zip(futures, tasks) { self.tasks[future] = task }
  }

  /// An awaitable for the value of the task that ends next; it fails with that task's error.
  ///
  /// Nil where every task has been taken. One task at a time may wait for it.
  public func next() -> Next { Next(completions: self) }

  /// Waiting for the next value, as an awaitable.
  public struct Next: Awaitable, Awaiter {
    let completions: Completions
    private var isWaiting = false

    init(completions: Completions) {
      self.completions = completions
    }

    /// A fresh awaiter.
    public func makeAwaiter() -> Next { Next(completions: completions) }

    /// Suspends where no task has ended that was not taken.
    public mutating func step() throws -> StepOutcome<Value?> {
      if isWaiting { completions.queue.endWait() }
      guard !completions.tasks.isEmpty else { return .finished(nil) }
      if let future = completions.queue.take() {
        return .finished(try completions.tasks.removeValue(forKey: future)?.value())
      }
      isWaiting = true
      return .suspended(.until(completions.queue.wait(), because: WaitReason(.future)))
    }

    /// Ends with the cancellation; the tasks go on.
    public mutating func interrupt() throws -> StepOutcome<Value?> {
      if isWaiting { completions.queue.endWait() }
      throw CancellationError()
    }
  }
}

extension EventLoop {
  /// Gives the values of several tasks in the order in which they end.
  ///
  /// ```swift
  /// let results = loop.asCompleted(tasks)
  /// try loop.run {
  ///   while let result = try await results.next().value() { use(result) }
  /// }
  /// ```
  ///
  /// - Parameter tasks: The tasks; one that stands there twice counts once.
  /// - Returns: Their values to come.
  public func asCompleted<Value>(_ tasks: [LoopTask<Value>]) -> Completions<Value> {
    Completions(on: self, tasks)
  }
}

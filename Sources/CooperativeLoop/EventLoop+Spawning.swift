// Awaitables as tasks.

extension EventLoop {
  /// Creates a task that runs an awaitable and puts it at the end of the ready queue.
  ///
  /// - Parameters:
  ///   - awaitable: What it runs.
  ///   - name: What reports call it; by default its place in the order of creation.
  /// - Returns: The task, which can be awaited and asked for its value.
  /// - Precondition: `limits.tasks` tasks were not created yet.
  @discardableResult @inlinable
  public func spawn<Work: Awaitable>(
    _ awaitable: Work,
    named name: String? = nil
  ) -> LoopTask<Work.Value> {
    let awaiter = awaitable.makeAwaiter()
    let body = body(for: AwaiterBody.stepping(Work.Waiting.self))
    body.begin(awaiter)
    guard let id = add(awaiter: body, named: name) else {
      preconditionFailure("the loop's limit of \(limits.tasks) tasks is reached")
    }
    return LoopTask(id: id, on: self, body: body)
  }

  /// Runs an awaitable as a task, and with it all others, until every task has ended.
  ///
  /// - Returns: The awaitable's value.
  /// - Throws: Its error; `LoopError.unfinished` where the loop ended before it; what `run(named:_:)`
  ///   throws besides.
  @discardableResult @inlinable
  public func runUntilComplete<Work: Awaitable>(_ awaitable: Work) throws -> Work.Value {
    try checkMayRun()
    let task = spawn(awaitable)
    try run(toTheEndOf: task.id)
    return try task.value()
  }
}

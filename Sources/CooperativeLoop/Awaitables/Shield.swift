extension LoopTask {
  /// An awaitable for the task's end, whose cancellation does not reach the task: asyncio's `shield`.
  public func shielded() -> Shield<Value> { Shield(task: self) }
}

/// Waiting for a task's end without cancelling it.
public struct Shield<Value>: Awaitable, Awaiter {
  let task: LoopTask<Value>
  private var outer: FutureID?

  init(task: LoopTask<Value>) {
    self.task = task
  }

  /// A fresh awaiter.
  public func makeAwaiter() -> Shield { Shield(task: task) }

  /// Suspends until the task has ended; not at all where it has already.
  public mutating func step() throws -> StepOutcome<Value> {
    guard outer == nil, !task.state.isEnded else { return .finished(try task.value()) }
    let outer = task.loop { $0.shield($0.future(of: task.id)) }
    self.outer = outer
    return .suspended(.until(outer, because: .task(task.id)))
  }
}

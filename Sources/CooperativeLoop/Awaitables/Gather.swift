/// Several tasks, run at the same time, as one awaitable: gives their values in the order given.
///
/// Fails with the first error among them; the others go on.
public struct Gather<Value>: Awaitable {
  unowned let loop: EventLoop
  let tasks: [LoopTask<Value>]

  /// Begins to wait for all of them.
  public func makeAwaiter() -> Gathering { Gathering(loop: loop, tasks: tasks) }

  /// A gather under way.
  public struct Gathering: Awaiter {
    unowned let loop: EventLoop
    let tasks: [LoopTask<Value>]
    private var gather: GatherID?

    init(loop: EventLoop, tasks: [LoopTask<Value>]) {
      self.loop = loop
      self.tasks = tasks
    }

    /// Suspends once unless all have ended.
    public mutating func step() throws -> StepOutcome<[Value]> {
      let gather =
        self.gather
        ?? loop.gather(tasks.map { loop.future(of: $0.id) }, collectsErrors: false)
      self.gather = gather
      let outer = loop.outcome(of: gather)
      guard loop.isEnded(outer) else {
        return .suspended(.until(outer, because: .gather(gather)))
      }
      if loop.isFailed(outer), let error = loop.error(of: outer) { throw error }
      return .finished(try tasks.map { try $0.value() })
    }
  }
}

extension EventLoop {
  /// Runs awaitables as tasks of their own and waits for all of them: asyncio's `gather`.
  ///
  /// - Parameter awaitables: What to run; each becomes a task at once.
  /// - Returns: An awaitable for all of their values.
  public func gather<Work: Awaitable>(_ awaitables: [Work]) -> Gather<Work.Value> {
    Gather(loop: self, tasks: awaitables.map { spawn($0) })
  }

  /// Waits for all of several tasks.
  public func gather<Value>(_ tasks: [LoopTask<Value>]) -> Gather<Value> {
    Gather(loop: self, tasks: tasks)
  }
}

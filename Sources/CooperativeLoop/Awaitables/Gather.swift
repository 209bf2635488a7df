/// Several tasks, run at the same time, as one awaitable: gives their values in the order given.
///
/// Fails with the first error among them; the others go on.
public struct Gather<Value>: Awaitable {
  @usableFromInline let loop: LoopReference
  @usableFromInline let tasks: [LoopTask<Value>]

  @inlinable
  init(loop: LoopReference, tasks: [LoopTask<Value>]) {
    self.loop = loop
    self.tasks = tasks
  }

  /// Begins to wait for all of them.
  @inlinable
  public func makeAwaiter() -> Gathering { Gathering(loop: loop, tasks: tasks) }

  /// A gather under way.
  public struct Gathering: Awaiter {
    @usableFromInline let loop: LoopReference
    @usableFromInline let tasks: [LoopTask<Value>]
    @usableFromInline var gather: GatherID?

    @inlinable
    init(loop: LoopReference, tasks: [LoopTask<Value>]) {
      self.loop = loop
      self.tasks = tasks
    }

    /// Suspends once unless all have ended.
    @inlinable
    public mutating func step() throws -> StepOutcome<[Value]> {
      try loop { loop in
        let gather = self.gather ?? begin(on: loop)
        self.gather = gather
        let outer = loop.outcome(of: gather)
        guard loop.isEnded(outer) else {
          return .suspended(.until(outer, because: .gather(gather)))
        }
        // One that was cancelled has no error of its own.
        if loop.isFailed(outer) { throw loop.error(of: outer) ?? CancellationError() }
        var values: Self.Value = []
        values.reserveCapacity(tasks.count)
        // By index: a task that is taken out of the list is counted once more. They count as retrieved
        // since the gather has ended.
        for index in tasks.indices {
          values.append(try tasks[index].body.value(Self.Value.Element.self))
        }
        return .finished(values)
      }
    }

    @inlinable
    func begin(on loop: EventLoop) -> GatherID {
      loop.gather(tasks.map { $0.id })
    }
  }
}

extension EventLoop {
  /// Runs awaitables as tasks of their own and waits for all of them: asyncio's `gather`.
  ///
  /// - Parameter awaitables: What to run; each becomes a task at once.
  /// - Returns: An awaitable for all of their values.
  @inlinable
  public func gather<Work: Awaitable>(_ awaitables: [Work]) -> Gather<Work.Value> {
    gather(awaitables.map { spawn($0) })
  }

  /// Waits for all of several tasks.
  @inlinable
  public func gather<Value>(_ tasks: [LoopTask<Value>]) -> Gather<Value> {
    Gather(loop: LoopReference(self), tasks: tasks)
  }
}

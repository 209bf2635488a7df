/// A block with a task group, as an awaitable: it ends when the block and all tasks of the group have
/// ended, and fails with `TaskGroupError` where any of them failed.
public struct GroupBlock<Work: Awaitable>: Awaitable {
  let loop: LoopReference
  let name: String
  let body: (TaskGroup) -> Work

  /// Begins the block; the group is made at the first step.
  public func makeAwaiter() -> Running { Running(loop: loop, name: name, body: body) }

  /// A block under way.
  public struct Running: Awaiter {
    private enum Phase {
      case new
      case inside(TaskGroup, Work.Waiting)
      case leaving(TaskGroup, Result<Work.Value, any Error>)
      case over
    }

    let loop: LoopReference
    let name: String
    let body: (TaskGroup) -> Work
    private var phase = Phase.new

    init(loop: LoopReference, name: String, body: @escaping (TaskGroup) -> Work) {
      self.loop = loop
      self.name = name
      self.body = body
    }

    /// Runs the block's work, then waits for the group's tasks.
    public mutating func step() throws -> StepOutcome<Work.Value> {
      switch phase {
      case .new:
        let group = try loop { loop in
          guard let task = loop.currentTask else { throw LoopError.outsideOfTask }
          return TaskGroup(on: loop, of: task, named: name)
        }
        phase = .inside(group, body(group).makeAwaiter())
        return try step()
      case .inside: return try advance { try $0.step() }
      case .leaving(let group, let result):
        return try leave(group, group.proceed(isCancelled: false), result)
      case .over: throw LoopError.notEnded
      }
    }

    /// Passes the cancellation on to the work, or to the group's tasks.
    public mutating func interrupt() throws -> StepOutcome<Work.Value> {
      switch phase {
      case .new, .over: throw CancellationError()
      case .inside: return try advance { try $0.interrupt() }
      case .leaving(let group, let result):
        return try leave(group, group.proceed(isCancelled: true), result)
      }
    }

    private mutating func advance(
      _ body: (inout Work.Waiting) throws -> StepOutcome<Work.Value>
    ) throws -> StepOutcome<Work.Value> {
      guard case .inside(let group, var work) = phase else { throw LoopError.notEnded }
      let outcome: StepOutcome<Work.Value>
      do {
        outcome = try body(&work)
      } catch {
        let end: TaskGroup.BlockEnd = error is CancellationError ? .cancelled : .failed
        return try leave(group, group.leave(end), .failure(error))
      }
      phase = .inside(group, work)
      guard case .finished(let value) = outcome else { return outcome }
      return try leave(group, group.leave(.normal), .success(value))
    }

    private mutating func leave(
      _ group: TaskGroup,
      _ exit: TaskGroup.Exit,
      _ result: Result<Work.Value, any Error>
    ) throws -> StepOutcome<Work.Value> {
      switch exit {
      case .wait(let future):
        phase = .leaving(group, result)
        return .suspended(.until(future, because: .group(group.id)))
      case .clean:
        phase = .over
        return .finished(try result.get())
      case .cancelled:
        phase = .over
        throw CancellationError()
      case .errors:
        phase = .over
        var errors = loop { loop in
          group.failed.compactMap { loop.error(of: loop.future(of: $0)) }
        }
        if case .failure(let error) = result, !(error is CancellationError) {
          errors.append(error)
        }
        throw TaskGroupError(errors: errors)
      }
    }
  }
}

/// The errors of a task group's tasks, in the order in which they were seen, and last the block's own.
public struct TaskGroupError: Error {
  /// The errors; at least one.
  public let errors: [any Error]
}

extension EventLoop {
  /// Runs a block with a task group: asyncio's `async with TaskGroup()`.
  ///
  /// - Parameters:
  ///   - name: What reports call the group.
  ///   - body: Makes the block's own work from the group; `spawn(_:in:)` adds tasks.
  /// - Returns: An awaitable for the end of the block and of all its tasks.
  public func withTaskGroup<Work: Awaitable>(
    named name: String = "group",
    _ body: @escaping (TaskGroup) -> Work
  ) -> GroupBlock<Work> {
    GroupBlock(loop: LoopReference(self), name: name, body: body)
  }

  /// Creates a task in a group.
  ///
  /// - Parameters:
  ///   - awaitable: What it runs.
  ///   - group: The group; its block must not have ended.
  ///   - name: What reports call it.
  /// - Returns: The task.
  @discardableResult
  public func spawn<Work: Awaitable>(
    _ awaitable: Work,
    in group: TaskGroup,
    named name: String? = nil
  ) -> LoopTask<Work.Value> {
    precondition(group.refusal == nil, "a task is added to a group that takes no more")
    let task = spawn(awaitable, named: name)
    group.add(task.id)
    return task
  }
}

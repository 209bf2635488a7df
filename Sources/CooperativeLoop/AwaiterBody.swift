/// Runs one awaiter as the body of one task.
final class AwaiterBody<Waiting: Awaiter>: TaskBody {
  private var awaiter: Waiting
  private let result: TaskResult<Waiting.Value>
  /// The waiter that the last step polled.
  private var polled: Waiter?

  init(_ awaiter: Waiting, result: TaskResult<Waiting.Value>) {
    self.awaiter = awaiter
    self.result = result
  }

  override func step(_ task: TaskID, on loop: EventLoop) -> StepEnd {
    polled = nil
    do {
      switch try awaiter.step() {
      case .finished(let value):
        result.outcome = .success(value)
        return .returned
      case .suspended(.yielding):
        return .yielded(.none)
      case .suspended(.polling(let waiter)):
        polled = waiter
        return .polled(.none, waiter.id(on: loop))
      case .suspended(.sleeping(let deadline, let future)):
        return .slept(until: deadline, on: future)
      case .suspended(.until(let future, let reason)):
        return .suspended(on: future, because: reason)
      }
    } catch {
      result.outcome = .failure(error)
      return .threw
    }
  }

  override func isPollFulfilled(_ task: TaskID) -> Bool {
    polled?.isSet ?? true
  }

  override func error(of task: TaskID) -> (any Error)? {
    guard case .failure(let error) = result.outcome else { return nil }
    return error
  }
}

extension EventLoop {
  /// Creates a task that runs an awaitable and puts it at the end of the ready queue.
  ///
  /// - Parameters:
  ///   - awaitable: What it runs.
  ///   - name: What reports call it; by default its place in the order of creation.
  /// - Precondition: `limits.tasks` tasks were not created yet.
  @discardableResult
  public func spawn<Work: Awaitable>(
    _ awaitable: Work,
    named name: String? = nil
  ) -> LoopTask<Work.Value> {
    let result = TaskResult<Work.Value>()
    let body = AwaiterBody(awaitable.makeAwaiter(), result: result)
    guard let id = spawn(body: body, named: name ?? "task-\(taskCount)") else {
      preconditionFailure("the loop's limit of \(limits.tasks) tasks is reached")
    }
    return LoopTask(id: id, on: self, result: result)
  }

  /// Runs an awaitable as a task, and with it all others, until every task has ended.
  ///
  /// - Returns: The awaitable's value.
  /// - Throws: Its error, or `LoopError.unfinished` where the loop ended before it.
  @discardableResult
  public func runUntilComplete<Work: Awaitable>(_ awaitable: Work) throws -> Work.Value {
    let task = spawn(awaitable)
    let outcome = run()
    guard task.state.isEnded else { throw LoopError.unfinished(outcome) }
    return try task.value()
  }
}

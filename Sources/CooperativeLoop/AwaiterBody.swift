/// Runs one awaiter as the body of one task.
///
/// The awaiter's type is hidden in a closure, not in a generic subclass: Swift compiles the methods
/// of generic classes once for all types when they are called through the class's table, and such a
/// step takes ten times as long. The closure is made by inlinable code and so specialised.
@usableFromInline
final class AwaiterBody: TaskBody {
  private let run: (EventLoop, AwaiterBody, Delivery) -> StepEnd
  /// The waiter that the last step polled.
  @usableFromInline var polled: Waiter?
  /// The error that the awaiter ended with.
  @usableFromInline var error: (any Error)?

  @usableFromInline
  init(_ run: @escaping (EventLoop, AwaiterBody, Delivery) -> StepEnd) {
    self.run = run
  }

  override func step(
    _ task: TaskID,
    on loop: EventLoop,
    delivering delivery: Delivery
  ) -> StepEnd {
    run(loop, self, delivery)
  }

  override func isPollFulfilled(_ task: TaskID) -> Bool {
    polled?.isSet ?? true
  }

  override func error(of task: TaskID) -> (any Error)? {
    error
  }

  /// What the body of an awaiter does in each step.
  @inlinable
  static func steps<Waiting: Awaiter>(
    of awaiter: consuming Waiting,
    into result: TaskResult<Waiting.Value>
  ) -> (EventLoop, AwaiterBody, Delivery) -> StepEnd {
    let cell = AwaiterCell(awaiter)
    return { loop, body, delivery in
      do {
        let outcome =
          delivery == .nothing
          ? try cell.awaiter.value.step() : try cell.awaiter.value.interrupt()
        switch outcome {
        case .finished(let value):
          result.outcome = .success(value)
          return .returned
        case .suspended(.yielding):
          return .yielded(.none)
        case .suspended(.polling(let waiter)):
          body.polled = waiter
          return .polled(.none, waiter.id(on: loop))
        case .suspended(.sleeping(let deadline, let future)):
          return .slept(until: deadline, on: future)
        case .suspended(.until(let future, let reason)):
          return .suspended(on: future, because: reason)
        }
      } catch let error as CancellationError {
        result.outcome = .failure(error)
        return .cancelled
      } catch {
        result.outcome = .failure(error)
        body.error = error
        return .threw
      }
    }
  }
}

/// The place of an awaiter that is advanced through a closure.
@usableFromInline
final class AwaiterCell<Waiting: Awaiter> {
  @usableFromInline let awaiter: Owned<Waiting>

  @inlinable
  init(_ awaiter: consuming Waiting) {
    self.awaiter = Owned(awaiter)
  }
}

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
    let result = TaskResult<Work.Value>()
    let body = AwaiterBody(AwaiterBody.steps(of: awaitable.makeAwaiter(), into: result))
    guard let id = spawn(body: body, named: name ?? "task-\(taskCount)") else {
      preconditionFailure("the loop's limit of \(limits.tasks) tasks is reached")
    }
    return LoopTask(id: id, on: self, result: result)
  }

  /// Runs an awaitable as a task, and with it all others, until every task has ended.
  ///
  /// - Returns: The awaitable's value.
  /// - Throws: Its error, or `LoopError.unfinished` where the loop ended before it.
  @discardableResult @inlinable
  public func runUntilComplete<Work: Awaitable>(_ awaitable: Work) throws -> Work.Value {
    let task = spawn(awaitable)
    let outcome = run()
    guard task.state.isEnded else { throw LoopError.unfinished(outcome) }
    return try task.value()
  }
}

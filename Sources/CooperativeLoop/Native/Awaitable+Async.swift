extension Awaitable {
  // Runs where its caller does: it must not leave an actor whose executor is the loop.

  /// Waits for it in an async function that runs on a loop, and gives its value.
  ///
  /// The awaiter takes its steps as steps of the waiting task: to the loop, a function that waits so
  /// is what a hand-written awaiter is that holds another. A cancelled task interrupts the awaiter.
  ///
  /// - Returns: The awaitable's value.
  /// - Throws: Its error; `CancellationError` where the task was cancelled before;
  ///   `NativeError.otherLoop` where it is known to belong to another loop than the caller; and
  ///   `NativeError.outsideLoop` where the caller is on no loop's thread; if it comes from a loop, and
  ///   is not detached, the run is reported to have left that loop.
  public func value(isolation: isolated (any Actor)? = #isolation) async throws -> Value {
    let (body, wait) = try beginWait()
    if let wait { await wait.executor.suspend(wait, isolation: isolation) }
    return try body.value(Value.self)
  }

  /// Takes the first step.
  ///
  /// Not in the async function: what that holds while it waits is never freed where the wait never
  /// ends, and the loop is to be.
  ///
  /// - Returns: What keeps the value, and how to wait for it; nil where it is there.
  private func beginWait() throws -> (AwaiterBody, BegunWait?) {
    guard let executor = CurrentExecutor.value, let loop = executor.table.loop,
      let lane = executor.table.current, let task = loop.currentTask
    else {
      HomeExecutor.value.get()?.note(.wait)
      throw NativeError.outsideLoop
    }
    guard (self as? any OfOneLoop)?.belongs(to: loop) != false else { throw NativeError.otherLoop }
    try Task.checkCancellation()
    let body = AwaiterBody(makeAwaiter())
    if lane.runsOthers {
      // Such a lane may run several tasks in one step: each wait gets a task of its own.
      return (body, try ActorWait.begin(body, on: loop, executor))
    }
    let end = body.step(task, on: loop, delivering: .nothing)
    guard !end.isLast else { return (body, nil) }
    return (
      body,
      BegunWait(task: task, executor: executor) {
        lane.begin(.init(body: body, waiter: $0), first: end)
      }
    )
  }
}

/// A wait for something of the loop's that has taken its first step.
struct BegunWait {
  /// Which task of the loop waits.
  let task: TaskID
  let executor: LoopExecutor
  /// Says where the Swift task is to be made ready from.
  let begin: (NativeWait) -> Void
}

extension Event {
  /// Waits in an async function until the flag is set.
  ///
  /// - Throws: `CancellationError` where the task is cancelled; `NativeError.outsideLoop` where the
  ///   caller is on no loop's thread.
  public func wait(isolation: isolated (any Actor)? = #isolation) async throws {
    try await EventWait(event: self).value(isolation: isolation)
  }
}

extension LoopExecutor {
  /// Suspends the Swift task until the wait is ended; its cancellation goes to a task of the loop.
  func suspend(_ begun: BegunWait, isolation: isolated (any Actor)? = #isolation) async {
    let wait = NativeWait()
    let (task, term) = (begun.task, table.term)
    begun.begin(wait)
    await withTaskCancellationHandler {
      // The closure runs in the caller's actor only if it names it.
      _ = isolation
      table.beginning = wait
      await waitingRoom.wait(wait)
    } onCancel: {
      interrupt(task, of: term)
    }
  }

  /// Passes the cancellation of a Swift task on.
  private func interrupt(_ task: TaskID, of term: Int) {
    guard isOnLoopThread, let loop = table.loop else { return note(.wait) }
    guard table.term == term else { return note(.former) }
    let body = loop.state.value.bodies[task.index].body
    body._withUnsafeGuaranteedRef { body in
      if let lane = body as? NativeLane {
        lane.interrupt(task, on: loop)
      } else if !loop.state(of: task).isEnded {
        loop.cancel(task)
      }
    }
  }
}

/// A wait that was begun inside a default actor, as a task of its own.
final class ActorWait: TaskBody {
  private let body: AwaiterBody
  private let executor: LoopExecutor
  private var wait: NativeWait?

  private init(_ body: AwaiterBody, _ executor: LoopExecutor) {
    self.body = body
    self.executor = executor
  }

  static func begin(
    _ body: AwaiterBody,
    on loop: EventLoop,
    _ executor: LoopExecutor
  ) throws -> BegunWait {
    let wait = ActorWait(body, executor)
    guard let task = loop.spawn(body: wait, named: "wait-\(loop.taskCount)") else {
      throw CancellationError()
    }
    return BegunWait(task: task, executor: executor) { wait.wait = $0 }
  }

  override func isPollFulfilled(_ task: TaskID) -> Bool { body.isPollFulfilled(task) }

  override func step(
    _ task: TaskID,
    on loop: EventLoop,
    delivering delivery: Delivery
  ) -> StepEnd {
    let end = body.step(task, on: loop, delivering: delivery)
    guard end.isLast else { return end }
    wait?.end(executor)
    // The error, if there is one, is for whoever waits.
    return .returned
  }
}

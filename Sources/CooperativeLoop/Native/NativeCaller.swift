/// The Swift task that calls, and where on its loop it does.
struct NativeCaller {
  let executor: LoopExecutor
  let loop: EventLoop
  /// The lane whose step is open.
  let lane: NativeLane
  /// The lane's task of the loop.
  let task: TaskID

  /// Who calls.
  ///
  /// - Throws: `NativeError.outsideLoop` where it is on no loop's thread.
  static func here() throws -> NativeCaller {
    guard let executor = CurrentExecutor.value, let loop = executor.table.loop,
      let lane = executor.table.current, let task = loop.currentTask
    else {
      NativeHome.current.get()?.executor.note(.wait)
      throw NativeError.outsideLoop
    }
    return NativeCaller(executor: executor, loop: loop, lane: lane, task: task)
  }

  /// Tells the calling Swift task from all others that live.
  static var mark: Int? { withUnsafeCurrentTask { $0?.hashValue } }

  /// Sees to it that the open step is one of the caller's own lane.
  ///
  /// It is not where the caller is an immediate task: that runs in the step of the task that made it,
  /// until it is suspended. An empty call into the waiting room shows the caller's number: for one that
  /// has a lane the call is part of the open step, and any other goes on in a lane of its own.
  ///
  /// - Throws: `NativeError.outsideLoop` where the caller is on no loop's thread, or leaves it by this.
  static func introduce(isolation: isolated (any Actor)?) async throws {
    guard let executor = try here().executorIfUnknown() else { return }
    await executor.pass(NativeWait(isOver: true), isolation: isolation)
    try here().lane.caller = mark
  }

  /// The loop's executor; nil where the caller is known, or is inside a default actor.
  private func executorIfUnknown() -> LoopExecutor? {
    !lane.runsOthers && lane.caller != Self.mark ? executor : nil
  }

  /// Takes the first step of a wait.
  ///
  /// - Returns: What keeps the value, and what the Swift task is to be suspended for; nil where the
  ///   wait is over.
  /// - Throws: `CancellationError` where the loop takes no more tasks, or the task was cancelled;
  ///   `NativeError.otherLoop`.
  func begin<Work: Awaitable>(_ work: Work) throws -> (AwaiterBody, BegunWait?) {
    guard (work as? any OfOneLoop)?.belongs(to: loop) != false else { throw NativeError.otherLoop }
    try Task.checkCancellation()
    let body = AwaiterBody(work.makeAwaiter())
    return (body, try begin(body))
  }

  private func begin(_ body: AwaiterBody) throws -> BegunWait? {
    let wait = NativeWait()
    if lane.runsOthers {
      // Such a lane may run several tasks in one step: each wait gets a task of its own.
      let waiter = ActorWait(body, wait, executor)
      guard let waiting = loop.spawn(body: waiter, named: "wait-\(loop.taskCount)") else {
        throw CancellationError()
      }
      wait.task = waiting
      return BegunWait(executor: executor, task: waiting, wait: wait)
    }
    if lane.meetsCancellation(of: task, on: loop) { throw CancellationError() }
    let end = body.step(task, on: loop, delivering: .nothing)
    guard !end.isLast else { return nil }
    lane.begin(.init(body: body, waiter: wait), first: end)
    return BegunWait(executor: executor, task: task, wait: wait)
  }
}

/// A wait that has had its first step.
struct BegunWait {
  fileprivate let executor: LoopExecutor
  /// Which task of the loop it belongs to.
  fileprivate let task: TaskID
  fileprivate let wait: NativeWait

  /// Suspends the Swift task until the wait is over; its cancellation goes to the task of the loop.
  func suspend(isolation: isolated (any Actor)?) async {
    let term = executor.table.term
    await withTaskCancellationHandler {
      // The closure runs in the caller's actor only if it names it.
      await executor.pass(wait, isolation: isolation)
    } onCancel: {
      executor.interrupt(task, of: term)
    }
  }
}

extension LoopExecutor {
  /// Suspends the calling Swift task until a wait is over.
  fileprivate func pass(_ wait: NativeWait, isolation: isolated (any Actor)?) async {
    table.beginning = wait
    await waitingRoom.wait(wait)
  }

  /// Passes the cancellation of a Swift task on.
  fileprivate func interrupt(_ task: TaskID, of term: Int) {
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

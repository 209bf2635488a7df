/// Runs the jobs of one Swift task as the steps of one task of the loop.
///
/// A step ends where the Swift task suspends. If it waits for something of the loop's (`value()`),
/// the awaiter of that takes the following steps; else the lane waits, for reasons that only Swift
/// knows, until the next job comes.
final class NativeLane: TaskBody {
  /// A wait for something of the loop's that is under way.
  struct Wait {
    let body: AwaiterBody
    let waiter: NativeWait
  }

  private let executor: LoopExecutor
  /// Which task of the loop it is, once it has run.
  private(set) var task: TaskID?
  /// Whether none of the loop's functions began it, nor what those began.
  var isOrphan = false
  /// Whether its Swift task went on, in another lane, after this one was taken to have ended.
  var isHeardAgain = false
  private var jobs: [NativeJob] = []
  /// The wait under way.
  private var wait: Wait?
  /// The wait that its Swift task began last inside a default actor, in a task of its own.
  var actorWait: NativeWait?
  /// How the wait's first step ended, until the open step has ended so.
  private var firstEnd: StepEnd?
  /// What it waits on while only Swift knows for what.
  private var parking: FutureID?
  /// Whether a cancellation came between two waits: the next one meets it.
  private var isInterrupted = false
  /// Whether the loop does not count it among the tasks that have not ended: Swift does not say
  /// whether a child is at its end or waits.
  private var isUncounted = false
  private var isRetired = false
  private var error: (any Error)?
  /// How its function ended; nil before.
  private var end: StepEnd?
  /// A job without a number that came in the open step, while it may be the task's own next one.
  var held: NativeJob?
  /// Whether what runs may be of another task than its own: it is inside a default actor.
  private(set) var runsOthers = false
  /// Whether its Swift task prefers the loop's executor: one that comes without an actor does.
  ///
  /// Of one that an actor of the loop began, the first step shows it.
  private var prefersExecutor = false
  /// Whether it runs what was sent to default actors.
  var isActor = false
  /// Whether its function tells when it ends.
  var tellsEnd = false
  /// What tells its Swift task from others (`NativeCaller.mark`), once that is known.
  var caller: Int?
  /// How many tasks Swift made in its steps.
  var childCount = 0
  /// Cancels its Swift task, where that is known.
  var cancelNative: (() -> Void)?

  init(_ executor: LoopExecutor) {
    self.executor = executor
  }

  /// Whether it has come to its end, or waits for something that only Swift knows.
  var isSilent: Bool { isUncounted && !isInActorWait }

  /// Whether its Swift task waits for something that only Swift knows, and has not ended.
  var isWaitingNatively: Bool { parking != nil && !isEnded && !isInActorWait }

  private var isInActorWait: Bool { openActorWait != nil }

  /// The task of the loop that its Swift task's wait inside a default actor is, while it is not over.
  var openActorWait: TaskID? { actorWait?.isOver == false ? actorWait?.task : nil }

  /// Whether it runs nothing any more.
  var isEnded: Bool { isRetired || end != nil }

  /// Takes note of how its function ended.
  func finish(_ end: StepEnd, _ error: (any Error)?) {
    self.end = end
    self.error = error
    // The task is held by its own closure otherwise.
    cancelNative = nil
  }

  override func error(of task: TaskID) -> (any Error)? { error }

  override func isPollFulfilled(_ task: TaskID) -> Bool {
    wait?.body.isPollFulfilled(task) ?? true
  }

  /// Takes a job, and wakes the lane if it waits.
  func admit(_ job: NativeJob, on loop: EventLoop) {
    jobs.append(job)
    unpark(on: loop)
  }

  /// Begins a wait in the open step.
  func begin(_ wait: Wait, first end: StepEnd) {
    self.wait = wait
    firstEnd = end
  }

  /// Passes the Swift task's cancellation on to the wait under way.
  func interrupt(_ task: TaskID, on loop: EventLoop) {
    // In its own step it is met where that step suspends.
    if wait != nil { loop.cancel(task) }
  }

  /// Ends, because nothing more is heard of it.
  func retire(on loop: EventLoop) {
    isRetired = true
    unpark(on: loop)
  }

  /// Whether a cancellation that came between two waits is to be met now.
  func meetsCancellation(of task: TaskID, on loop: EventLoop) -> Bool {
    defer { isInterrupted = false }
    return isInterrupted && loop.cancelRequests(of: task) > 0
  }

  override func step(
    _ task: TaskID,
    on loop: EventLoop,
    delivering delivery: Delivery
  ) -> StepEnd {
    self.task = task
    executor.table.current = self
    defer { executor.table.current = nil }
    recount(on: loop)
    let isParked = parking != nil && jobs.isEmpty
    if let parking { loop.release(parking) }
    parking = nil
    if wait != nil {
      if let end = advanceWait(task, on: loop, delivering: delivery) { return end }
    } else if delivery == .cancellation {
      interrupt(task, isParked: isParked, on: loop)
    }
    passOnRequests(to: task, on: loop)
    runJobs()
    return close(on: loop)
  }

  /// Takes one step of the wait under way.
  ///
  /// - Returns: How it suspends; nil where it is over, and the Swift task has been made ready.
  private func advanceWait(
    _ task: TaskID,
    on loop: EventLoop,
    delivering delivery: Delivery
  ) -> StepEnd? {
    guard let wait else { return nil }
    let end = wait.body.step(task, on: loop, delivering: delivery)
    guard end.isLast else { return end }
    self.wait = nil
    wait.waiter.end(executor)
    return nil
  }

  /// Meets a cancellation where there is no wait that could.
  private func interrupt(_ task: TaskID, isParked: Bool, on loop: EventLoop) {
    if isCancelledForGood(task, on: loop), cancelNative != nil { return }
    if let openActorWait {
      loop.cancel(openActorWait)
    } else if isParked, let cancelNative {
      // What only Swift knows the end of can only be ended by Swift's own cancellation.
      if loop.cancelRequests(of: task) > 0 { cancelNative() }
    } else {
      isInterrupted = true
    }
  }

  /// Cancels the Swift task if somebody wants the task of the loop to be cancelled for good.
  ///
  /// Not before a wait is over, nor for a cancellation alone, which is also what comes of awaiting
  /// something that was cancelled.
  private func passOnRequests(to task: TaskID, on loop: EventLoop) {
    if isCancelledForGood(task, on: loop) { cancelNative?() }
  }

  /// Whether there is a request of others than timeouts and task groups: those take theirs back, while
  /// a Swift task that was cancelled stays so.
  private func isCancelledForGood(_ task: TaskID, on loop: EventLoop) -> Bool {
    loop.cancelRequests(of: task) > executor.table.passingRequests[task] ?? 0
  }

  private func runJobs() {
    guard !jobs.isEmpty else { return }
    var job = jobs.removeFirst()
    run(job)
    while let next = jobs.first, isSameStep(job, next) {
      // Handed over again at its first call: it was taken for what it is not.
      if job.number != nil, job.isActors, next.isActors { prefersExecutor.toggle() }
      jobs.removeFirst()
      job = next
      run(job)
    }
  }

  private func run(_ job: NativeJob) {
    runsOthers = job.number == nil
    if job.number != nil, !job.isActors, !job.endsWait { prefersExecutor = true }
    job.run(on: executor, isPreferred: prefersExecutor)
  }

  /// Whether what a job made ready goes on in its step.
  private func isSameStep(_ job: NativeJob, _ next: NativeJob) -> Bool {
    // The task that yielded, or comes out of an actor or of a wait: it has had its turn.
    if job.number == nil { return !isActor }
    // One that came only to be known has not waited.
    return job.endsWait || next.endsWait || (job.isActors && next.isActors)
  }

  /// How the open step ends.
  private func close(on loop: EventLoop) -> StepEnd {
    if end != nil || firstEnd != nil || !jobs.isEmpty {
      executor.table.settleHeld(on: loop, executor)
    } else if let held {
      self.held = nil
      jobs.append(held)
    }
    if let end { return end }
    if let firstEnd {
      self.firstEnd = nil
      return firstEnd
    }
    if !jobs.isEmpty { return .yielded(.none) }
    if isRetired { return .returned }
    if !tellsEnd {
      isUncounted = true
      loop.state.value.liveTasks -= 1
    }
    executor.table.rest(self)
    let future = loop.makeFuture()
    parking = future
    return .suspended(on: future, because: WaitReason(.future))
  }

  private func unpark(on loop: EventLoop) {
    guard let parking, !loop.isEnded(parking) else { return }
    recount(on: loop)
    loop.complete(parking)
  }

  private func recount(on loop: EventLoop) {
    guard isUncounted else { return }
    isUncounted = false
    loop.state.value.liveTasks += 1
  }
}

extension StepEnd {
  /// Whether it is the end of the task.
  var isLast: Bool {
    switch self {
    case .returned, .threw, .cancelled, .skipped: true
    default: false
    }
  }
}

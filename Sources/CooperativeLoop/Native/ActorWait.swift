/// A wait that was begun inside a default actor, as a task of its own.
final class ActorWait: TaskBody {
  private let body: AwaiterBody
  private let wait: NativeWait
  private let executor: LoopExecutor

  init(_ body: AwaiterBody, _ wait: NativeWait, _ executor: LoopExecutor) {
    self.body = body
    self.wait = wait
    self.executor = executor
  }

  override func isPollFulfilled(_ task: TaskID) -> Bool { body.isPollFulfilled(task) }

  override func step(
    _ task: TaskID,
    on loop: EventLoop,
    delivering delivery: Delivery
  ) -> StepEnd {
    let end = body.step(task, on: loop, delivering: delivery)
    guard end.isLast else { return end }
    wait.end(executor)
    // The error, if there is one, is for whoever waits.
    return .returned
  }
}

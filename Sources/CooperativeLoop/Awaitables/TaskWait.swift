/// Waiting for some of several tasks without taking their results: asyncio's `wait`.
///
/// The tasks go on, whatever becomes of the wait.
public struct TaskWait<Value>: Awaitable, Awaiter {
  /// The tasks that have ended and those that have not, each in the order given.
  public typealias Parts = (done: [LoopTask<Value>], pending: [LoopTask<Value>])

  let loop: LoopReference
  private let tasks: [LoopTask<Value>]
  private let rule: EventLoop.WaitRule
  private let nanoseconds: Int64?
  private var wait: GatherID?

  init(
    loop: LoopReference,
    tasks: [LoopTask<Value>],
    rule: EventLoop.WaitRule,
    nanoseconds: Int64?
  ) {
    self.loop = loop
    self.tasks = tasks
    self.rule = rule
    self.nanoseconds = nanoseconds
  }

  /// A fresh awaiter.
  public func makeAwaiter() -> TaskWait {
    TaskWait(loop: loop, tasks: tasks, rule: rule, nanoseconds: nanoseconds)
  }

  /// Suspends once; not at all where there is no task.
  public mutating func step() -> StepOutcome<Parts> {
    guard !tasks.isEmpty else { return .finished(([], [])) }
    guard wait == nil else {
      end()
      return .finished(parts)
    }
    return loop { loop in
      let futures = tasks.map { loop.future(of: $0.id) }
      let wait = loop.wait(for: futures, until: rule, upTo: nanoseconds)
      self.wait = wait
      return .suspended(.until(loop.outcome(of: wait), because: .gather(wait)))
    }
  }

  /// Ends with the cancellation; the tasks go on.
  public mutating func interrupt() throws -> StepOutcome<Parts> {
    end()
    throw CancellationError()
  }

  private var parts: Parts {
    (tasks.filter { $0.state.isEnded }, tasks.filter { !$0.state.isEnded })
  }

  private func end() {
    if let wait { loop { $0.endWait(wait) } }
  }
}

extension EventLoop {
  /// Waits for some of several tasks, without taking their results.
  ///
  /// ```swift
  /// let race = loop.wait(for: [loop.spawn(slow), loop.spawn(quick)], until: .firstCompleted)
  /// let (done, pending) = try loop.runUntilComplete(race)
  /// ```
  ///
  /// - Parameters:
  ///   - tasks: The tasks.
  ///   - rule: When the wait is over.
  ///   - duration: When it is over at the latest; nil for no limit.
  /// - Returns: An awaitable for the tasks that have ended, and those that have not.
  public func wait<Value>(
    for tasks: [LoopTask<Value>],
    until rule: WaitRule = .allCompleted,
    upTo duration: Duration? = nil
  ) -> TaskWait<Value> {
    TaskWait(
      loop: LoopReference(self),
      tasks: tasks,
      rule: rule,
      nanoseconds: duration?.loopNanoseconds
    )
  }
}

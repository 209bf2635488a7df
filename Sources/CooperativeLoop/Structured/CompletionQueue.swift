/// Futures in the order in which they end: asyncio's `as_completed`.
public final class CompletionQueue {
  let loop: LoopReference
  let owner: UInt32
  /// Which of the loop's queues it is.
  public let id: CompletionQueueID
  /// The tasks among what it watches, in the order given.
  public let tasks: [TaskID]
  /// Those that have ended and were not taken, in order, and how many were.
  private var ended: [FutureID] = []
  private var taken = 0
  /// What the one that waits for the next waits on; at most one task takes from it.
  private var waiter: FutureID?

  /// Begins to watch futures.
  ///
  /// - Parameters:
  ///   - loop: Their loop.
  ///   - futures: What to watch; one that stands there twice counts once.
  public init(on loop: EventLoop, _ futures: [FutureID]) {
    self.loop = LoopReference(loop)
    owner = loop.currentTask?.index ?? noIndex
    var seen: Set<FutureID> = []
    let distinct = futures.filter { seen.insert($0).inserted }
    count = distinct.count
    tasks = distinct.compactMap { loop.task(endingIn: $0) }
    id = CompletionQueueID(index: UInt32(loop.completionQueues.count))
    loop.completionQueues.append(self)
    for future in distinct {
      loop.attach(.completed, .completion, subject: id.index, detail: future.index, to: future)
    }
  }

  /// How many futures there are.
  public let count: Int

  /// Takes the next that has ended, or nil where none has.
  public func take() -> FutureID? {
    guard taken < ended.count else { return nil }
    taken += 1
    return ended[taken - 1]
  }

  /// What to wait on for the next one.
  public func wait() -> FutureID {
    let future = loop { $0.makeFuture() }
    waiter = future
    return future
  }

  /// Ends a wait, also one that was cancelled.
  public func endWait() {
    if let waiter { loop { $0.release(waiter) } }
    waiter = nil
  }

  func completed(_ future: UInt32) {
    ended.append(FutureID(index: future))
    if let waiter { loop { $0.complete(waiter) } }
  }
}

extension EventLoop {
  /// The completion queue of an identifier.
  public func completionQueue(_ id: CompletionQueueID) -> CompletionQueue {
    completionQueues[Int(id.index)]
  }
}

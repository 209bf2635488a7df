/// A place where tasks wait for each other until a number of them has come: asyncio's `Barrier`.
public final class Barrier {
  private enum Phase {
    case filling, draining
  }

  let condition: Condition
  private let parties: Int64
  @exclusivity(unchecked) private var phase = Phase.filling
  @exclusivity(unchecked) private var count: Int64 = 0
  /// What reports call it.
  public let id: ObjectID

  /// Makes a barrier for a number of tasks, at least 1.
  public init(on loop: EventLoop, named name: String, parties: Int64) {
    self.parties = parties
    id = loop.register(objectNamed: name, kind: "barrier")
    condition = Condition(on: loop, inside: id)
  }

  /// A wait under way.
  public struct Waiting: Sendable, BitwiseCopyable {
    enum Stage: BitwiseCopyable {
      /// Waits for the condition's lock.
      case locking(WaitTicket)
      /// Waits while the tasks of the last round leave.
      case blocked(Condition.Waiting)
      /// Waits for the others.
      case waiting(Condition.Waiting)
      case over
    }

    var stage = Stage.over
    var index: Int64 = 0

    /// Makes a wait that has not begun.
    public init() {}

    /// What to suspend on.
    public var future: FutureID? {
      switch stage {
      case .locking(let ticket): ticket.future
      case .blocked(let waiting), .waiting(let waiting): waiting.future
      case .over: nil
      }
    }
  }

  /// What a wait came to.
  public enum Progress: Sendable, BitwiseCopyable {
    /// It suspends on the future of the wait.
    case suspended
    /// It is over; the number says how many came before, `parties` - 1 for the last.
    case finished(Int64)
    /// It was cancelled.
    case cancelled
  }

  /// Begins to wait.
  ///
  /// - Parameter waiting: Where the wait is kept.
  /// - Returns: Whether it is over.
  public func wait(_ waiting: inout Waiting) -> Progress {
    guard condition.lock.tryAcquire() else {
      waiting.stage = .locking(condition.lock.enter())
      return .suspended
    }
    return block(&waiting)
  }

  /// Goes on with a wait whose task was woken.
  ///
  /// - Parameters:
  ///   - waiting: The wait.
  ///   - isCancelled: Whether the task was cancelled.
  /// - Returns: Whether it is over.
  public func proceed(_ waiting: inout Waiting, isCancelled: Bool) -> Progress {
    switch waiting.stage {
    case .locking(let ticket):
      guard !isCancelled else {
        condition.lock.abandon(ticket)
        return .cancelled
      }
      condition.lock.finish(ticket)
      return block(&waiting)
    case .blocked(var inner):
      let progress = condition.proceed(&inner, isCancelled: isCancelled)
      waiting.stage = .blocked(inner)
      switch progress {
      case .suspended: return .suspended
      case .cancelled: return leave(.cancelled)
      case .finished: return block(&waiting)
      }
    case .waiting(var inner):
      let progress = condition.proceed(&inner, isCancelled: isCancelled)
      waiting.stage = .waiting(inner)
      switch progress {
      case .suspended: return .suspended
      case .cancelled: return exit(.cancelled)
      case .finished: return waitForOthers(&waiting)
      }
    case .over: return .cancelled
    }
  }

  /// What a wait that is suspended lacks: the others; nil where it only waits for its turn.
  public func need(of waiting: Waiting) -> WaitNeed? {
    guard case .waiting(let inner) = waiting.stage, inner.need == .notification else { return nil }
    return .arrivals(arrived: count, parties: parties)
  }

  /// Waits while the barrier drains, then counts itself in.
  private func block(_ waiting: inout Waiting) -> Progress {
    if phase == .draining, let inner = condition.wait() {
      waiting.stage = .blocked(inner)
      return .suspended
    }
    waiting.index = count
    count += 1
    if waiting.index + 1 == parties {
      phase = .draining
      _ = condition.notify(nil)
      return exit(.finished(waiting.index))
    }
    return waitForOthers(&waiting)
  }

  private func waitForOthers(_ waiting: inout Waiting) -> Progress {
    if phase == .filling, let inner = condition.wait() {
      waiting.stage = .waiting(inner)
      return .suspended
    }
    return exit(.finished(waiting.index))
  }

  /// Counts itself out; the last of a round opens the barrier for the next.
  private func exit(_ progress: Progress) -> Progress {
    count -= 1
    if count == 0 {
      if phase == .draining { phase = .filling }
      _ = condition.notify(nil)
    }
    return leave(progress)
  }

  private func leave(_ progress: Progress) -> Progress {
    _ = condition.lock.release()
    return progress
  }
}

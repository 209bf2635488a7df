/// Something that tasks hold, one or a few at a time: a lock or a semaphore.
public protocol Acquirable: AnyObject {
  /// What reports call it.
  var id: ObjectID { get }
  /// Acquires it where that needs no waiting.
  func tryAcquire() -> Bool
  /// Queues the open step's task; it then suspends on the ticket's future.
  func enter() -> WaitTicket
  /// Acquires it for a task that was woken.
  func finish(_ ticket: WaitTicket)
  /// Leaves the queue of a task that was cancelled.
  func abandon(_ ticket: WaitTicket)
}

extension Lock: Acquirable {}
extension Semaphore: Acquirable {}

extension Acquirable {
  /// An awaitable that is over when the task that awaits it holds this; whoever holds it releases it.
  public func acquire() -> Acquire { Acquire(self) }
}

/// Acquiring a lock or a semaphore, as an awaitable.
public struct Acquire: Awaitable, Awaiter {
  let object: any Acquirable
  private var ticket: WaitTicket?

  init(_ object: any Acquirable) {
    self.object = object
  }

  /// A fresh awaiter.
  public func makeAwaiter() -> Acquire { Acquire(object) }

  /// Suspends once where others hold it or were first.
  public mutating func step() -> StepOutcome<Void> {
    if let ticket {
      object.finish(ticket)
      return .finished(())
    }
    guard !object.tryAcquire() else { return .finished(()) }
    let ticket = object.enter()
    self.ticket = ticket
    return .suspended(.until(ticket.future, because: .object(object.id)))
  }

  /// Leaves the queue with the cancellation.
  public mutating func interrupt() throws -> StepOutcome<Void> {
    if let ticket { object.abandon(ticket) }
    throw CancellationError()
  }
}

// What queues are awaited for: to put, to get, and that all is dealt with.

extension Queue {
  /// One value that was got has been dealt with.
  ///
  /// - Returns: False where there was none left to deal with.
  public func taskDone() -> Bool { gate.taskDone() }

  /// An awaitable that is over when every value that was put has been dealt with.
  public func join() -> QueueJoin { QueueJoin(gate) }
}

/// Waiting until every value of a queue was dealt with, as an awaitable.
public struct QueueJoin: Awaitable, Awaiter {
  let gate: QueueGate
  private var ticket: WaitTicket?

  init(_ gate: QueueGate) {
    self.gate = gate
  }

  /// A fresh awaiter.
  public func makeAwaiter() -> QueueJoin { QueueJoin(gate) }

  /// Suspends once, unless all is dealt with.
  public mutating func step() -> StepOutcome<Void> {
    if let ticket { gate.leaveJoin(ticket) }
    guard ticket == nil, !gate.isFinished else { return .finished(()) }
    let ticket = gate.enterJoin()
    self.ticket = ticket
    return .suspended(.until(ticket.future, because: .object(gate.id)))
  }

  /// Leaves the queue with the cancellation.
  public mutating func interrupt() throws -> StepOutcome<Void> {
    if let ticket { gate.leaveJoin(ticket) }
    throw CancellationError()
  }
}

/// Waiting at a queue until what is tried succeeds, as an awaitable.
public struct QueueWait<Value>: Awaitable, Awaiter {
  /// Which of the queue's two lines it waits in.
  enum Line {
    case putters, getters
  }

  let gate: QueueGate
  private let line: Line
  private let attempt: () -> Value?
  private var ticket: WaitTicket?

  init(_ gate: QueueGate, _ line: Line, _ attempt: @escaping () -> Value?) {
    self.gate = gate
    self.line = line
    self.attempt = attempt
  }

  /// A fresh awaiter.
  public func makeAwaiter() -> QueueWait { QueueWait(gate, line, attempt) }

  /// Suspends while the attempt fails.
  public mutating func step() -> StepOutcome<Value> {
    switch (ticket, line) {
    case (let ticket?, .putters): gate.leavePut(ticket)
    case (let ticket?, .getters): gate.leaveGet(ticket)
    case (nil, _): break
    }
    if let value = attempt() { return .finished(value) }
    let ticket = line == .putters ? gate.enterPut() : gate.enterGet()
    self.ticket = ticket
    return .suspended(.until(ticket.future, because: .object(gate.id)))
  }

  /// Leaves the line with the cancellation; nothing was put or taken.
  public mutating func interrupt() throws -> StepOutcome<Value> {
    switch (ticket, line) {
    case (let ticket?, .putters): gate.abandonPut(ticket)
    case (let ticket?, .getters): gate.abandonGet(ticket)
    case (nil, _): break
    }
    throw CancellationError()
  }
}

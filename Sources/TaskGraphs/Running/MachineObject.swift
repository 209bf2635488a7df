import CooperativeLoop

/// An object of a running graph.
enum MachineObject {
  case waiter(Waiter, ObjectID)
  case event(Event)
  case lock(Lock)
  case semaphore(Semaphore, isBounded: Bool)
  case condition(Condition)
  case future(FutureID, ObjectID)
  case barrier(Barrier)
  case queue(MachineQueue)

  init(_ declaration: ObjectDeclaration, on loop: EventLoop) {
    let name = declaration.name
    let kind = declaration.kind.word.rawValue
    switch declaration.kind {
    case .waiter:
      let waiter = Waiter(named: name)
      self = .waiter(waiter, waiter.id(on: loop))
    case .event: self = .event(Event(on: loop, named: name))
    case .lock: self = .lock(Lock(on: loop, named: name))
    case .semaphore(let permits):
      let semaphore = Semaphore(on: loop, named: name, permits: Int64(permits))
      self = .semaphore(semaphore, isBounded: false)
    case .boundedSemaphore(let permits):
      let semaphore = Semaphore(on: loop, named: name, permits: Int64(permits), isBounded: true)
      self = .semaphore(semaphore, isBounded: true)
    case .condition: self = .condition(Condition(on: loop, named: name))
    case .future:
      self = .future(loop.makeFuture(), loop.register(objectNamed: name, kind: kind))
    case .barrier(let parties):
      self = .barrier(Barrier(on: loop, named: name, parties: Int64(parties)))
    case .queue(let size), .lifoQueue(let size), .priorityQueue(let size):
      let gate = QueueGate(on: loop, named: name, kind: kind, capacity: Int64(size))
      self = .queue(MachineQueue(gate, declaration.kind))
    }
  }

  /// What a task that waits for it reports.
  var reason: WaitReason {
    switch self {
    case .waiter(_, let id), .future(_, let id): .object(id)
    case .event(let event): .object(event.id)
    case .lock(let lock): .object(lock.id)
    case .semaphore(let semaphore, _): .object(semaphore.id)
    case .condition(let condition): .object(condition.id)
    case .barrier(let barrier): .object(barrier.id)
    case .queue(let queue): .object(queue.gate.id)
    }
  }

  /// Whether its flag is set; false for what has none.
  var isSet: Bool {
    switch self {
    case .waiter(let waiter, _): waiter.isSet
    case .event(let event): event.isSet
    default: false
    }
  }

  /// Acquires it where that needs no waiting; nil for what cannot be acquired.
  func tryAcquire() -> Bool? {
    switch self {
    case .lock(let lock): lock.tryAcquire()
    case .condition(let condition): condition.lock.tryAcquire()
    case .semaphore(let semaphore, _): semaphore.tryAcquire()
    default: nil
    }
  }

  /// Queues the running task for it; nil for what cannot be acquired.
  func enter() -> WaitTicket? {
    switch self {
    case .lock(let lock): lock.enter()
    case .condition(let condition): condition.lock.enter()
    case .semaphore(let semaphore, _): semaphore.enter()
    default: nil
    }
  }

  /// Ends the wait of a task that was woken.
  func finish(_ ticket: WaitTicket) {
    switch self {
    case .lock(let lock): lock.finish(ticket)
    case .condition(let condition): condition.lock.finish(ticket)
    case .semaphore(let semaphore, _): semaphore.finish(ticket)
    default: break
    }
  }

  /// Ends the wait of a task that was cancelled.
  func abandon(_ ticket: WaitTicket) {
    switch self {
    case .lock(let lock): lock.abandon(ticket)
    case .condition(let condition): condition.lock.abandon(ticket)
    case .semaphore(let semaphore, _): semaphore.abandon(ticket)
    default: break
    }
  }

  /// Releases it, or raises what asyncio raises.
  func release() throws(Raised) {
    switch self {
    case .lock(let lock):
      guard lock.release() else { throw Raised("RuntimeError", "Lock is not acquired.") }
    case .condition(let condition):
      guard condition.lock.release() else {
        throw Raised("RuntimeError", "Lock is not acquired.")
      }
    case .semaphore(let semaphore, _):
      guard semaphore.release() else {
        throw Raised("ValueError", "BoundedSemaphore released too many times")
      }
    default: break
    }
  }

  /// The tasks that hold it, in the order of creation.
  var holders: [TaskID] {
    switch self {
    case .lock(let lock): lock.holder.map { [$0] } ?? []
    case .condition(let condition): condition.lock.holder.map { [$0] } ?? []
    case .semaphore(let semaphore, _): semaphore.holders
    default: []
    }
  }
}

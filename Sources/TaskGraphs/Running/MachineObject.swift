import CooperativeLoop

/// An object of a running graph.
///
/// Plain, so that an operation looks at it without counting references: the machine keeps what it
/// refers to (`owners`).
enum MachineObject: BitwiseCopyable {
  case waiter(Uncounted<Waiter>, ObjectID)
  case event(Uncounted<Event>)
  case lock(Uncounted<Lock>)
  case semaphore(Uncounted<Semaphore>)
  case condition(Uncounted<Condition>)
  case future(FutureID, ObjectID)
  case barrier(Uncounted<Barrier>)
  case queue(Uncounted<MachineQueue>)

  /// Makes an object.
  ///
  /// - Parameters:
  ///   - declaration: What the graph says of it.
  ///   - loop: The loop on which it is used.
  ///   - owners: What it refers to is added here, to be kept as long as it is used.
  init(
    _ declaration: ObjectDeclaration,
    on loop: EventLoop,
    keptIn owners: inout [AnyObject]
  ) {
    func keeping<Object: AnyObject>(_ object: Object) -> Uncounted<Object> {
      owners.append(object)
      return Uncounted(object)
    }
    let name = declaration.name
    let kind = declaration.kind.word.rawValue
    switch declaration.kind {
    case .waiter:
      let waiter = Waiter(named: name)
      self = .waiter(keeping(waiter), waiter.id(on: loop))
    case .event: self = .event(keeping(Event(on: loop, named: name)))
    case .lock: self = .lock(keeping(Lock(on: loop, named: name)))
    case .semaphore(let permits):
      let semaphore = Semaphore(on: loop, named: name, permits: Int64(permits))
      self = .semaphore(keeping(semaphore))
    case .boundedSemaphore(let permits):
      let semaphore = Semaphore(on: loop, named: name, permits: Int64(permits), isBounded: true)
      self = .semaphore(keeping(semaphore))
    case .condition: self = .condition(keeping(Condition(on: loop, named: name)))
    case .future:
      self = .future(loop.makeFuture(), loop.register(objectNamed: name, kind: kind))
    case .barrier(let parties):
      self = .barrier(keeping(Barrier(on: loop, named: name, parties: Int64(parties))))
    case .queue(let size), .lifoQueue(let size), .priorityQueue(let size):
      let gate = QueueGate(on: loop, named: name, kind: kind, capacity: Int64(size))
      self = .queue(keeping(MachineQueue(gate, declaration.kind)))
    }
  }

  /// What a task that waits for it reports.
  var reason: WaitReason {
    switch self {
    case .waiter(_, let id), .future(_, let id): .object(id)
    case .event(let event): .object(event { $0.id })
    case .lock(let lock): .object(lock { $0.id })
    case .semaphore(let semaphore): .object(semaphore { $0.id })
    case .condition(let condition): .object(condition { $0.id })
    case .barrier(let barrier): .object(barrier { $0.id })
    case .queue(let queue): .object(queue { $0.gate.id })
    }
  }

  /// Whether its flag is set; false for what has none.
  var isSet: Bool {
    switch self {
    case .waiter(let waiter, _): waiter { $0.isSet }
    case .event(let event): event { $0.isSet }
    default: false
    }
  }

  /// Acquires it where that needs no waiting; nil for what cannot be acquired.
  func tryAcquire() -> Bool? {
    switch self {
    case .lock(let lock): lock { $0.tryAcquire() }
    case .condition(let condition): condition { $0.lock.tryAcquire() }
    case .semaphore(let semaphore): semaphore { $0.tryAcquire() }
    default: nil
    }
  }

  /// Queues the running task for it; nil for what cannot be acquired.
  func enter() -> WaitTicket? {
    switch self {
    case .lock(let lock): lock { $0.enter() }
    case .condition(let condition): condition { $0.lock.enter() }
    case .semaphore(let semaphore): semaphore { $0.enter() }
    default: nil
    }
  }

  /// Ends the wait of a task that was woken.
  func finish(_ ticket: WaitTicket) {
    switch self {
    case .lock(let lock): lock { $0.finish(ticket) }
    case .condition(let condition): condition { $0.lock.finish(ticket) }
    case .semaphore(let semaphore): semaphore { $0.finish(ticket) }
    default: break
    }
  }

  /// Ends the wait of a task that was cancelled.
  func abandon(_ ticket: WaitTicket) {
    switch self {
    case .lock(let lock): lock { $0.abandon(ticket) }
    case .condition(let condition): condition { $0.lock.abandon(ticket) }
    case .semaphore(let semaphore): semaphore { $0.abandon(ticket) }
    default: break
    }
  }

  /// Releases it, or raises what asyncio raises.
  func release() throws(Raised) {
    switch self {
    case .lock(let lock):
      guard lock({ $0.release() }) else { throw Raised("RuntimeError", "Lock is not acquired.") }
    case .condition(let condition):
      guard condition({ $0.lock.release() }) else {
        throw Raised("RuntimeError", "Lock is not acquired.")
      }
    case .semaphore(let semaphore):
      guard semaphore({ $0.release() }) else {
        throw Raised("ValueError", "BoundedSemaphore released too many times")
      }
    default: break
    }
  }

  /// The tasks that hold it, in the order of creation.
  var holders: [TaskID] {
    switch self {
    case .lock(let lock): lock { $0.holder }.map { [$0] } ?? []
    case .condition(let condition): condition { $0.lock.holder }.map { [$0] } ?? []
    case .semaphore(let semaphore): semaphore { $0.holders }
    default: []
    }
  }
}

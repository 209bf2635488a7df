import CooperativeLoop

/// An object of a running graph.
enum MachineObject {
  case waiter(Waiter, ObjectID)
  case event(Event)

  init(_ declaration: ObjectDeclaration, on loop: EventLoop) {
    switch declaration.kind {
    case .waiter:
      let waiter = Waiter(named: declaration.name)
      self = .waiter(waiter, waiter.id(on: loop))
    case .event: self = .event(Event(on: loop, named: declaration.name))
    case .lock, .semaphore, .boundedSemaphore, .condition, .future, .barrier, .queue, .lifoQueue,
      .priorityQueue:
      preconditionFailure("not compiled yet")
    }
  }

  /// Whether its flag is set.
  var isSet: Bool {
    switch self {
    case .waiter(let waiter, _): waiter.isSet
    case .event(let event): event.isSet
    }
  }

  /// Sets its flag, or takes it down.
  func setFlag(_ flag: Bool) {
    switch self {
    case .waiter(let waiter, _): waiter.isSet = flag
    case .event(let event) where flag: event.set()
    case .event(let event): event.clear()
    }
  }
}

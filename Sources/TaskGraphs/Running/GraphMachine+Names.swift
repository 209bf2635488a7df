import CooperativeLoop

// Names that a graph computes while it runs: what they stand for, and what is raised where nothing.

extension GraphMachine {
  /// The object that a reference names.
  func object(
    _ reference: ObjectReference,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> Int {
    switch reference {
    case .known(let index): return index
    case .computed(let template):
      let name = try render(template, of: task, in: frame)
      guard case .object(let index) = names[name] else { throw .raised(.noObject(name)) }
      return index
    }
  }

  /// The task or future that a target stands for; a coroutine is put into a new task.
  func future(
    _ target: Target,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> FutureID {
    switch target {
    case .root(let index): return loop.future(of: TaskID(index: UInt32(index)))
    case .task(let name): return loop.future(of: try self.task(named: name))
    case .future(let index):
      guard case .future(let future, _) = objects[index] else { throw .raised(.noTask("")) }
      return future
    case .coroutine(let call, let id):
      return loop.future(of: try spawn(call, id: id, of: task, in: frame))
    case .computed(let template):
      let name = try render(template, of: task, in: frame)
      if case .coroutine(let coroutine) = names[name] {
        return loop.future(of: try spawn(coroutine, .none, in: frame))
      }
      return try future(named: name)
    }
  }

  /// The name of a task that `wait` waits for.
  func name(
    of target: TaskReference,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> String {
    switch target {
    case .root(let index): program.graph.tasks[index].id
    case .task(let name): name
    case .computed(let template): try render(template, of: task, in: frame)
    }
  }

  /// The task of that name.
  func task(named name: String) throws(EvaluationFailure) -> TaskID {
    guard case .task(let task) = names[name] else { throw .raised(.noTask(name)) }
    return task
  }

  /// The task or future of that name.
  func future(named name: String) throws(EvaluationFailure) -> FutureID {
    switch names[name] {
    case .task(let task): return loop.future(of: task)
    case .object(let index):
      if case .future(let future, _) = objects[index] { return future }
    case .coroutine, nil: break
    }
    throw .raised(.noTask(name))
  }

  /// The object of that name.
  func object(named name: String) throws(EvaluationFailure) -> MachineObject {
    guard case .object(let index) = names[name] else { throw .raised(.noObject(name)) }
    return objects[index]
  }

  /// The id or the name of a task or a future.
  func name(of future: FutureID) -> String {
    if let task = loop.task(endingIn: future) { return loop.name(of: task) }
    return futureObjects[future].map { program.graph.objects[$0].name } ?? ""
  }
}

extension Raised {
  static func noTask(_ name: String) -> Raised {
    Raised("NameError", "no task is named '\(name)'")
  }

  static func noObject(_ name: String) -> Raised {
    Raised("NameError", "no object is named '\(name)'")
  }

  static func noCoroutine(_ name: String) -> Raised {
    Raised("NameError", "no coroutine is named '\(name)'")
  }
}

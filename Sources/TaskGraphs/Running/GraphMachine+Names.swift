import CooperativeLoop

// Names that a graph computes while it runs: what they stand for, and what is raised where nothing.

extension GraphMachine {
  /// The object that a reference names.
  func object(
    _ reference: ObjectReference,
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) -> Int {
    switch reference {
    case .known(let index): return index
    case .computed(let template):
      let name = try render(template, of: task, registers)
      guard let index = program.objectsByName[Name(name)] else { throw .raised(.noObject(name)) }
      return index
    }
  }

  /// The task that a gather's target stands for; a coroutine is put into a new one.
  func target(
    _ target: Target,
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) -> TaskID {
    switch target {
    case .root(let index): return TaskID(index: UInt32(index))
    case .task(let name): return try self.task(named: name)
    case .future: preconditionFailure("not compiled yet")
    case .coroutine(let call, let id): return try spawn(call, id: id, of: task, registers)
    case .computed(let template):
      let name = try render(template, of: task, registers)
      if let coroutine = program.coroutinesByName[Name(name)] {
        return try spawn(coroutine, [], id: nil)
      }
      return try self.task(named: name)
    }
  }

  /// The task of that name.
  func task(named name: String) throws(EvaluationFailure) -> TaskID {
    guard let task = tasksByName[Name(name)] else { throw .raised(.noTask(name)) }
    return task
  }

  /// The event or waiter of that name.
  func flag(named name: String) throws(EvaluationFailure) -> Bool {
    guard let index = program.objectsByName[Name(name)] else { throw .raised(.noObject(name)) }
    return objects[index].isSet
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

import CooperativeLoop

// How a running graph creates tasks, and how they get their ids.

extension GraphMachine {
  /// Creates a task that runs a coroutine.
  func spawn(
    _ instruction: Instruction,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) {
    let entry = program.tables.spawns[Int(instruction.operand)]
    let isPlain = instruction.extra != Instruction.computed
    let spawned =
      if isPlain {
        try spawn(Int(instruction.extra), .none, in: frame)
      } else {
        try spawn(entry, of: task, in: frame)
      }
    if let binding = entry.binding {
      bind(binding, to: .text(uncountedLoop { $0.name(of: spawned) }), in: frame)
    }
    noteAction(instruction) { note in
      if !isPlain, case .computed = entry.call.coroutine {
        let coroutine = self.coroutineOfTask[spawned.index]
        note.add(target: .coroutine(Int(coroutine)))
      }
      note.add(.id, UInt64(spawned.index))
    }
  }

  private func spawn(
    _ entry: Program.SpawnEntry,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> TaskID {
    var group: TaskGroup?
    if let name = entry.group {
      guard let known = frames[frame].groups[name] else {
        throw .raised(Raised("NameError", "no group is named '\(name.text)'"))
      }
      group = known
    }
    return try spawn(entry.call, id: entry.id, joining: group, of: task, in: frame)
  }

  /// Creates a task for a call, with the id given or the coroutine's next free default.
  func spawn(
    _ call: CoroutineCall,
    id template: Template?,
    joining group: TaskGroup? = nil,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> TaskID {
    let call = try evaluate(call, of: task, in: frame)
    let given: String? =
      if let template { try render(template, of: task, in: frame) } else { nil }
    return try spawn(call.known(), call.passed, id: given, joining: group, in: frame)
  }

  /// Creates a task that runs a coroutine with arguments that were evaluated.
  func spawn(
    _ coroutine: Int,
    _ passed: PassedArguments,
    id given: String? = nil,
    joining group: TaskGroup? = nil,
    in frame: UInt32
  ) throws(EvaluationFailure) -> TaskID {
    try raising { () throws(Raised) in try check(passed, for: coroutine) }
    if let given, names[given] != nil {
      throw .raised(Raised("RuntimeError", "a task named '\(given)' exists"))
    }
    // The number of a default id is used up even where no task comes of it.
    let defaultID = given == nil ? names.nextDefaultID(of: coroutine) : nil
    if let refusal = group?.refusal { throw .raised(Raised("RuntimeError", refusal)) }
    let spawned =
      if let defaultID {
        uncountedLoop { $0.spawn(body: self, named: defaultID.prefix, number: defaultID.number) }
      } else {
        loop.spawn(body: self, named: given ?? "")
      }
    guard let spawned else { throw .limit(.tasks) }
    let place = makeFrame(of: coroutine, passed, groupsOf: frame)
    let start = program.coroutines[coroutine].start
    addTask(Registers(startingAt: start, in: place), coroutine: coroutine)
    if let given {
      names.add(given, .task(spawned))
    } else {
      names.addDefault(spawned, of: coroutine)
    }
    group?.add(spawned)
    return spawned
  }
}

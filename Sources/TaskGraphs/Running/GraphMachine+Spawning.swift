import CooperativeLoop

// How a running graph creates tasks, and how they get their ids.

extension GraphMachine {
  /// Creates a task that runs a coroutine.
  func spawn(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) {
    let entry = program.tables.spawns[Int(instruction.operand)]
    var group: TaskGroup?
    if let name = entry.group {
      guard let known = frames[Int(registers.frame)].groups[name] else {
        throw .raised(Raised("NameError", "no group is named '\(name.text)'"))
      }
      group = known
    }
    let spawned = try spawn(entry.call, id: entry.id, in: group, of: task, registers)
    if let binding = entry.binding {
      bind(binding, to: .text(loop.name(of: spawned)), registers)
    }
    noteAction(instruction) { note in
      if case .computed = entry.call.coroutine {
        let coroutine = self.coroutineOfTask[Int(spawned.index)]
        note.add(target: .coroutine(Int(coroutine)))
      }
      note.add(.id, UInt64(spawned.index))
    }
  }

  /// Creates a task for a call, with the id given or the coroutine's next free default.
  func spawn(
    _ call: CoroutineCall,
    id template: Template?,
    in group: TaskGroup? = nil,
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) -> TaskID {
    let call = try evaluate(call, of: task, registers)
    let given: String? =
      if let template { try render(template, of: task, registers) } else { nil }
    return try spawn(call.known(), call.passed, id: given, in: group, registers)
  }

  /// Creates a task that runs a coroutine with arguments that were evaluated.
  func spawn(
    _ coroutine: Int,
    _ passed: PassedArguments,
    id given: String? = nil,
    in group: TaskGroup? = nil,
    _ registers: Registers
  ) throws(EvaluationFailure) -> TaskID {
    try raising { () throws(Raised) in try check(passed, for: coroutine) }
    if let given, names[given] != nil {
      throw .raised(Raised("RuntimeError", "a task named '\(given)' exists"))
    }
    let name = program.graph.coroutines[coroutine].name
    let id = given ?? names.nextDefaultID(of: coroutine, named: name)
    if let refusal = group?.refusal { throw .raised(Raised("RuntimeError", refusal)) }
    guard let spawned = loop.spawn(body: self, named: id) else { throw .limit(.tasks) }
    let groups = frames[Int(registers.frame)].groups
    let frame = makeFrame(of: coroutine, passed, groups: groups)
    let entry = program.coroutineEntries[coroutine]
    addTask(Registers(startingAt: entry, in: frame), coroutine: coroutine)
    if given == nil {
      names.addDefault(spawned, of: coroutine)
    } else {
      names.add(id, .task(spawned))
    }
    group?.add(spawned)
    return spawned
  }
}

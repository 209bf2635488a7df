import CooperativeLoop

// Coroutine calls and their ends, and the tasks that run them.

extension GraphMachine {
  /// Creates the root tasks, in the graph's order.
  func createRoots() {
    for (index, root) in program.graph.tasks.enumerated() {
      let coroutine: Int? = if case .run(let called, _) = root.work { called } else { nil }
      let names = if case .steps(let body) = root.work { body.localNames } else { [String]() }
      guard let id = loop.spawn(body: self, named: root.id) else { return }
      let locals: [Value?] = Array(repeating: nil, count: names.count)
      let frame = makeFrame(locals, named: names)
      var registers = Registers(next: program.rootEntries[index], frame: frame)
      registers.pending = .start
      addTask(registers, coroutine: coroutine)
      tasksByName[Name(root.id)] = id
    }
  }

  /// Lets a root with `run` go on as the coroutine's body.
  func runRoot(
    _ index: Int,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) {
    guard case .run(let coroutine, let arguments) = program.graph.tasks[index].work else { return }
    let values = try evaluate(arguments, of: task, registers)
    let locals = try raising { () throws(Raised) in try self.locals(of: coroutine, values) }
    freeFrame(registers.frame)
    registers.frame = makeFrame(locals, named: localNames(of: coroutine))
    registers.next = program.coroutineEntries[coroutine]
  }

  /// Runs a coroutine inside the calling task: its steps are the task's own.
  func call(
    _ coroutine: Int,
    with values: [(name: String, value: Value)],
    _ registers: inout Registers
  ) throws(EvaluationFailure) {
    let locals = try raising { () throws(Raised) in try self.locals(of: coroutine, values) }
    try enter(coroutine, locals, &registers)
  }

  /// The same, with the locals of the call.
  func enter(
    _ coroutine: Int,
    _ locals: [Value?],
    _ registers: inout Registers
  ) throws(EvaluationFailure) {
    let size = Frame.bytes + locals.count * Frame.bytesPerLocal
    guard size <= counters.value.memoryLeft else { throw .limit(.memory) }
    let groups = frames[Int(registers.frame)].groups
    registers.frame = makeFrame(
      locals,
      named: localNames(of: coroutine),
      caller: registers,
      groups: groups
    )
    registers.next = program.coroutineEntries[coroutine]
    registers.remaining = 0
    registers.iteration = 0
  }

  /// Returns from the innermost call: to the operation that made it, or out of the task.
  func returnValue(
    _ value: Value,
    of task: TaskID,
    _ registers: inout Registers
  ) -> StepEnd? {
    guard leaveFrame(&registers) else {
      counters.value.memoryLeft -= value.jsonByteCount
      results[Int(task.index)] = value
      return .returned
    }
    let call = code[Int(registers.next) - 1]
    if call.code == .waitFor {
      frames[Int(registers.frame)].stash = value
    } else if let binding = program.tables.awaits[Int(call.operand)].binding {
      bind(binding, to: value, registers)
      noteAction(call) {
        $0.add("value", value)
        $0.addResumed()
      }
    }
    return nil
  }

  /// Frees the innermost call and gives its caller the registers back.
  ///
  /// - Returns: False where there is no caller.
  func leaveFrame(_ registers: inout Registers) -> Bool {
    let frame = registers.frame
    registers = frames[Int(frame)].callerRegisters
    freeFrame(frame)
    return registers.frame != Frame.none
  }

  /// Lets what an operation raised leave its blocks, or ends the run with the limit it reached.
  func fail(
    _ task: TaskID,
    with failure: EvaluationFailure,
    at instruction: Instruction,
    _ registers: inout Registers
  ) -> StepEnd? {
    switch failure {
    case .limit(let limit): return .halted(limit)
    case .raised(let error):
      noteAction(instruction) { $0.add(error: error) }
      return unwind(.raise(error), of: task, &registers)
    }
  }

  /// Ends a task with an exception that nothing has caught.
  func end(_ task: TaskID, with error: Raised) -> StepEnd {
    if error.isCancellation { return .cancelled }
    errors[task.index] = error
    return error.type == "SkippedError" ? .skipped : .threw
  }

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
    let id = loop.name(of: spawned)
    if let binding = entry.binding { bind(binding, to: .text(id), registers) }
    noteAction(instruction) { writer in
      if case .computed = entry.call.coroutine {
        let coroutine = Int(self.coroutineOfTask[Int(spawned.index)])
        writer.add("target", text: self.program.graph.coroutines[coroutine].name)
      }
      writer.add("id", text: id)
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
    var (coroutine, values) = try evaluateName(call, of: task, registers)
    let given: String? =
      if let template { try render(template, of: task, registers) } else { nil }
    if case .computed = call.coroutine, coroutine < 0 {
      throw .raised(.noCoroutine(values.removeLast().name))
    }
    return try spawn(coroutine, values, id: given, in: group, registers)
  }

  /// The coroutine of a call and its arguments, in the order in which Python evaluates them; -1, and
  /// the name behind the arguments, where there is no such coroutine.
  private func evaluateName(
    _ call: CoroutineCall,
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) -> (Int, [(name: String, value: Value)]) {
    switch call.coroutine {
    case .known(let index): return (index, try evaluate(call.arguments, of: task, registers))
    case .computed(let template):
      let name = try render(template, of: task, registers)
      var values = try evaluate(call.arguments, of: task, registers)
      if let index = program.coroutinesByName[Name(name)] { return (index, values) }
      values.append((name, .null))
      return (-1, values)
    }
  }

  /// The coroutine of a call and its arguments.
  func evaluate(
    _ call: CoroutineCall,
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) -> (coroutine: Int, values: [(name: String, value: Value)]) {
    var (coroutine, values) = try evaluateName(call, of: task, registers)
    guard coroutine >= 0 else { throw .raised(.noCoroutine(values.removeLast().name)) }
    return (coroutine, values)
  }

  /// Creates a task that runs a coroutine with arguments that were evaluated.
  func spawn(
    _ coroutine: Int,
    _ values: [(name: String, value: Value)],
    id given: String?,
    in group: TaskGroup? = nil,
    _ registers: Registers
  ) throws(EvaluationFailure) -> TaskID {
    let locals = try raising { () throws(Raised) in try self.locals(of: coroutine, values) }
    let id = given ?? nextDefaultID(of: coroutine)
    guard isFree(id) else {
      throw .raised(Raised("RuntimeError", "a task named '\(id)' exists"))
    }
    if let refusal = group?.refusal { throw .raised(Raised("RuntimeError", refusal)) }
    guard let spawned = loop.spawn(body: self, named: id) else { throw .limit(.tasks) }
    let groups = frames[Int(registers.frame)].groups
    let frame = makeFrame(locals, named: localNames(of: coroutine), groups: groups)
    var first = Registers(next: program.coroutineEntries[coroutine], frame: frame)
    first.pending = .start
    addTask(first, coroutine: coroutine)
    tasksByName[Name(id)] = spawned
    group?.add(spawned)
    return spawned
  }

  /// The locals of a new call: its arguments in the parameters' slots, nothing in the others.
  func locals(
    of index: Int,
    _ values: [(name: String, value: Value)]
  ) throws(Raised) -> [Value?] {
    let coroutine = program.graph.coroutines[index]
    var locals: [Value?] = Array(repeating: nil, count: coroutine.body.localNames.count)
    for (slot, parameter) in coroutine.parameters.enumerated() {
      guard let value = values.first(where: { Name.same($0.name, parameter) })?.value else {
        throw Raised("TypeError", "\(coroutine.name)() is missing argument '\(parameter)'")
      }
      locals[slot] = value
    }
    for value in values
    where !coroutine.parameters.contains(where: { Name.same($0, value.name) }) {
      throw Raised("TypeError", "\(coroutine.name)() has no argument '\(value.name)'")
    }
    return locals
  }

  private func localNames(of coroutine: Int) -> [String] {
    program.graph.coroutines[coroutine].body.localNames
  }

  private func makeFrame(
    _ locals: [Value?],
    named names: [String],
    caller: Registers = Registers(next: 0, frame: Frame.none),
    groups: [Name: TaskGroup] = [:]
  ) -> UInt32 {
    counters.value.memoryLeft -= Frame.bytes + locals.count * Frame.bytesPerLocal
    let frame = Frame(
      locals: locals,
      localNames: names,
      callerRegisters: caller,
      groups: groups
    )
    guard let free = freeFrames.popLast() else {
      frames.append(frame)
      return UInt32(frames.count - 1)
    }
    frames[Int(free)] = frame
    return free
  }

  private func freeFrame(_ index: UInt32) {
    counters.value.memoryLeft +=
      Frame.bytes
      + frames[Int(index)].locals.count * Frame.bytesPerLocal
    frames[Int(index)].locals = []
    frames[Int(index)].blocks = []
    frames[Int(index)].groups = [:]
    frames[Int(index)].stash = .null
    freeFrames.append(index)
  }

  private func nextDefaultID(of coroutine: Int) -> String {
    var id: String
    repeat {
      spawnCounts[coroutine] += 1
      id = "\(program.graph.coroutines[coroutine].name)-\(spawnCounts[coroutine])"
    } while !isFree(id)
    return id
  }

  private func isFree(_ id: String) -> Bool {
    let name = Name(id)
    return tasksByName[name] == nil && program.coroutinesByName[name] == nil
      && program.objectsByName[name] == nil
  }
}

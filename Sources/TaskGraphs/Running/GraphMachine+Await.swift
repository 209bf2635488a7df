import CooperativeLoop

// The operations that wait: each begins in one step and, where it had to wait, is finished at the
// beginning of a later one.

extension GraphMachine {
  /// Begins an `await`.
  func beginAwait(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    switch program.tables.awaits[Int(instruction.operand)].target {
    case .root(let index):
      return try join(TaskID(index: UInt32(index)), nil, instruction, of: task, &registers)
    case .task(let name):
      guard let other = tasksByName[Name(name)] else { throw .raised(.noObject(name)) }
      return try join(other, nil, instruction, of: task, &registers)
    case .object(let index):
      return wait(for: index, nil, instruction, of: task, &registers)
    case .coroutine(let index, let arguments):
      let values = try evaluate(arguments, of: task, registers)
      noteAction(instruction)
      try call(index, with: values, &registers)
      return nil
    case .computed(let template, let arguments):
      let name = try render(template, of: task, registers)
      let values = try evaluate(arguments, of: task, registers)
      return try beginAwait(of: name, values, instruction, of: task, &registers)
    }
  }

  private func beginAwait(
    of name: String,
    _ values: [(name: String, value: Value)],
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    if let other = tasksByName[Name(name)] {
      return try join(other, name, instruction, of: task, &registers)
    }
    if let index = program.coroutinesByName[Name(name)] {
      noteAction(instruction) { $0.add("target", text: name) }
      try call(index, with: values, &registers)
      return nil
    }
    guard let index = program.objectsByName[Name(name)] else { throw .raised(.noObject(name)) }
    return wait(for: index, name, instruction, of: task, &registers)
  }

  private func join(
    _ other: TaskID,
    _ computedName: String?,
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    guard !loop.state(of: other).isEnded else {
      try take(resultOf: other, computedName, instruction, registers)
      return nil
    }
    noteAction(instruction) { writer in computedName.map { writer.add("target", text: $0) } }
    guard !selfAwaiting.contains(other) else {
      throw .raised(Raised("RuntimeError", "await wasn't used with future"))
    }
    guard other != task else {
      selfAwaiting.insert(task)
      registers.pending = .itself
      return .yielded(.none)
    }
    registers.pending = .task(other)
    return .suspended(on: loop.future(of: other), because: .task(other))
  }

  private func wait(
    for index: Int,
    _ computedName: String?,
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) -> StepEnd? {
    let object = objects[index]
    guard !object.isSet else {
      finishWait(object, instruction, registers, computedName)
      return nil
    }
    switch object {
    case .waiter(_, let id):
      registers.pending = .poll(UInt32(index))
      return .polled(SiteID(index: instruction.site), id)
    case .event(let event):
      noteAction(instruction) { writer in computedName.map { writer.add("target", text: $0) } }
      let ticket = event.enter()
      registers.pending = .event(UInt32(index), ticket)
      return .suspended(on: ticket.future, because: .object(event.id))
    }
  }

  /// Begins a `gather`: makes the tasks it needs, then waits for all targets.
  func gather(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let entry = program.tables.gathers[Int(instruction.operand)]
    var targets: [TaskID] = []
    for target in entry.targets {
      targets.append(try self.target(target, of: task, registers))
    }
    noteAction(instruction) { writer in
      writer.add("targets", texts: targets.map { self.loop.name(of: $0) })
    }
    let gather = loop.gather(
      targets.map { loop.future(of: $0) },
      collectsErrors: entry.returnExceptions
    )
    let outer = loop.outcome(of: gather)
    guard loop.isEnded(outer) else {
      registers.pending = .gather(gather)
      return .suspended(on: outer, because: .gather(gather))
    }
    try finish(gather, instruction, registers, isResumed: false)
    return nil
  }

  /// The first act of a root with `after`.
  func waitForDependencies(_ instruction: Instruction, _ registers: inout Registers) -> StepEnd {
    let dependencies = program.graph.tasks[Int(instruction.operand)].after
    noteAction(instruction)
    let gather = loop.wait(
      forAll: dependencies.map { loop.future(of: TaskID(index: UInt32($0))) }
    )
    registers.pending = .after(gather)
    return .suspended(
      on: loop.outcome(of: gather),
      because: WaitReason(.wait, gather.index)
    )
  }

  /// The second half of what the instruction before the next one began.
  ///
  /// - Returns: How it ended the step, or nil where the task goes on.
  func finishPending(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let pending = registers.pending
    registers.pending = .nothing
    switch pending {
    case .nothing: break
    case .yields(let left):
      if left > 1 { registers.pending = .yields(left - 1) }
      return .yielded(SiteID(index: instruction.site))
    case .sleep(let ticket): loop.endSleep(ticket)
    case .itself: throw .raised(Raised("RuntimeError", "Task cannot await on itself"))
    case .task(let other): try take(resultOf: other, nil, instruction, registers, isResumed: true)
    case .poll(let index):
      guard objects[Int(index)].isSet else { return poll(index, instruction, &registers) }
      finishWait(objects[Int(index)], instruction, registers, isResumed: true)
    case .event(let index, let ticket):
      if case .event(let event) = objects[Int(index)] { event.leave(ticket) }
      finishWait(objects[Int(index)], instruction, registers, isResumed: true)
    case .gather(let gather): try finish(gather, instruction, registers, isResumed: true)
    case .after(let gather): return finish(after: gather, instruction, of: task)
    }
    return nil
  }

  private func poll(
    _ index: UInt32,
    _ instruction: Instruction,
    _ registers: inout Registers
  ) -> StepEnd? {
    guard case .waiter(_, let id) = objects[Int(index)] else { return nil }
    registers.pending = .poll(index)
    return .polled(SiteID(index: instruction.site), id)
  }

  /// Binds what waiting for an object gives: true for an event, null for a waiter.
  private func finishWait(
    _ object: MachineObject,
    _ instruction: Instruction,
    _ registers: Registers,
    _ computedName: String? = nil,
    isResumed: Bool = false
  ) {
    let binding = program.tables.awaits[Int(instruction.operand)].binding
    if let binding {
      if case .event = object {
        bind(binding, to: .bool(true), registers)
      } else {
        bind(binding, to: .null, registers)
      }
    }
    noteAction(instruction) {
      if let computedName { $0.add("target", text: computedName) }
      if isResumed { $0.addResumed() }
    }
  }

  /// Binds a task's result, or raises its exception.
  private func take(
    resultOf other: TaskID,
    _ computedName: String?,
    _ instruction: Instruction,
    _ registers: Registers,
    isResumed: Bool = false
  ) throws(EvaluationFailure) {
    loop.markRetrieved(loop.future(of: other))
    if let error = errors[other.index] { throw .raised(error) }
    let value = results[Int(other.index)] ?? .null
    if let binding = program.tables.awaits[Int(instruction.operand)].binding {
      bind(binding, to: value, registers)
    }
    noteAction(instruction) {
      if let computedName { $0.add("target", text: computedName) }
      $0.add("value", value)
      if isResumed { $0.addResumed() }
    }
  }

  /// Binds the results of a gather in the order of its targets, or raises the first exception.
  private func finish(
    _ gather: GatherID,
    _ instruction: Instruction,
    _ registers: Registers,
    isResumed: Bool
  ) throws(EvaluationFailure) {
    let outer = loop.outcome(of: gather)
    if loop.isFailed(outer), let error = loop.error(of: outer) as? Raised { throw .raised(error) }
    let members = loop.members(of: gather)
    try charge(members.count)
    let value = try raising { () throws(Raised) in
      var values: [Value] = []
      for member in members { values.append(try self.outcome(of: member)) }
      return try Value.list(of: values)
    }
    if let binding = program.tables.gathers[Int(instruction.operand)].binding {
      bind(binding, to: value, registers)
    }
    guard isResumed else { return }
    noteAction(instruction) {
      $0.add("value", value)
      $0.addResumed()
    }
  }

  /// What a gathered task ended with, its exception as a value.
  private func outcome(of future: FutureID) throws(Raised) -> Value {
    guard let task = loop.task(endingIn: future) else { return .null }
    if let error = errors[task.index] { return try .error(error) }
    return results[Int(task.index)] ?? .null
  }

  /// Goes on after the dependencies have ended, or skips the task because one did not succeed.
  private func finish(
    after gather: GatherID,
    _ instruction: Instruction,
    of task: TaskID
  ) -> StepEnd? {
    for future in loop.members(of: gather) {
      guard let dependency = loop.task(endingIn: future) else { continue }
      let verb: String? =
        switch loop.state(of: dependency) {
        case .failed: "failed"
        case .cancelled: "was cancelled"
        case .skipped: "was skipped"
        case .done, .pending, .ready, .running, .sleeping, .waiting: nil
        }
      guard let verb else { continue }
      let error = Raised("SkippedError", "'\(loop.name(of: dependency))' \(verb)")
      noteAction(instruction) {
        $0.addResumed()
        $0.add(error: error)
      }
      errors[task.index] = error
      return .skipped
    }
    noteAction(instruction) { $0.addResumed() }
    return nil
  }
}

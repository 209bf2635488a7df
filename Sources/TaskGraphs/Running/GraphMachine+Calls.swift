import CooperativeLoop

// Coroutine calls and their ends, and the tasks that run them.

extension GraphMachine {
  /// Creates the root tasks, in the graph's order.
  func createRoots() {
    for (index, root) in program.graph.tasks.enumerated() {
      let coroutine: Int? = if case .run(let called, _) = root.work { called } else { nil }
      let locals = if case .steps(let body) = root.work { body.localNames.count } else { 0 }
      guard loop.spawn(body: self, named: root.id) != nil else { return }
      let frame = takeFrame(locals: locals)
      addTask(Registers(startingAt: program.rootEntries[index], in: frame), coroutine: coroutine)
    }
  }

  /// Lets a root with `run` go on as the coroutine's body; worth telling only where its arguments read
  /// something.
  func runRoot(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) {
    let root = program.graph.tasks[Int(instruction.operand)]
    guard case .run(let coroutine, let arguments) = root.work else { return }
    let passed = try evaluate(arguments, of: task, in: registers.frame)
    if !reads.isEmpty { noteAction(instruction) { $0.add(target: .coroutine(coroutine)) } }
    freeFrame(registers.frame)
    registers.frame = makeFrame(of: coroutine, passed)
    registers.next = program.coroutines[coroutine].start
  }

  /// Runs a coroutine inside the calling task: its steps are the task's own.
  func call(
    _ coroutine: Int,
    with passed: PassedArguments,
    _ registers: inout Registers
  ) throws(EvaluationFailure) {
    try raising { () throws(Raised) in try check(passed, for: coroutine) }
    try enter(coroutine, with: passed, &registers)
  }

  /// The same, with arguments that were checked.
  func enter(
    _ coroutine: Int,
    with passed: PassedArguments,
    _ registers: inout Registers
  ) throws(EvaluationFailure) {
    let locals = program.coroutines[coroutine].localCount
    guard Frame.bytes + locals * Frame.bytesPerLocal <= counters.value.memoryLeft else {
      throw .limit(.memory)
    }
    registers.frame = makeFrame(
      of: coroutine,
      passed,
      caller: registers,
      groupsOf: registers.frame
    )
    registers.next = program.coroutines[coroutine].start
    registers.remaining = 0
    registers.iteration = 0
  }

  /// Returns from the innermost call, after all blocks that it is in.
  func leaveBody(
    with value: Value,
    of task: TaskID,
    _ registers: inout Registers
  ) -> StepEnd? {
    frames[registers.frame].blocks.isEmpty
      ? returnValue(value, of: task, &registers)
      : unwind(.return(value), of: task, &registers)
  }

  /// Returns from the innermost call: to the operation that made it, or out of the task.
  func returnValue(
    _ value: Value,
    of task: TaskID,
    _ registers: inout Registers
  ) -> StepEnd? {
    guard leaveFrame(&registers) else {
      counters.value.memoryLeft -= value.jsonByteCount
      results[task.index] = value
      return .returned
    }
    let call = code[Int(registers.next) - 1]
    if call.code == .waitFor {
      frames[registers.frame].stash = value
    } else if let binding = program.tables.awaits[Int(call.operand)].binding {
      bind(binding, to: value, in: registers.frame)
      noteAction(call) {
        $0.add(.boundValue)
        $0.add(.resumed)
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
    if error.isCancellation {
      if !error.message.isEmpty { cancellations[loop.future(of: task)] = error }
      return .cancelled
    }
    errors[task.index] = error
    return error.type == "SkippedError" ? .skipped : .threw
  }

  /// Makes the frame of a call, its arguments in the parameters' slots.
  func makeFrame(
    of coroutine: Int,
    _ passed: PassedArguments,
    caller: Registers = Registers(next: 0, frame: Frame.none),
    groupsOf parent: UInt32? = nil
  ) -> UInt32 {
    let frame = takeFrame(locals: program.coroutines[coroutine].localCount)
    let index = Int(frame)
    frames[index].callerRegisters = caller
    if let parent, !frames[parent].groups.isEmpty {
      frames[index].groups = frames[parent].groups
    }
    for (place, argument) in passed.arguments.enumerated() {
      guard let slot = argument.slot ?? slot(of: argument.name, in: coroutine) else { continue }
      frames[index].locals[slot] = passed.values[place]
    }
    return frame
  }

  /// A place for a frame, with so many locals that are not bound.
  private func takeFrame(locals count: Int) -> UInt32 {
    counters.value.memoryLeft -= Frame.bytes + count * Frame.bytesPerLocal
    let index: UInt32
    if !freeFrames.isEmpty {
      index = freeFrames.removeLast()
    } else {
      index = UInt32(frames.count)
      frames.append(Frame())
    }
    if count > 0 { frames[index].addLocals(count) }
    return index
  }

  private func freeFrame(_ frame: UInt32) {
    let locals = frames[frame].clear()
    counters.value.memoryLeft += Frame.bytes + locals * Frame.bytesPerLocal
    freeFrames.append(frame)
  }
}

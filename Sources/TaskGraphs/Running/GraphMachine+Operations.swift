import CooperativeLoop

// What each instruction does, but for those that wait for something and those that call.

extension GraphMachine {
  /// Carries out an instruction.
  ///
  /// - Returns: How it ended the step, or nil where the task goes on.
  /// - Throws: What it raised, or the limit it reached.
  func perform(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let operand = Int(instruction.operand)
    switch instruction.code {
    case .yield: return .yielded(SiteID(index: instruction.site))
    case .jump: registers.next = instruction.operand
    case .loopBegin: try beginLoop(instruction, of: task, &registers)
    case .loopAgain, .loopAgainBinding: iterate(instruction, of: task, &registers)
    case .branch: try branch(instruction, of: task, &registers)
    case .yieldMany: return try yieldMany(instruction, of: task, &registers)
    case .print:
      try print(program.tables.templates[operand], instruction, of: task, registers)
    case .sleep: return try sleep(instruction, of: task, &registers)
    case .work: return try work(instruction, of: task, registers)
    case .await: return try beginAwait(instruction, of: task, &registers)
    case .spawn: try spawn(instruction, of: task, registers)
    case .gather: return try gather(instruction, of: task, &registers)
    case .set, .clear: try setFlag(instruction, of: task, registers)
    case .assign:
      for assignment in program.tables.assignments[operand] {
        bind(assignment.binding, to: try evaluate(assignment.value, of: task, registers), registers)
      }
      noteAction(instruction)
    case .returnValue:
      let value = try evaluate(program.tables.operands[operand], of: task, registers)
      noteAction(instruction) { $0.add("value", value) }
      return returnValue(value, of: task, &registers)
    case .end: return returnValue(.null, of: task, &registers)
    case .after: return waitForDependencies(instruction, &registers)
    case .runRoot: try runRoot(operand, of: task, &registers)
    }
    return nil
  }

  private func beginLoop(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) {
    let loop = program.tables.loops[Int(instruction.extra)]
    let value = try evaluate(loop.count, of: task, registers)
    let count = try raising { () throws(Raised) in try value.count() }
    guard count > 0 else {
      registers.next = instruction.operand
      noteAction(instruction) { $0.add("count", value) }
      return
    }
    frames[Int(registers.frame)].outerLoops.append((registers.remaining, registers.iteration))
    registers.remaining = count - 1
    registers.iteration = 0
    if let binding = loop.binding { bind(binding, to: .integer(0), registers) }
    noteAction(instruction) { $0.add("count", value) }
  }

  /// At the end of a loop's body: goes round again, or leaves the loop.
  private func iterate(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) {
    guard registers.remaining > 0 else {
      if let outer = frames[Int(registers.frame)].outerLoops.popLast() {
        registers.remaining = outer.remaining
        registers.iteration = outer.iteration
      }
      return
    }
    registers.remaining -= 1
    registers.iteration += 1
    registers.next = instruction.operand
    if let binding = program.tables.loops[Int(instruction.extra)].binding {
      bind(binding, to: .integer(registers.iteration), registers)
      noteAction(instruction)
    }
  }

  private func branch(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) {
    let value = try evaluate(
      program.tables.operands[Int(instruction.extra)],
      of: task,
      registers
    )
    if !value.isTrue { registers.next = instruction.operand }
    noteAction(instruction) { $0.add("value", value) }
  }

  private func yieldMany(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let operand = program.tables.operands[Int(instruction.operand)]
    let value = try evaluate(operand, of: task, registers)
    let count = try raising { () throws(Raised) in try value.count() }
    guard count > 0 else {
      noteAction(instruction)
      return nil
    }
    if count > 1 { registers.pending = .yields(count - 1) }
    return .yielded(SiteID(index: instruction.site))
  }

  private func print(
    _ template: Template,
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) {
    var line = try render(template, of: task, registers)
    // A line counts with its newline, so that a million empty ones end too.
    let bytes = line.utf8.count + 1
    guard bytes <= counters.value.outputLeft else { throw .limit(.output) }
    counters.value.outputLeft -= bytes
    guard isWatched else { return }
    line.makeContiguousUTF8()
    loop.notePrint(at: SiteID(index: instruction.site), line: line.utf8Span.span)
    reads.removeAll(keepingCapacity: true)
  }

  private func sleep(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd {
    let operand = program.tables.operands[Int(instruction.operand)]
    let value = try evaluate(operand, of: task, registers)
    let time = try raising { () throws(Raised) in try value.nanoseconds() }
    guard time > 0 else { return .yielded(SiteID(index: instruction.site)) }
    noteAction(instruction) { if !operand.isConstant { $0.add("seconds", value) } }
    let ticket = loop.beginSleep(nanoseconds: time)
    registers.pending = .sleep(ticket)
    return .slept(until: ticket.deadline, on: ticket.future)
  }

  private func work(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let operand = program.tables.operands[Int(instruction.operand)]
    let value = try evaluate(operand, of: task, registers)
    let time = try raising { () throws(Raised) in try value.nanoseconds() }
    noteAction(instruction) { if !operand.isConstant { $0.add("seconds", value) } }
    return loop.work(nanoseconds: time).map { .halted($0) }
  }

  private func setFlag(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) {
    let reference = program.tables.objects[Int(instruction.operand)]
    let index = try object(reference, of: task, registers)
    noteAction(instruction) {
      if case .computed = reference {
        $0.add("target", text: self.program.graph.objects[index].name)
      }
    }
    objects[index].setFlag(instruction.code == .set)
  }
}

extension Operand {
  /// Whether it is the same every time, so that the graph itself says what it is.
  var isConstant: Bool {
    if case .constant = self { true } else { false }
  }
}

import CooperativeLoop

// What each instruction does: the dispatch, and the operations that neither wait nor call.

extension GraphMachine {
  /// Carries out an instruction.
  ///
  /// One flat table of all instructions, however long: it becomes one jump, and each row is short. It is part
  /// of the loop that runs instructions (`run`), so that an instruction costs one call.
  ///
  /// - Returns: How it ended the step, or nil where the task goes on.
  /// - Throws: What it raised, or the limit it reached.
  @inline(__always)
  func perform(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    switch instruction.code {
    case .yield: return .yielded(SiteID(index: instruction.site))
    case .jump: registers.next = instruction.operand
    case .loopBegin: try beginLoop(instruction, of: task, &registers)
    case .loopAgain, .loopAgainBinding: iterate(instruction, &registers)
    case .whileBegin:
      let block = LoopBlock(
        end: instruction.operand,
        again: instruction.extra,
        source: .condition
      )
      push(.loop(block), in: registers.frame)
    case .forBegin: try beginFor(instruction, of: task, &registers)
    case .forNext: try nextElement(instruction, &registers)
    case .completionsBegin: try beginCompletions(instruction, of: task, &registers)
    case .completionsNext: return try nextCompletion(instruction, &registers)
    case .breakLoop: return unwind(.breakLoop, of: task, &registers)
    case .continueLoop: return unwind(.continueLoop, of: task, &registers)
    case .branch: try branch(instruction, of: task, &registers)
    case .leaveBlock: return leaveBlock(of: task, &registers)
    case .yieldMany: return try yieldMany(instruction, of: task, &registers)
    case .print, .note: try print(instruction, of: task, in: registers.frame)
    case .sleep: return try sleep(instruction, of: task, &registers)
    case .work: return try work(instruction, of: task, in: registers.frame)
    case .assign: try assign(instruction, of: task, in: registers.frame)
    case .after: return waitForDependencies(instruction, &registers)
    case .runRoot: try runRoot(instruction, of: task, &registers)
    case .end: return leaveBody(with: .null, of: task, &registers)
    case .returnValue: return try returnValue(instruction, of: task, &registers)
    case .tryBegin: push(.guarded(instruction.operand), in: registers.frame)
    case .finallyBegin: push(.protected(instruction.operand), in: registers.frame)
    case .finallyEnter:
      _ = pop(in: registers.frame)
      push(.finishing(.normal), in: registers.frame)
    case .finallyEnd: return leaveFinally(of: task, &registers)
    case .raise: throw .raised(try made(instruction, of: task, in: registers.frame))
    case .reraise: throw .raised(caught(in: registers.frame))
    case .assert: try assert(instruction, of: task, in: registers.frame)
    case .await: return try beginAwait(instruction, of: task, &registers)
    case .spawn: try spawn(instruction, of: task, in: registers.frame)
    case .gather: return try gather(instruction, of: task, &registers)
    case .wait: return try wait(instruction, of: task, &registers)
    case .waitFor: return try waitFor(instruction, of: task, &registers)
    case .waitForEnd: return endWaitFor(instruction, of: task, &registers)
    case .shield: return try shield(instruction, of: task, &registers)
    case .cancel: try cancel(instruction, of: task, in: registers.frame)
    case .timeoutBegin: try beginTimeout(instruction, of: task, in: registers.frame)
    case .groupBegin: beginGroup(instruction, of: task, in: registers.frame)
    case .set, .clear: try setFlag(instruction, of: task, in: registers.frame)
    case .acquire, .withBegin: return try acquire(instruction, of: task, &registers)
    case .release: try release(instruction, of: task, in: registers.frame)
    case .notify: try notify(instruction, of: task, in: registers.frame)
    case .put, .putNowait: return try put(instruction, of: task, &registers)
    case .get, .getNowait: return try get(instruction, of: task, &registers)
    case .taskDone: try taskDone(instruction, of: task, in: registers.frame)
    case .join: return try join(instruction, of: task, &registers)
    case .resolve, .reject: try settle(instruction, of: task, in: registers.frame)
    }
    return nil
  }

  private func returnValue(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let operand = program.tables.operands[Int(instruction.operand)]
    let value = try evaluate(operand, of: task, in: registers.frame)
    noteAction(instruction) { $0.add(.value, value) }
    return leaveBody(with: value, of: task, &registers)
  }

  private func assign(
    _ instruction: Instruction,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) {
    for assignment in program.tables.assignments[Int(instruction.operand)] {
      bind(assignment.binding, to: try evaluate(assignment.value, of: task, in: frame), in: frame)
    }
    noteAction(instruction)
  }

  private func branch(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) {
    let value = try evaluate(
      program.tables.operands[Int(instruction.extra)],
      of: task,
      in: registers.frame
    )
    if !value.isTrue { registers.next = instruction.operand }
    noteAction(instruction) { $0.add(.value, value) }
  }

  private func yieldMany(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let operand = program.tables.operands[Int(instruction.operand)]
    let value = try evaluate(operand, of: task, in: registers.frame)
    let count = try raising { () throws(Raised) in try value.count() }
    let isComputed = !operand.isConstant
    guard count > 0 else {
      noteAction(instruction) { if isComputed { $0.add(.count, value) } }
      return nil
    }
    noteDetails(instruction) { if isComputed { $0.add(.count, value) } }
    if count > 1 { registers.pending = .yields(count - 1) }
    return .yielded(SiteID(index: instruction.site))
  }

  /// The memory of a longer line is given back.
  private static let longestKeptLine = 1 << 16

  private func print(
    _ instruction: Instruction,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) {
    // Taken out, so that rendering has it to itself.
    var line: [UInt8] = []
    swap(&line, &scratchLine)
    defer {
      line.removeAll(keepingCapacity: line.capacity <= Self.longestKeptLine)
      swap(&line, &scratchLine)
    }
    let template = program.tables.templates[Int(instruction.operand)]
    try render(template, to: &line, of: task, in: frame)
    guard instruction.code == .print else {
      noteAction(instruction) { $0.add(text: line) }
      return
    }
    // A line counts with its newline, so that a million empty ones end too.
    let bytes = line.count + 1
    guard bytes <= counters.value.outputLeft else { throw .limit(.output) }
    counters.value.outputLeft -= bytes
    guard isWatched else { return }
    noteDetails(instruction)
    loop.notePrint(at: SiteID(index: instruction.site), line: line.span)
  }

  private func sleep(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd {
    let operand = program.tables.operands[Int(instruction.operand)]
    let value = try evaluate(operand, of: task, in: registers.frame)
    let time = try raising { () throws(Raised) in try value.nanoseconds() }
    guard time > 0 else {
      noteDetails(instruction) { if !operand.isConstant { $0.add(.seconds, value) } }
      return .yielded(SiteID(index: instruction.site))
    }
    noteAction(instruction) { if !operand.isConstant { $0.add(.seconds, value) } }
    let ticket = loop.beginSleep(nanoseconds: time)
    registers.pending = .sleep(ticket)
    return .slept(until: ticket.deadline, on: ticket.future)
  }

  private func work(
    _ instruction: Instruction,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> StepEnd? {
    let operand = program.tables.operands[Int(instruction.operand)]
    let value = try evaluate(operand, of: task, in: frame)
    let time = try raising { () throws(Raised) in try value.nanoseconds() }
    noteAction(instruction) { if !operand.isConstant { $0.add(.seconds, value) } }
    return loop.work(nanoseconds: time).map { .halted($0) }
  }

  private func assert(
    _ instruction: Instruction,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) {
    let operand = program.tables.operands[Int(instruction.operand)]
    let value = try evaluate(operand, of: task, in: frame)
    if value.isTrue {
      noteAction(instruction) { $0.add(.value, value) }
      return
    }
    let message =
      instruction.extra == UInt32.max
      ? "" : try render(program.tables.templates[Int(instruction.extra)], of: task, in: frame)
    throw .raised(Raised("AssertionError", message))
  }

  /// The exception that a `raise` makes.
  private func made(
    _ instruction: Instruction,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> Raised {
    try make(program.tables.exceptions[Int(instruction.operand)], of: task, in: frame)
  }

  /// The exception that a graph asks for.
  func make(
    _ maker: ExceptionMaker,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> Raised {
    guard let message = maker.message else { return Raised(maker.type, "") }
    return Raised(maker.type, try render(message, of: task, in: frame))
  }
}

extension Operand {
  /// Whether it is the same every time, so that the graph itself says what it is.
  var isConstant: Bool {
    if case .constant = self { true } else { false }
  }
}

import CooperativeLoop

// `wait_for`: a wait with a limited time.

extension GraphMachine {
  /// Begins a `wait_for`.
  func waitFor(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let entry = program.tables.waitFors[Int(instruction.operand)]
    let limit = try time(entry.limit, of: task, in: registers.frame)
    if let limit, limit <= 0 {
      return try cancelAndWait(instruction, of: task, &registers)
    }
    let call = try coroutineCall(entry.target, of: task, in: registers.frame)
    var waited: FutureID?
    if let call {
      try raising { () throws(Raised) in try check(call.passed, for: call.coroutine) }
    } else {
      waited = try future(entry.target, of: task, in: registers.frame)
    }
    keepRecord(members: 0)
    push(.timeout(Timeout(on: loop, of: task, nanoseconds: limit)), in: registers.frame)
    if let waited {
      return try waitForEnd(of: waited, nil, instruction, of: task, &registers)
    }
    guard let call else { return nil }
    noteAction(instruction)
    try enter(call.coroutine, with: call.passed, &registers)
    return nil
  }

  /// The call that a target stands for, where it is one of a coroutine.
  private func coroutineCall(
    _ target: Target,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> (coroutine: Int, passed: PassedArguments)? {
    switch target {
    case .coroutine(let call, _):
      let call = try evaluate(call, of: task, in: frame)
      return (try call.known(), call.passed)
    case .computed(let template):
      let name = try render(template, of: task, in: frame)
      guard case .coroutine(let index) = names[name] else { return nil }
      return (index, .none)
    case .root, .task, .future: return nil
    }
  }

  /// A `wait_for` without time: cancels what it waits for, and waits for its end.
  private func cancelAndWait(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let entry = program.tables.waitFors[Int(instruction.operand)]
    let waited = try future(entry.target, of: task, in: registers.frame)
    registers.next += 1
    if loop.isEnded(waited) {
      let value = try outcome(of: waited)
      finishWaitFor(instruction, with: value, in: registers.frame, isResumed: false)
      return nil
    }
    noteAction(instruction) { $0.add(target: self.subject(waited)) }
    keepRecord(members: 1)
    let wait = loop.wait(for: [waited])
    loop.cancel(waited)
    registers.pending = .cancelled(waited, wait)
    return .suspended(on: loop.outcome(of: wait), because: reason(of: waited))
  }

  /// Ends a `wait_for` without time.
  func finishCancelled(
    _ waited: FutureID,
    _ wait: GatherID,
    _ instruction: Instruction,
    in frame: UInt32,
    isCancelled: Bool
  ) throws(EvaluationFailure) {
    loop.endWait(wait)
    guard !isCancelled else { throw .raised(.cancellation) }
    do throws(EvaluationFailure) {
      finishWaitFor(instruction, with: try outcome(of: waited), in: frame, isResumed: true)
    } catch {
      guard case .raised(let raised) = error, raised.isCancellation else { throw error }
      throw .raised(Raised("TimeoutError", ""))
    }
  }

  /// Leaves the timeout of a `wait_for` and binds its result.
  func endWaitFor(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) -> StepEnd? {
    let value = frames[registers.frame].stash
    frames[registers.frame].stash = .null
    let end = leaveBlock(of: task, &registers)
    if end == nil { finishWaitFor(instruction, with: value, in: registers.frame, isResumed: true) }
    return end
  }

  private func finishWaitFor(
    _ instruction: Instruction,
    with value: Value,
    in frame: UInt32,
    isResumed: Bool
  ) {
    let binding = program.tables.waitFors[Int(instruction.operand)].binding
    if let binding { bind(binding, to: value, in: frame) }
    noteAction(instruction) {
      $0.add(value, isBound: binding != nil)
      if isResumed { $0.add(.resumed) }
    }
  }
}

import CooperativeLoop

// The second half of what had suspended a task.

extension GraphMachine {
  /// Finishes what the instruction before the next one began.
  ///
  /// - Parameters:
  ///   - instruction: That instruction.
  ///   - task: The task.
  ///   - registers: Its registers.
  ///   - isCancelled: Whether the task meets a cancellation there.
  /// - Returns: How it ended the step, or nil where the task goes on.
  /// - Throws: What it raised, or the limit it reached.
  @inline(__always)
  func finishPending(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers,
    isCancelled: Bool
  ) throws(EvaluationFailure) -> StepEnd? {
    let pending = registers.pending
    registers.pending = .nothing
    switch pending {
    case .sleep(let ticket):
      loop.endSleep(ticket)
      try meet(isCancelled)
    case .wait(let wait):
      try finishWait(wait, instruction, in: registers.frame, isCancelled: isCancelled)
    case .after(let wait):
      return try finish(after: wait, instruction, of: task, isCancelled: isCancelled)
    case .cancelled(let waited, let wait):
      try finishCancelled(waited, wait, instruction, in: registers.frame, isCancelled: isCancelled)
    case .completion:
      return try finishCompletion(instruction, &registers, isCancelled: isCancelled)
    case .event, .acquire, .condition, .barrier, .put, .get, .join:
      return try finishOnObject(pending, instruction, of: task, &registers, isCancelled)
    case .group: return proceed(of: task, &registers, isCancelled: isCancelled)
    case .future(let future) where isCancelled && loop.isCancelled(future):
      _ = try outcome(of: future)
    case .nothing, .start, .yields, .itself, .future, .poll, .gather, .shield:
      try meet(isCancelled)
      return try finishSimple(pending, instruction, of: task, &registers)
    }
    return nil
  }

  /// Finishes a wait in an object's queue, which the task leaves also when it is cancelled.
  @inline(__always)
  private func finishOnObject(
    _ pending: Pending,
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers,
    _ isCancelled: Bool
  ) throws(EvaluationFailure) -> StepEnd? {
    switch pending {
    case .event(let index, let ticket):
      if case .event(let event) = objects[Int(index)] { event { $0.leave(ticket) } }
      try meet(isCancelled)
      finish(instruction, with: .bool(true), in: registers.frame) { $0.add(.resumed) }
    case .acquire(let index, let ticket):
      let index = Int(index)
      try finishAcquire(index, ticket, instruction, in: registers.frame, isCancelled: isCancelled)
    case .condition(let index, let waiting):
      return try finishCondition(index, waiting, instruction, &registers, isCancelled: isCancelled)
    case .barrier(let index, let waiting):
      return try finishBarrier(index, waiting, instruction, &registers, isCancelled: isCancelled)
    case .put(let index, let ticket):
      return try finishPut(Int(index), ticket, of: task, &registers, isCancelled: isCancelled)
    case .get(let index, let ticket):
      let index = Int(index)
      return try finishGet(
        index,
        ticket,
        instruction,
        of: task,
        &registers,
        isCancelled: isCancelled
      )
    case .join(let index, let ticket):
      if case .queue(let queue) = objects[Int(index)] { queue { $0.gate.leaveJoin(ticket) } }
      try meet(isCancelled)
      noteAction(instruction) { $0.add(.resumed) }
    default: break
    }
    return nil
  }

  /// Finishes what has nothing to put in order when it is cancelled.
  private func finishSimple(
    _ pending: Pending,
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    switch pending {
    case .yields(let left):
      if left > 1 { registers.pending = .yields(left - 1) }
      return .yielded(SiteID(index: instruction.site))
    case .itself: throw .raised(Raised("RuntimeError", "Task cannot await on itself"))
    case .future(let future), .shield(let future):
      finish(instruction, with: try outcome(of: future), in: registers.frame) { $0.add(.resumed) }
    case .poll(let index):
      guard case .waiter(let waiter, let id) = objects[Int(index)] else { return nil }
      guard waiter({ $0.isSet }) else {
        registers.pending = .poll(index)
        return .polled(SiteID(index: instruction.site), id)
      }
      finish(instruction, with: .null, in: registers.frame) { $0.add(.resumed) }
    case .gather(let gather): try finish(gather, instruction, in: registers.frame, isResumed: true)
    default: break
    }
    return nil
  }

  private func meet(_ isCancelled: Bool) throws(EvaluationFailure) {
    if isCancelled { throw .raised(.cancellation) }
  }

  /// The first act of a root with `after`.
  func waitForDependencies(_ instruction: Instruction, _ registers: inout Registers) -> StepEnd {
    let dependencies = program.graph.tasks[Int(instruction.operand)].after
    noteAction(instruction)
    let wait = loop.wait(
      for: dependencies.map { loop.future(of: TaskID(index: UInt32($0))) }
    )
    registers.pending = .after(wait)
    return .suspended(on: loop.outcome(of: wait), because: WaitReason(.wait, wait.index))
  }

  /// Goes on after the dependencies have ended, or skips the task because one did not succeed.
  private func finish(
    after wait: GatherID,
    _ instruction: Instruction,
    of task: TaskID,
    isCancelled: Bool
  ) throws(EvaluationFailure) -> StepEnd? {
    let members = loop.members(of: wait)
    loop.endWait(wait)
    try meet(isCancelled)
    for future in members {
      guard let dependency = loop.task(endingIn: future) else { continue }
      let verb: String? =
        switch loop.state(of: dependency) {
        case .failed: "failed"
        case .cancelled: "was cancelled"
        case .skipped: "was skipped"
        case .done, .pending, .ready, .running, .sleeping, .waiting: nil
        }
      if let verb {
        throw .raised(Raised("SkippedError", "'\(loop.name(of: dependency))' \(verb)"))
      }
    }
    noteAction(instruction) { $0.add(.resumed) }
    return nil
  }
}

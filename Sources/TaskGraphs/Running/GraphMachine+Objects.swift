import CooperativeLoop

// Operations on events, locks, semaphores, conditions, barriers, queues and futures.

extension GraphMachine {
  /// Carries out an instruction that concerns an object.
  func performOnObject(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let operand = Int(instruction.operand)
    switch instruction.code {
    case .set, .clear, .acquire, .withBegin, .release, .taskDone, .join:
      let reference = program.tables.objects[operand]
      let index = try object(reference, of: task, registers)
      return try perform(instruction, on: index, of: task, &registers, reference)
    case .notify: try notify(instruction, of: task, registers)
    case .put, .putNowait: return try put(instruction, of: task, &registers)
    case .get, .getNowait: return try get(instruction, of: task, &registers)
    case .resolve, .reject: try settle(instruction, of: task, registers)
    default: preconditionFailure("an instruction that concerns no object")
    }
    return nil
  }

  private func perform(
    _ instruction: Instruction,
    on index: Int,
    of task: TaskID,
    _ registers: inout Registers,
    _ reference: ObjectReference
  ) throws(EvaluationFailure) -> StepEnd? {
    let object = objects[index]
    noteAction(instruction) { self.addTarget(index, reference, &$0) }
    switch (instruction.code, object) {
    case (.set, .waiter(let waiter, _)): waiter.isSet = true
    case (.clear, .waiter(let waiter, _)): waiter.isSet = false
    case (.set, .event(let event)): event.set()
    case (.clear, .event(let event)): event.clear()
    case (.taskDone, .queue(let queue)):
      guard queue.gate.taskDone() else {
        throw .raised(Raised("ValueError", "task_done() called too many times"))
      }
    case (.join, .queue(let queue)):
      guard !queue.gate.isFinished else { return nil }
      let ticket = queue.gate.enterJoin()
      registers.pending = .join(UInt32(index), ticket)
      return .suspended(on: ticket.future, because: object.reason)
    case (.acquire, .lock), (.acquire, .semaphore), (.acquire, .condition), (.withBegin, .lock),
      (.withBegin, .semaphore), (.withBegin, .condition):
      return acquire(index, instruction, &registers)
    case (.release, .lock), (.release, .semaphore), (.release, .condition):
      try raising { () throws(Raised) in try object.release() }
    default: throw wrongKind(index, instruction)
    }
    return nil
  }

  private func acquire(
    _ index: Int,
    _ instruction: Instruction,
    _ registers: inout Registers
  ) -> StepEnd? {
    let object = objects[index]
    if object.tryAcquire() == true {
      if instruction.code == .withBegin { pushWith(index, instruction, registers) }
      return nil
    }
    guard let ticket = object.enter() else { return nil }
    registers.pending = .acquire(UInt32(index), ticket)
    return .suspended(on: ticket.future, because: object.reason)
  }

  private func pushWith(_ index: Int, _ instruction: Instruction, _ registers: Registers) {
    push(.with(index, SiteID(index: instruction.extra)), registers)
  }

  /// Releases what a `with` has acquired, and tells of it as `release` does.
  func endWith(_ index: Int, _ site: SiteID) throws(Raised) {
    guard isWatched else { return try objects[index].release() }
    if program.isTargetComputed(at: site) { notes.add(target: .object(index)) }
    defer { noteBindings(at: site) }
    do throws(Raised) {
      try objects[index].release()
    } catch {
      notes.add(error: error)
      throw error
    }
  }

  private func notify(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) {
    let entry = program.tables.notifications[Int(instruction.operand)]
    let index = try object(entry.condition, of: task, registers)
    guard case .condition(let condition) = objects[index] else {
      throw wrongKind(index, instruction)
    }
    var count: Int64?
    if case .count(let operand) = entry.count {
      let value = try evaluate(operand, of: task, registers)
      count = try raising { () throws(Raised) in try value.count() }
    }
    noteAction(instruction) {
      self.addTarget(index, entry.condition, &$0)
      if let count { $0.add(.count, .integer(count)) }
    }
    guard condition.notify(count) else {
      throw .raised(Raised("RuntimeError", "cannot notify on un-acquired lock"))
    }
  }

  private func settle(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) {
    let isResolved = instruction.code == .resolve
    let operand = Int(instruction.operand)
    let reference =
      isResolved ? program.tables.puts[operand].object : program.tables.rejections[operand].future
    let index = try object(reference, of: task, registers)
    guard case .future(let future, _) = objects[index] else { throw wrongKind(index, instruction) }
    if isResolved {
      let value = try evaluate(program.tables.puts[operand].value, of: task, registers)
      try refuseEnded(future)
      noteAction(instruction) {
        self.addTarget(index, reference, &$0)
        $0.add(.value, value)
      }
      futureResults[future] = value
      loop.complete(future)
    } else {
      let maker = program.tables.rejections[operand].exception
      let error = try make(maker, of: task, registers)
      try refuseEnded(future)
      noteAction(instruction) {
        self.addTarget(index, reference, &$0)
        $0.add(.value, .text(error.type))
      }
      futureErrors[future] = error
      loop.fail(future)
    }
  }

  private func refuseEnded(_ future: FutureID) throws(EvaluationFailure) {
    guard !loop.isEnded(future) else {
      throw .raised(Raised("InvalidStateError", "invalid state"))
    }
  }

  /// Goes on with an acquire whose task was woken.
  func finishAcquire(
    _ index: Int,
    _ ticket: WaitTicket,
    _ instruction: Instruction,
    _ registers: Registers,
    isCancelled: Bool
  ) throws(EvaluationFailure) {
    guard !isCancelled else {
      objects[index].abandon(ticket)
      throw .raised(.cancellation)
    }
    objects[index].finish(ticket)
    if instruction.code == .withBegin { pushWith(index, instruction, registers) }
    noteAction(instruction) { $0.add(.resumed) }
  }

  /// Notes the object of an action, where the graph does not say which it is.
  func addTarget(_ index: Int, _ reference: ObjectReference, _ note: inout NoteWriter) {
    if case .computed = reference { note.add(target: .object(index)) }
  }

  /// What an operation on an object of the wrong kind raises.
  func wrongKind(_ index: Int, _ instruction: Instruction) -> EvaluationFailure {
    let object = program.graph.objects[index]
    let operation = program.graph.sites.operation(of: SiteID(index: instruction.site))
    return .raised(
      Raised("TypeError", "cannot \(operation) the \(object.kind.word.rawValue) '\(object.name)'")
    )
  }
}

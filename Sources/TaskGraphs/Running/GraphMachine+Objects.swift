import CooperativeLoop

// Operations on events, locks, semaphores, conditions, barriers, queues and futures.

extension GraphMachine {
  /// The object that an instruction concerns.
  @inline(__always)
  func object(
    of instruction: Instruction,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> Int {
    let place = instruction.extra
    return place == Instruction.computed
      ? try computedObject(of: instruction, of: task, in: frame) : Int(place)
  }

  @inline(never)
  private func computedObject(
    of instruction: Instruction,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> Int {
    let operand = Int(instruction.operand)
    let reference =
      switch instruction.code {
      case .withBegin: program.tables.withs[operand].object
      case .notify: program.tables.notifications[operand].condition
      case .put, .putNowait, .resolve: program.tables.puts[operand].object
      case .get, .getNowait: program.tables.gets[operand].queue
      case .reject: program.tables.rejections[operand].future
      default: program.tables.objects[operand]
      }
    return try object(reference, of: task, in: frame)
  }

  /// The object that an instruction concerns, of which nothing else is to be noted.
  @inline(__always)
  private func notedObject(
    of instruction: Instruction,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> Int {
    let index = try object(of: instruction, of: task, in: frame)
    noteAction(instruction) { self.addTarget(index, instruction, &$0) }
    return index
  }

  /// Sets a flag, or takes it down.
  func setFlag(
    _ instruction: Instruction,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) {
    let index = try notedObject(of: instruction, of: task, in: frame)
    let isSet = instruction.code == .set
    switch objects[index] {
    case .event(let event): event { isSet ? $0.set() : $0.clear() }
    case .waiter(let waiter, _): waiter { $0.isSet = isSet }
    default: throw wrongKind(index, instruction)
    }
  }

  /// Acquires an object, or begins to wait for it.
  func acquire(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let index = try notedObject(of: instruction, of: task, in: registers.frame)
    let object = objects[index]
    guard let isAcquired = object.tryAcquire() else { throw wrongKind(index, instruction) }
    if isAcquired {
      if instruction.code == .withBegin { pushWith(index, instruction, in: registers.frame) }
      return nil
    }
    guard let ticket = object.enter() else { return nil }
    registers.pending = .acquire(UInt32(index), ticket)
    return .suspended(on: ticket.future, because: object.reason)
  }

  private func pushWith(_ index: Int, _ instruction: Instruction, in frame: UInt32) {
    let release = program.tables.withs[Int(instruction.operand)].release
    push(.with(index, release), in: frame)
  }

  /// Releases an object.
  func release(
    _ instruction: Instruction,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) {
    let index = try notedObject(of: instruction, of: task, in: frame)
    let object = objects[index]
    switch object {
    case .lock, .semaphore, .condition:
      try raising { () throws(Raised) in try object.release() }
    default: throw wrongKind(index, instruction)
    }
  }

  /// Marks a value of a queue as dealt with.
  func taskDone(
    _ instruction: Instruction,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) {
    let index = try notedObject(of: instruction, of: task, in: frame)
    guard case .queue(let queue) = objects[index] else { throw wrongKind(index, instruction) }
    guard queue({ $0.gate.taskDone() }) else {
      throw .raised(Raised("ValueError", "task_done() called too many times"))
    }
  }

  /// Begins to wait until all values of a queue are dealt with.
  func join(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let index = try notedObject(of: instruction, of: task, in: registers.frame)
    guard case .queue(let queue) = objects[index] else { throw wrongKind(index, instruction) }
    guard !queue({ $0.gate.isFinished }) else { return nil }
    let ticket = queue { $0.gate.enterJoin() }
    registers.pending = .join(UInt32(index), ticket)
    return .suspended(on: ticket.future, because: objects[index].reason)
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

  /// Notifies tasks that wait for a condition.
  func notify(
    _ instruction: Instruction,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) {
    let index = try object(of: instruction, of: task, in: frame)
    guard case .condition(let condition) = objects[index] else {
      throw wrongKind(index, instruction)
    }
    var count: Int64?
    let entry = Int(instruction.operand)
    if case .count(let operand) = program.tables.notifications[entry].count {
      let value = try evaluate(operand, of: task, in: frame)
      count = try raising { () throws(Raised) in try value.count() }
    }
    noteAction(instruction) {
      self.addTarget(index, instruction, &$0)
      if let count { $0.add(.count, .integer(count)) }
    }
    guard condition({ $0.notify(count) }) else {
      throw .raised(Raised("RuntimeError", "cannot notify on un-acquired lock"))
    }
  }

  /// Sets a future's result, or its exception.
  func settle(
    _ instruction: Instruction,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) {
    let isResolved = instruction.code == .resolve
    let operand = Int(instruction.operand)
    let index = try object(of: instruction, of: task, in: frame)
    guard case .future(let future, _) = objects[index] else { throw wrongKind(index, instruction) }
    if isResolved {
      let value = try evaluate(program.tables.puts[operand].value, of: task, in: frame)
      try refuseEnded(future)
      noteAction(instruction) {
        self.addTarget(index, instruction, &$0)
        $0.add(.value, value)
      }
      futureResults[future] = value
      loop.complete(future)
    } else {
      let maker = program.tables.rejections[operand].exception
      let error = try make(maker, of: task, in: frame)
      try refuseEnded(future)
      noteAction(instruction) {
        self.addTarget(index, instruction, &$0)
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
    in frame: UInt32,
    isCancelled: Bool
  ) throws(EvaluationFailure) {
    guard !isCancelled else {
      objects[index].abandon(ticket)
      throw .raised(.cancellation)
    }
    objects[index].finish(ticket)
    if instruction.code == .withBegin { pushWith(index, instruction, in: frame) }
    noteAction(instruction) { $0.add(.resumed) }
  }

  /// Notes the object of an action, where the graph does not say which it is.
  @inline(__always)
  func addTarget(_ index: Int, _ instruction: Instruction, _ note: inout NoteWriter) {
    if instruction.extra == Instruction.computed { note.add(target: .object(index)) }
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

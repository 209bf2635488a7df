import CooperativeLoop

// Values: how operands are evaluated in a task, and where results are bound.

extension GraphMachine {
  /// An operand's value in a task.
  func evaluate(
    _ operand: Operand,
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) -> Value {
    if case .constant(let value) = operand { return value }
    var context = MachineContext(self, task, frame: registers.frame)
    return try operand.evaluate(in: &context)
  }

  /// Appends a template's text in a task.
  func render(
    _ template: Template,
    to bytes: inout [UInt8],
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) {
    var context = MachineContext(self, task, frame: registers.frame)
    try template.render(to: &bytes, in: &context)
  }

  /// A template's text in a task.
  func render(
    _ template: Template,
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) -> String {
    if case .constant(let text) = template { return text }
    var context = MachineContext(self, task, frame: registers.frame)
    return try template.render(in: &context)
  }

  /// Binds a variable, and notes it for the action under way.
  func bind(_ binding: Binding, to value: Value, _ registers: Registers) {
    switch binding {
    case .shared(let index):
      counters.value.memoryLeft -= value.jsonByteCount - variables[index].jsonByteCount
      variables[index] = value
      if isWatched { notes.add(.write, at: index, value) }
    case .local(let slot):
      frames[Int(registers.frame)].locals[slot] = value
      if isWatched { notes.add(.local, at: slot, value) }
    }
  }

  /// Takes note of elements or characters about to be made.
  func charge(_ operations: Int) throws(EvaluationFailure) {
    counters.value.operationsLeft -= operations
    if counters.value.operationsLeft < counters.value.nextCheck, !mayGoOn() {
      throw .limit(.operations)
    }
  }
}

/// What the expressions of one task see.
struct MachineContext: EvaluationContext {
  /// Unsafe, so that an evaluation need not count references: it lasts no longer than the call of the
  /// machine's method that makes it.
  private unowned(unsafe) let machine: GraphMachine
  private let task: TaskID
  private let frame: Int

  init(_ machine: GraphMachine, _ task: TaskID, frame: UInt32) {
    self.machine = machine
    self.task = task
    self.frame = Int(frame)
  }

  var stack: [Value] {
    _read { yield machine.scratchStack }
    _modify { yield &machine.scratchStack }
  }

  func local(_ slot: Int) -> Value? {
    // The arguments of a root are evaluated where there are no locals, whatever names they read.
    machine.frames.withUnsafeBufferPointer { frames in
      slot < frames[frame].locals.count ? frames[frame].locals[slot] : nil
    }
  }

  func shared(_ index: Int) -> Value {
    let value = machine.variables[index]
    if machine.isWatched, !machine.reads.contains(where: { $0.index == index }) {
      machine.reads.append((index, value))
    }
    return value
  }

  func charge(operations: Int) throws(EvaluationFailure) {
    try machine.charge(operations)
  }

  func now() -> Int64 { machine.loop.now.nanoseconds }

  func currentTask() -> String { machine.loop.name(of: task) }

  func isDone(_ name: String) throws(EvaluationFailure) -> Bool {
    machine.loop.isEnded(try machine.future(named: name))
  }

  func isCancelled(_ name: String) throws(EvaluationFailure) -> Bool {
    machine.loop.isCancelled(try machine.future(named: name))
  }

  func isSet(_ name: String) throws(EvaluationFailure) -> Bool {
    switch try machine.object(named: name) {
    case .waiter(let waiter, _): return waiter.isSet
    case .event(let event): return event.isSet
    default: throw hasNo("flag", name)
    }
  }

  func isLocked(_ name: String) throws(EvaluationFailure) -> Bool {
    switch try machine.object(named: name) {
    case .lock(let lock): return lock.isLocked
    case .condition(let condition): return condition.lock.isLocked
    case .semaphore(let semaphore, _): return semaphore.isLocked
    default: throw hasNo("lock", name)
    }
  }

  func size(of name: String) throws(EvaluationFailure) -> Int64 {
    guard case .queue(let queue) = try machine.object(named: name) else {
      throw hasNo("size", name)
    }
    return Int64(queue.gate.count)
  }

  /// What asking an object for a property it does not have raises.
  private func hasNo(_ property: String, _ name: String) -> EvaluationFailure {
    .raised(Raised("TypeError", "'\(name)' has no \(property)"))
  }
}

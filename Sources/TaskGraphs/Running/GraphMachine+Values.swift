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
    defer { context.close() }
    return try operand.evaluate(in: &context)
  }

  /// A template's text in a task.
  func render(
    _ template: Template,
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) -> String {
    if case .constant(let text) = template { return text }
    var context = MachineContext(self, task, frame: registers.frame)
    defer { context.close() }
    return try template.render(in: &context)
  }

  /// The values of a call's arguments, in order.
  func evaluate(
    _ arguments: [Argument],
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) -> [(name: String, value: Value)] {
    var values: [(name: String, value: Value)] = []
    for argument in arguments {
      values.append((argument.name, try evaluate(argument.value, of: task, registers)))
    }
    return values
  }

  /// Binds a variable, and notes it for the action under way.
  func bind(_ binding: Binding, to value: Value, _ registers: Registers) {
    switch binding {
    case .shared(let index):
      counters.value.memoryLeft -= value.jsonByteCount - variables[index].jsonByteCount
      variables[index] = value
      if isWatched { notes.addWrite(program.graph.variables[index].name, value) }
    case .local(let slot):
      frames[Int(registers.frame)].locals[slot] = value
      if isWatched { notes.addLocal(frames[Int(registers.frame)].localNames[slot], value) }
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
  var stack: [Value]
  private let machine: GraphMachine
  private let task: TaskID
  private let frame: Int

  init(_ machine: GraphMachine, _ task: TaskID, frame: UInt32) {
    self.machine = machine
    self.task = task
    self.frame = Int(frame)
    stack = []
    swap(&stack, &machine.scratchStack)
  }

  /// Gives the scratch stack back.
  mutating func close() {
    stack.removeAll(keepingCapacity: true)
    swap(&stack, &machine.scratchStack)
  }

  func local(_ slot: Int) -> Value? {
    // The arguments of a root are evaluated where there are no locals, whatever names they read.
    let locals = machine.frames[frame].locals
    return slot < locals.count ? locals[slot] : nil
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
    machine.loop.state(of: try machine.task(named: name)).isEnded
  }

  func isCancelled(_ name: String) throws(EvaluationFailure) -> Bool {
    machine.loop.state(of: try machine.task(named: name)) == .cancelled
  }

  func isSet(_ name: String) throws(EvaluationFailure) -> Bool {
    try machine.flag(named: name)
  }

  func isLocked(_ name: String) throws(EvaluationFailure) -> Bool {
    throw machine.hasNo("lock", name)
  }

  func size(of name: String) throws(EvaluationFailure) -> Int64 {
    throw machine.hasNo("queue", name)
  }
}

extension GraphMachine {
  /// What asking an object for a property it does not have raises.
  func hasNo(_ kind: String, _ name: String) -> EvaluationFailure {
    guard program.objectsByName[Name(name)] != nil else { return .raised(.noObject(name)) }
    return .raised(Raised("TypeError", "'\(name)' is not a \(kind)"))
  }
}

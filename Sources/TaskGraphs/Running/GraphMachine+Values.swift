import CooperativeLoop

// Values: how operands are evaluated in a task, and where results are bound.

extension GraphMachine {
  /// An operand's value in a task.
  func evaluate(
    _ operand: Operand,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> Value {
    if case .constant(let value) = operand { return value }
    var context = MachineContext(self, task, frame: frame)
    return try operand.evaluate(in: &context)
  }

  /// Appends a template's text in a task.
  func render(
    _ template: Template,
    to bytes: inout [UInt8],
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) {
    var context = MachineContext(self, task, frame: frame)
    try template.render(to: &bytes, in: &context)
  }

  /// A template's text in a task.
  func render(
    _ template: Template,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> String {
    if case .constant(let text) = template { return text }
    var context = MachineContext(self, task, frame: frame)
    return try template.render(in: &context)
  }

  /// Binds a variable, and notes it for the action under way.
  func bind(_ binding: Binding, to value: consuming Value, in frame: UInt32) {
    switch binding {
    case .shared(let index):
      counters.value.memoryLeft -= value.jsonByteCount - variables[index].jsonByteCount
      if isWatched { notes.add(.write, at: index, value) }
      variables[index] = value
    case .local(let slot):
      if isWatched { notes.add(.local, at: slot, value) }
      frames[frame].locals[slot] = value
    }
  }

  /// The value of a shared variable, which the operation under way reads.
  func read(_ index: Int) -> Value {
    let value = variables[index]
    if isWatched, !reads.contains(where: { $0.index == index }) { reads.append((index, value)) }
    return value
  }

  /// Takes note of elements or characters about to be made.
  func charge(_ operations: Int) throws(EvaluationFailure) {
    guard spend(operations) else { throw .limit(.operations) }
  }

  /// The same.
  ///
  /// - Returns: Whether they may be made.
  @inline(__always)
  func spend(_ operations: Int) -> Bool {
    counters.value.operationsLeft -= operations
    return counters.value.operationsLeft >= counters.value.nextCheck || mayGoOn()
  }
}

/// What the expressions of one task see.
struct MachineContext: EvaluationContext {
  /// Not counted: an evaluation lasts no longer than the call of the machine's method that makes it.
  private let uncounted: Uncounted<GraphMachine>
  private let task: TaskID
  private let frame: Int

  init(_ machine: GraphMachine, _ task: TaskID, frame: UInt32) {
    uncounted = Uncounted(machine)
    self.task = task
    self.frame = Int(frame)
  }

  private var machine: GraphMachine { uncounted.object }

  var stack: [Value] {
    _read { yield machine.scratchStack }
    _modify { yield &machine.scratchStack }
  }

  func local(_ slot: Int) -> Value? {
    // The arguments of a root are evaluated where there are no locals, whatever names they read.
    uncounted {
      slot < $0.frames[frame].locals.count ? $0.frames[frame].locals[slot] : nil
    }
  }

  func shared(_ index: Int) -> Value {
    uncounted { $0.read(index) }
  }

  func charge(operations: Int) throws(EvaluationFailure) {
    guard uncounted({ $0.spend(operations) }) else { throw .limit(.operations) }
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
    let object = try machine.object(named: name)
    switch object {
    case .waiter, .event: return object.isSet
    default: throw hasNo("flag", name)
    }
  }

  func isLocked(_ name: String) throws(EvaluationFailure) -> Bool {
    switch try machine.object(named: name) {
    case .lock(let lock): return lock { $0.isLocked }
    case .condition(let condition): return condition { $0.lock.isLocked }
    case .semaphore(let semaphore): return semaphore { $0.isLocked }
    default: throw hasNo("lock", name)
    }
  }

  func size(of name: String) throws(EvaluationFailure) -> Int64 {
    guard case .queue(let queue) = try machine.object(named: name) else {
      throw hasNo("size", name)
    }
    return Int64(queue { $0.gate.count })
  }

  /// What asking an object for a property it does not have raises.
  private func hasNo(_ property: String, _ name: String) -> EvaluationFailure {
    .raised(Raised("TypeError", "'\(name)' has no \(property)"))
  }
}

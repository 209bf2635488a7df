import CooperativeLoop

// Operations that put values into queues and take them out.

extension GraphMachine {
  /// Puts a value, or begins to wait for room.
  func put(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let index = try object(of: instruction, of: task, in: registers.frame)
    var context = MachineContext(self, task, frame: registers.frame)
    let value = try program.tables.puts[Int(instruction.operand)].evaluate(in: &context)
    guard case .queue(let queue) = objects[index] else { throw wrongKind(index, instruction) }
    noteAction(instruction) {
      self.addTarget(index, instruction, &$0)
      $0.add(.value, value)
    }
    guard queue({ $0.gate.isFull }) else {
      try store(value, in: queue, of: task, in: registers.frame)
      return nil
    }
    guard instruction.code == .put else { throw .raised(Raised("QueueFull", "")) }
    frames[registers.frame].stash = value
    return waitForRoom(index, queue, &registers)
  }

  private func waitForRoom(
    _ index: Int,
    _ queue: Uncounted<MachineQueue>,
    _ registers: inout Registers
  ) -> StepEnd {
    let ticket = queue { $0.gate.enterPut() }
    registers.pending = .put(UInt32(index), ticket)
    return .suspended(on: ticket.future, because: objects[index].reason)
  }

  private func store(
    _ value: Value,
    in queue: Uncounted<MachineQueue>,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) {
    counters.value.memoryLeft -= Frame.bytesPerLocal
    if queue({ $0.putUnordered(value) }) { return }
    var context = MachineContext(self, task, frame: frame)
    try queue.object.put(value, in: &context)
  }

  /// Takes a value, or begins to wait for one.
  func get(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let index = try object(of: instruction, of: task, in: registers.frame)
    guard case .queue(let queue) = objects[index] else { throw wrongKind(index, instruction) }
    guard queue({ $0.gate.isEmpty }) else {
      try take(from: queue, instruction, of: task, in: registers.frame) {
        self.addTarget(index, instruction, &$0)
      }
      return nil
    }
    guard instruction.code == .get else { throw .raised(Raised("QueueEmpty", "")) }
    noteAction(instruction) { self.addTarget(index, instruction, &$0) }
    return waitForValue(index, queue, &registers)
  }

  private func waitForValue(
    _ index: Int,
    _ queue: Uncounted<MachineQueue>,
    _ registers: inout Registers
  ) -> StepEnd {
    let ticket = queue { $0.gate.enterGet() }
    registers.pending = .get(UInt32(index), ticket)
    return .suspended(on: ticket.future, because: objects[index].reason)
  }

  private func take(
    from queue: Uncounted<MachineQueue>,
    _ instruction: Instruction,
    of task: TaskID,
    in frame: UInt32,
    _ describe: (inout NoteWriter) -> Void
  ) throws(EvaluationFailure) {
    let value: Value
    if let next = queue({ $0.getUnordered() }) {
      value = next
    } else {
      value = try takeSmallest(from: queue, of: task, in: frame)
    }
    counters.value.memoryLeft += Frame.bytesPerLocal
    let binding = program.tables.gets[Int(instruction.operand)].binding
    if let binding { bind(binding, to: value, in: frame) }
    noteAction(instruction) {
      describe(&$0)
      $0.add(value, isBound: binding != nil)
    }
  }

  private func takeSmallest(
    from queue: Uncounted<MachineQueue>,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> Value {
    var context = MachineContext(self, task, frame: frame)
    return try queue.object.get(in: &context)
  }

  /// Goes on with a put whose task was woken.
  func finishPut(
    _ index: Int,
    _ ticket: WaitTicket,
    of task: TaskID,
    _ registers: inout Registers,
    isCancelled: Bool
  ) throws(EvaluationFailure) -> StepEnd? {
    guard case .queue(let queue) = objects[index] else { return nil }
    guard !isCancelled else {
      queue { $0.gate.abandonPut(ticket) }
      throw .raised(.cancellation)
    }
    queue { $0.gate.leavePut(ticket) }
    guard !queue({ $0.gate.isFull }) else { return waitForRoom(index, queue, &registers) }
    let value = frames[registers.frame].stash
    frames[registers.frame].stash = .null
    try store(value, in: queue, of: task, in: registers.frame)
    return nil
  }

  /// Goes on with a get whose task was woken.
  func finishGet(
    _ index: Int,
    _ ticket: WaitTicket,
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers,
    isCancelled: Bool
  ) throws(EvaluationFailure) -> StepEnd? {
    guard case .queue(let queue) = objects[index] else { return nil }
    guard !isCancelled else {
      queue { $0.gate.abandonGet(ticket) }
      throw .raised(.cancellation)
    }
    queue { $0.gate.leaveGet(ticket) }
    guard !queue({ $0.gate.isEmpty }) else { return waitForValue(index, queue, &registers) }
    try take(from: queue, instruction, of: task, in: registers.frame) { $0.add(.resumed) }
    return nil
  }
}

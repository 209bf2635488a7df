import CooperativeLoop

// Operations that put values into queues and take them out.

extension GraphMachine {
  /// Puts a value, or begins to wait for room.
  func put(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let entry = program.tables.puts[Int(instruction.operand)]
    let index = try object(entry.object, of: task, registers)
    let value = try evaluate(entry.value, of: task, registers)
    guard case .queue(let queue) = objects[index] else { throw wrongKind(index, instruction) }
    noteAction(instruction) {
      self.addTarget(index, entry.object, &$0)
      $0.add(.value, value)
    }
    guard queue.gate.isFull else {
      try store(value, in: queue, of: task, registers)
      return nil
    }
    guard instruction.code == .put else { throw .raised(Raised("QueueFull", "")) }
    frames[Int(registers.frame)].stash = value
    return waitForRoom(index, queue, &registers)
  }

  private func waitForRoom(
    _ index: Int,
    _ queue: MachineQueue,
    _ registers: inout Registers
  ) -> StepEnd {
    let ticket = queue.gate.enterPut()
    registers.pending = .put(UInt32(index), ticket)
    return .suspended(on: ticket.future, because: .object(queue.gate.id))
  }

  private func store(
    _ value: Value,
    in queue: MachineQueue,
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) {
    var context = MachineContext(self, task, frame: registers.frame)
    counters.value.memoryLeft -= Frame.bytesPerLocal
    try queue.put(value, in: &context)
  }

  /// Takes a value, or begins to wait for one.
  func get(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let entry = program.tables.gets[Int(instruction.operand)]
    let index = try object(entry.queue, of: task, registers)
    guard case .queue(let queue) = objects[index] else { throw wrongKind(index, instruction) }
    guard queue.gate.isEmpty else {
      try take(from: queue, instruction, of: task, registers) {
        self.addTarget(index, entry.queue, &$0)
      }
      return nil
    }
    guard instruction.code == .get else { throw .raised(Raised("QueueEmpty", "")) }
    noteAction(instruction) { self.addTarget(index, entry.queue, &$0) }
    return waitForValue(index, queue, &registers)
  }

  private func waitForValue(
    _ index: Int,
    _ queue: MachineQueue,
    _ registers: inout Registers
  ) -> StepEnd {
    let ticket = queue.gate.enterGet()
    registers.pending = .get(UInt32(index), ticket)
    return .suspended(on: ticket.future, because: .object(queue.gate.id))
  }

  private func take(
    from queue: MachineQueue,
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: Registers,
    _ describe: (inout NoteWriter) -> Void
  ) throws(EvaluationFailure) {
    var context = MachineContext(self, task, frame: registers.frame)
    let value = try queue.get(in: &context)
    counters.value.memoryLeft += Frame.bytesPerLocal
    let binding = program.tables.gets[Int(instruction.operand)].binding
    if let binding { bind(binding, to: value, registers) }
    noteAction(instruction) {
      describe(&$0)
      $0.add(value, isBound: binding != nil)
    }
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
      queue.gate.abandonPut(ticket)
      throw .raised(.cancellation)
    }
    queue.gate.leavePut(ticket)
    guard !queue.gate.isFull else { return waitForRoom(index, queue, &registers) }
    let value = frames[Int(registers.frame)].stash
    frames[Int(registers.frame)].stash = .null
    try store(value, in: queue, of: task, registers)
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
      queue.gate.abandonGet(ticket)
      throw .raised(.cancellation)
    }
    queue.gate.leaveGet(ticket)
    guard !queue.gate.isEmpty else { return waitForValue(index, queue, &registers) }
    try take(from: queue, instruction, of: task, registers) { $0.add(.resumed) }
    return nil
  }
}

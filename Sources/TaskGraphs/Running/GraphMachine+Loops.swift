import CooperativeLoop

// Loops: how they begin, go round and end.

extension GraphMachine {
  func beginLoop(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) {
    let loop = program.tables.loops[Int(instruction.extra)]
    let value = try evaluate(loop.count, of: task, in: registers.frame)
    let count = try raising { () throws(Raised) in try value.count() }
    guard count > 0 else {
      registers.next = instruction.operand
      noteAction(instruction) { $0.add(.count, value) }
      return
    }
    let block = LoopBlock(
      end: instruction.operand,
      again: instruction.operand - 1,
      remaining: registers.remaining,
      iteration: registers.iteration
    )
    push(.loop(block), in: registers.frame)
    registers.remaining = count - 1
    registers.iteration = 0
    if let binding = loop.binding { bind(binding, to: .integer(0), in: registers.frame) }
    noteAction(instruction) { $0.add(.count, value) }
  }

  /// At the end of a loop's body: goes round again, or leaves the loop.
  func iterate(_ instruction: Instruction, _ registers: inout Registers) {
    guard registers.remaining > 0 else {
      if case .loop(let block) = pop(in: registers.frame) { restore(block, &registers) }
      return
    }
    registers.remaining -= 1
    registers.iteration += 1
    registers.next = instruction.operand
    if let binding = program.tables.loops[Int(instruction.extra)].binding {
      bind(binding, to: .integer(registers.iteration), in: registers.frame)
      noteAction(instruction)
    }
  }

  /// Gives the registers back to the `repeat` around a loop that is left.
  func restore(_ block: LoopBlock, _ registers: inout Registers) {
    guard case .count = block.source else { return }
    registers.remaining = block.remaining
    registers.iteration = block.iteration
  }

  func beginFor(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) {
    let entry = program.tables.fors[Int(instruction.extra)]
    let value = try evaluate(entry.elements, of: task, in: registers.frame)
    var context = MachineContext(self, task, frame: registers.frame)
    let elements = try Sequences.elements(of: value, in: &context)
    noteAction(instruction)
    let block = LoopBlock(
      end: instruction.operand,
      again: registers.next,
      source: .elements(elements, taken: 0)
    )
    push(.loop(block), in: registers.frame)
  }

  func nextElement(
    _ instruction: Instruction,
    _ registers: inout Registers
  ) throws(EvaluationFailure) {
    let frame = Int(registers.frame)
    let place = frames[frame].blocks.count - 1
    guard case .loop(var block) = frames[frame].blocks[place],
      case .elements(let elements, let taken) = block.source
    else { preconditionFailure("a for runs inside its own block") }
    guard taken < elements.count else {
      registers.next = instruction.operand
      return
    }
    block.source = .elements(elements, taken: taken + 1)
    frames[frame].blocks[place] = .loop(block)
    let binding = program.tables.fors[Int(instruction.extra)].binding
    bind(binding, to: elements[taken], in: registers.frame)
    noteAction(instruction)
  }

  func beginCompletions(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) {
    let entry = program.tables.completions[Int(instruction.extra)]
    var futures: [FutureID] = []
    for target in entry.targets {
      futures.append(try future(target, of: task, in: registers.frame))
    }
    noteAction(instruction) { $0.add(targets: futures.map { self.subject($0) }) }
    keepRecord(members: futures.count)
    let queue = CompletionQueue(on: loop, futures)
    let block = LoopBlock(
      end: instruction.operand,
      again: registers.next,
      source: .completions(queue, left: queue.count)
    )
    push(.loop(block), in: registers.frame)
  }

  func nextCompletion(
    _ instruction: Instruction,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let frame = Int(registers.frame)
    let place = frames[frame].blocks.count - 1
    guard case .loop(var block) = frames[frame].blocks[place],
      case .completions(let queue, let left) = block.source
    else { preconditionFailure("an as_completed runs inside its own block") }
    guard left > 0 else {
      registers.next = instruction.operand
      return nil
    }
    guard let future = queue.take() else {
      registers.pending = .completion
      return .suspended(on: queue.wait(), because: .completion(queue.id))
    }
    block.source = .completions(queue, left: left - 1)
    frames[frame].blocks[place] = .loop(block)
    let value = try outcome(of: future)
    let binding = program.tables.completions[Int(instruction.extra)].binding
    if let binding { bind(binding, to: value, in: registers.frame) }
    noteAction(instruction) {
      $0.add(value, isBound: binding != nil)
      $0.add(.resumed)
    }
    return nil
  }

  /// Ends the wait for the next result, and looks for it again.
  func finishCompletion(
    _ instruction: Instruction,
    _ registers: inout Registers,
    isCancelled: Bool
  ) throws(EvaluationFailure) -> StepEnd? {
    guard case .loop(let block) = frames[registers.frame].blocks.last,
      case .completions(let queue, _) = block.source
    else { return nil }
    queue.endWait()
    guard !isCancelled else { throw .raised(.cancellation) }
    return try nextCompletion(instruction, &registers)
  }
}

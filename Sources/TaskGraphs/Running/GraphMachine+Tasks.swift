import CooperativeLoop

// Operations on tasks: gathering, waiting, time limits, shielding, cancelling, groups.

extension GraphMachine {
  /// Begins the block of a timeout.
  func beginTimeout(
    _ instruction: Instruction,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) {
    let limit = try time(program.tables.limits[Int(instruction.operand)], of: task, in: frame)
    noteAction(instruction) { $0.add(.limit, limit.map { UInt64($0) + 1 } ?? 0) }
    keepRecord(members: 0)
    push(.timeout(Timeout(on: loop, of: task, nanoseconds: limit)), in: frame)
  }

  /// Begins the block of a task group.
  func beginGroup(_ instruction: Instruction, of task: TaskID, in frame: UInt32) {
    let name = program.tables.names[Int(instruction.operand)]
    let group = TaskGroup(on: loop, of: task, named: name.text)
    keepRecord(members: 0)
    noteAction(instruction)
    frames[frame].groups[name] = group
    push(.group(group), in: frame)
  }

  /// Counts what the loop keeps of a timeout, a group, a gather or a wait until the run's end.
  func keepRecord(members: Int) {
    counters.value.memoryLeft -= Frame.recordBytes + members * Frame.bytesPerLocal
  }

  /// A limit in nanoseconds, or nil for none.
  func time(
    _ operand: Operand?,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> Int64? {
    guard let operand else { return nil }
    let value = try evaluate(operand, of: task, in: frame)
    if case .null = value { return nil }
    return try raising { () throws(Raised) in try value.nanoseconds() }
  }

  func gather(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let entry = program.tables.gathers[Int(instruction.operand)]
    var futures: [FutureID] = []
    futures.reserveCapacity(entry.targets.count)
    for (place, coroutine) in entry.coroutines.enumerated() {
      if let coroutine {
        let spawned = try spawn(coroutine, .none, in: registers.frame)
        futures.append(uncountedLoop { $0.future(of: spawned) })
      } else {
        futures.append(try future(entry.targets[place], of: task, in: registers.frame))
      }
    }
    noteAction(instruction) { $0.add(targets: futures.map { self.subject($0) }) }
    keepRecord(members: futures.count)
    let gather = loop.gather(futures, collectsErrors: entry.returnExceptions)
    let outer = loop.outcome(of: gather)
    guard loop.isEnded(outer) else {
      registers.pending = .gather(gather)
      return .suspended(on: outer, because: .gather(gather))
    }
    try finish(gather, instruction, in: registers.frame, isResumed: false)
    return nil
  }

  /// Ends a gather: binds the results in the order of its targets, or raises the first exception.
  func finish(
    _ gather: GatherID,
    _ instruction: Instruction,
    in frame: UInt32,
    isResumed: Bool
  ) throws(EvaluationFailure) {
    let outer = loop.outcome(of: gather)
    // Of the member that was cancelled the gather has heard when it ended, whoever else awaits it.
    if let error = takeCancellation(of: loop.origin(ofFailure: outer)) ?? error(of: outer) {
      throw .raised(error)
    }
    let members = loop.members(of: gather)
    try charge(members.count)
    let value = try raising { () throws(Raised) in
      var values: [Value] = []
      values.reserveCapacity(members.count)
      for member in members {
        if hasFailed(member), let error = self.error(of: member) {
          values.append(try .error(error))
        } else {
          values.append(self.value(of: member))
        }
      }
      return try Value.list(of: values)
    }
    finish(instruction, with: value, in: frame) { if isResumed { $0.add(.resumed) } }
  }

  func wait(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let entry = program.tables.waits[Int(instruction.operand)]
    var names: [String] = []
    for target in entry.targets {
      names.append(try name(of: target, of: task, in: registers.frame))
    }
    let limit = try time(entry.limit, of: task, in: registers.frame)
    var futures: [FutureID] = []
    for name in names { futures.append(loop.future(of: try self.task(named: name))) }
    noteAction(instruction) { $0.add(targets: futures.map { self.subject($0) }) }
    guard !futures.isEmpty else {
      throw .raised(Raised("ValueError", "Set of Tasks/Futures is empty."))
    }
    keepRecord(members: futures.count)
    let wait = loop.wait(for: futures, until: entry.rule, upTo: limit)
    registers.pending = .wait(wait)
    return .suspended(on: loop.outcome(of: wait), because: WaitReason(.wait, wait.index))
  }

  /// Ends a wait: binds the ids of those that have ended, and of the others.
  func finishWait(
    _ wait: GatherID,
    _ instruction: Instruction,
    in frame: UInt32,
    isCancelled: Bool
  ) throws(EvaluationFailure) {
    let members = loop.members(of: wait)
    loop.endWait(wait)
    guard !isCancelled else { throw .raised(.cancellation) }
    try charge(members.count)
    let ended = members.filter { loop.isEnded($0) }.map { Value.text(name(of: $0)) }
    let others = members.filter { !loop.isEnded($0) }.map { Value.text(name(of: $0)) }
    let value = try raising { () throws(Raised) in
      try Value.list(of: [try .list(of: ended), try .list(of: others)])
    }
    finish(instruction, with: value, in: frame) { $0.add(.resumed) }
  }

  func shield(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let entry = program.tables.shields[Int(instruction.operand)]
    let inner = try future(entry.target, of: task, in: registers.frame)
    let outer = loop.shield(inner)
    guard !loop.isEnded(outer) else {
      finish(instruction, with: try outcome(of: outer), in: registers.frame)
      return nil
    }
    noteAction(instruction) { $0.add(target: self.subject(inner)) }
    registers.pending = .shield(outer)
    return .suspended(on: outer, because: reason(of: inner))
  }

  func cancel(
    _ instruction: Instruction,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) {
    let entry = program.tables.cancels[Int(instruction.operand)]
    let future: FutureID
    switch entry.target {
    case .root(let index): future = loop.future(of: TaskID(index: UInt32(index)))
    case .task(let name): future = loop.future(of: try self.task(named: name))
    case .future(let index): future = try self.future(of: index, instruction)
    case .computed(let template):
      future = try self.future(named: try render(template, of: task, in: frame))
    }
    let before = loop.cancellationWork
    let hadEffect = loop.cancel(future)
    // One operation can reach any number of tasks.
    try charge(loop.cancellationWork - before)
    finish(instruction, with: .bool(hadEffect), in: frame) {
      $0.add(target: self.subject(future))
    }
  }

  private func future(
    of index: Int,
    _ instruction: Instruction
  ) throws(EvaluationFailure) -> FutureID {
    guard case .future(let future, _) = objects[index] else { throw wrongKind(index, instruction) }
    return future
  }
}

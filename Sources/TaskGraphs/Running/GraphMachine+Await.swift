import CooperativeLoop

// `await`: what it can wait for, and how it ends.

extension GraphMachine {
  /// What a name that is awaited stands for.
  enum Awaited {
    case future(FutureID)
    /// An object, by its place in the graph.
    case known(Int)
    case coroutine(Int, PassedArguments)
  }

  /// Begins an `await`.
  func beginAwait(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    if instruction.extra != Instruction.computed {
      return try begin(.known(Int(instruction.extra)), nil, instruction, of: task, &registers)
    }
    let entry = program.tables.awaits[Int(instruction.operand)]
    guard let template = entry.computedName else {
      let awaited = try resolve(entry.target, of: task, in: registers.frame)
      return try begin(awaited, nil, instruction, of: task, &registers)
    }
    let name = try render(template, of: task, in: registers.frame)
    let awaited = try resolve(name, entry.arguments, of: task, in: registers.frame)
    let subject = isWatched ? subject(awaited) : nil
    return try begin(awaited, subject, instruction, of: task, &registers)
  }

  /// Begins to wait for what a name stands for; `subject` is that, where the graph does not say it.
  @inline(__always)
  private func begin(
    _ awaited: Awaited,
    _ subject: NoteSubject?,
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    switch awaited {
    case .future(let future):
      return try waitForEnd(of: future, subject, instruction, of: task, &registers)
    case .known(let index):
      if case .future(let future, _) = objects[index] {
        return try waitForEnd(of: future, subject, instruction, of: task, &registers)
      }
      return try wait(for: index, subject, instruction, of: task, &registers)
    case .coroutine(let index, let passed):
      noteAction(instruction) { $0.add(target: subject) }
      try call(index, with: passed, &registers)
      return nil
    }
  }

  private func resolve(
    _ target: AwaitTarget,
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> Awaited {
    switch target {
    case .root(let index): return .future(loop.future(of: TaskID(index: UInt32(index))))
    case .task(let name):
      guard case .task(let other) = names[name] else { throw .raised(.noObject(name)) }
      return .future(uncountedLoop { $0.future(of: other) })
    case .object(let index): return .known(index)
    case .coroutine(let index, let arguments):
      return .coroutine(index, try evaluate(arguments, of: task, in: frame))
    case .computed: preconditionFailure("a computed name is resolved by its text")
    }
  }

  private func resolve(
    _ name: String,
    _ arguments: [Argument],
    of task: TaskID,
    in frame: UInt32
  ) throws(EvaluationFailure) -> Awaited {
    let passed = arguments.isEmpty ? nil : try evaluate(arguments, of: task, in: frame)
    switch names[name] {
    case .task(let other): return .future(uncountedLoop { $0.future(of: other) })
    case .coroutine(let index): return .coroutine(index, passed ?? .none)
    case .object(let index): return .known(index)
    case nil: throw .raised(.noObject(name))
    }
  }

  private func subject(_ awaited: Awaited) -> NoteSubject {
    switch awaited {
    case .future(let future): subject(future)
    case .known(let index):
      if case .future(let future, _) = objects[index] { subject(future) } else { .object(index) }
    case .coroutine(let index, _): .coroutine(index)
    }
  }

  /// Waits for a task's or a future's end; not at all where it has ended.
  func waitForEnd(
    of future: FutureID,
    _ subject: NoteSubject?,
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    guard !uncountedLoop({ $0.isEnded(future) }) else {
      let value = try outcome(of: future)
      finish(instruction, with: value, in: registers.frame) { $0.add(target: subject) }
      return nil
    }
    let other = uncountedLoop { $0.task(endingIn: future) }
    if let other {
      guard !selfAwaiting.contains(other) else {
        throw .raised(Raised("RuntimeError", "await wasn't used with future"))
      }
      guard other != task else {
        selfAwaiting.insert(task)
        registers.pending = .itself
        // The yield notes the action.
        noteDetails(instruction) { $0.add(target: subject) }
        return .yielded(SiteID(index: instruction.site))
      }
    }
    noteAction(instruction) { $0.add(target: subject) }
    registers.pending = .future(future)
    return .suspended(on: future, because: other.map { .task($0) } ?? reason(of: future))
  }

  private func wait(
    for index: Int,
    _ subject: NoteSubject?,
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let object = objects[index]
    switch object {
    case .waiter(let waiter, let id):
      guard !waiter({ $0.isSet }) else {
        finish(instruction, with: .null, in: registers.frame) { $0.add(target: subject) }
        return nil
      }
      registers.pending = .poll(UInt32(index))
      noteDetails(instruction) { $0.add(target: subject) }
      return .polled(SiteID(index: instruction.site), id)
    case .event(let event):
      guard !event({ $0.isSet }) else {
        finish(instruction, with: .bool(true), in: registers.frame) { $0.add(target: subject) }
        return nil
      }
      noteAction(instruction) { $0.add(target: subject) }
      let ticket = event { $0.enter() }
      registers.pending = .event(UInt32(index), ticket)
      return .suspended(on: ticket.future, because: object.reason)
    case .condition(let condition):
      noteAction(instruction) { $0.add(target: subject) }
      guard let waiting = condition({ $0.wait() }) else {
        throw .raised(Raised("RuntimeError", "cannot wait on un-acquired lock"))
      }
      registers.pending = .condition(UInt32(index), waiting)
      return .suspended(on: waiting.future, because: object.reason)
    case .barrier(let barrier):
      return try wait(at: barrier, index, subject, instruction, &registers)
    case .lock, .semaphore, .future, .queue: throw wrongKind(index, instruction)
    }
  }

  private func wait(
    at barrier: Uncounted<Barrier>,
    _ index: Int,
    _ subject: NoteSubject?,
    _ instruction: Instruction,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    var waiting = Barrier.Waiting()
    let progress = barrier { $0.wait(&waiting) }
    if case .finished(let place) = progress {
      finish(instruction, with: .integer(place), in: registers.frame) { $0.add(target: subject) }
      return nil
    }
    noteAction(instruction) { $0.add(target: subject) }
    return try proceed(index, progress, waiting, instruction, &registers)
  }

  /// Goes on with a wait for a condition whose task was woken.
  func finishCondition(
    _ index: UInt32,
    _ waiting: Condition.Waiting,
    _ instruction: Instruction,
    _ registers: inout Registers,
    isCancelled: Bool
  ) throws(EvaluationFailure) -> StepEnd? {
    guard case .condition(let condition) = objects[Int(index)] else { return nil }
    var waiting = waiting
    switch condition({ $0.proceed(&waiting, isCancelled: isCancelled) }) {
    case .suspended:
      registers.pending = .condition(index, waiting)
      return .suspended(on: waiting.future, because: objects[Int(index)].reason)
    case .cancelled: throw .raised(.cancellation)
    case .finished:
      finish(instruction, with: .bool(true), in: registers.frame) { $0.add(.resumed) }
      return nil
    }
  }

  /// Goes on with a wait for a barrier whose task was woken.
  func finishBarrier(
    _ index: UInt32,
    _ waiting: Barrier.Waiting,
    _ instruction: Instruction,
    _ registers: inout Registers,
    isCancelled: Bool
  ) throws(EvaluationFailure) -> StepEnd? {
    guard case .barrier(let barrier) = objects[Int(index)] else { return nil }
    var waiting = waiting
    let progress = barrier { $0.proceed(&waiting, isCancelled: isCancelled) }
    return try proceed(Int(index), progress, waiting, instruction, &registers)
  }

  private func proceed(
    _ index: Int,
    _ progress: Barrier.Progress,
    _ waiting: Barrier.Waiting,
    _ instruction: Instruction,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    switch progress {
    case .suspended:
      guard let future = waiting.future else { return nil }
      registers.pending = .barrier(UInt32(index), waiting)
      return .suspended(on: future, because: objects[index].reason)
    case .cancelled: throw .raised(.cancellation)
    case .finished(let place):
      finish(instruction, with: .integer(place), in: registers.frame) { $0.add(.resumed) }
      return nil
    }
  }

  /// Ends an operation that gives a value: binds it, or keeps it for the end of a `wait_for`.
  func finish(
    _ instruction: Instruction,
    with value: Value,
    in frame: UInt32,
    _ describe: (inout NoteWriter) -> Void = { _ in }
  ) {
    var isBound = false
    if instruction.code == .waitFor {
      frames[frame].stash = value
    } else {
      let binding =
        instruction.code == .await
        ? program.tables.awaits[Int(instruction.operand)].binding : binding(of: instruction)
      if let binding {
        bind(binding, to: value, in: frame)
        isBound = true
      }
    }
    noteAction(instruction) {
      describe(&$0)
      $0.add(value, isBound: isBound)
    }
  }

  /// What an operation's `as` says.
  private func binding(of instruction: Instruction) -> Binding? {
    let operand = Int(instruction.operand)
    return switch instruction.code {
    case .await: program.tables.awaits[operand].binding
    case .gather: program.tables.gathers[operand].binding
    case .wait: program.tables.waits[operand].binding
    case .shield: program.tables.shields[operand].binding
    case .cancel: program.tables.cancels[operand].binding
    case .spawn: program.tables.spawns[operand].binding
    case .waitFor, .waitForEnd: program.tables.waitFors[operand].binding
    default: nil
    }
  }
}

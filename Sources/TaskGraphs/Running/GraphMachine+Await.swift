import CooperativeLoop

// `await`: what it can wait for, and how it ends.

extension GraphMachine {
  /// What a name that is awaited stands for.
  enum Awaited {
    case future(FutureID)
    case object(Int)
    case coroutine(Int, PassedArguments)
  }

  /// Begins an `await`.
  func beginAwait(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let target = program.tables.awaits[Int(instruction.operand)].target
    let awaited = try resolve(target, of: task, registers)
    let computed = isComputed(target) ? awaited : nil
    switch awaited {
    case .future(let future):
      return try waitForEnd(of: future, computed, instruction, of: task, &registers)
    case .object(let index):
      return try wait(for: index, computed, instruction, of: task, &registers)
    case .coroutine(let index, let passed):
      noteAction(instruction) { self.addTarget(computed, &$0) }
      try call(index, with: passed, &registers)
      return nil
    }
  }

  private func resolve(
    _ target: AwaitTarget,
    of task: TaskID,
    _ registers: Registers
  ) throws(EvaluationFailure) -> Awaited {
    switch target {
    case .root(let index): return .future(loop.future(of: TaskID(index: UInt32(index))))
    case .task(let name):
      guard case .task(let other) = names[name] else { throw .raised(.noObject(name)) }
      return .future(loop.future(of: other))
    case .object(let index): return awaited(index)
    case .coroutine(let index, let arguments):
      return .coroutine(index, try evaluate(arguments, of: task, registers))
    case .computed(let template, let arguments):
      let name = try render(template, of: task, registers)
      let passed = try evaluate(arguments, of: task, registers)
      switch names[name] {
      case .task(let other): return .future(loop.future(of: other))
      case .coroutine(let index): return .coroutine(index, passed)
      case .object(let index): return awaited(index)
      case nil: throw .raised(.noObject(name))
      }
    }
  }

  private func isComputed(_ target: AwaitTarget) -> Bool {
    if case .computed = target { true } else { false }
  }

  /// Notes what a computed name stands for.
  private func addTarget(_ computed: Awaited?, _ note: inout NoteWriter) {
    switch computed {
    case .future(let future): note.add(target: subject(future))
    case .object(let index): note.add(target: .object(index))
    case .coroutine(let index, _): note.add(target: .coroutine(index))
    case nil: break
    }
  }

  private func awaited(_ index: Int) -> Awaited {
    if case .future(let future, _) = objects[index] { .future(future) } else { .object(index) }
  }

  /// Waits for a task's or a future's end; not at all where it has ended.
  func waitForEnd(
    of future: FutureID,
    _ computed: Awaited?,
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    guard !loop.isEnded(future) else {
      let value = try outcome(of: future)
      finish(instruction, with: value, registers) { self.addTarget(computed, &$0) }
      return nil
    }
    let other = loop.task(endingIn: future)
    if let other {
      guard !selfAwaiting.contains(other) else {
        throw .raised(Raised("RuntimeError", "await wasn't used with future"))
      }
      guard other != task else {
        selfAwaiting.insert(task)
        registers.pending = .itself
        // The yield notes the action.
        noteDetails(instruction) { self.addTarget(computed, &$0) }
        return .yielded(SiteID(index: instruction.site))
      }
    }
    noteAction(instruction) { self.addTarget(computed, &$0) }
    registers.pending = .future(future)
    return .suspended(on: future, because: other.map { .task($0) } ?? reason(of: future))
  }

  private func wait(
    for index: Int,
    _ computed: Awaited?,
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    let object = objects[index]
    switch object {
    case .waiter(let waiter, let id):
      guard !waiter.isSet else {
        finish(instruction, with: .null, registers) { self.addTarget(computed, &$0) }
        return nil
      }
      registers.pending = .poll(UInt32(index))
      noteDetails(instruction) { self.addTarget(computed, &$0) }
      return .polled(SiteID(index: instruction.site), id)
    case .event(let event):
      guard !event.isSet else {
        finish(instruction, with: .bool(true), registers) { self.addTarget(computed, &$0) }
        return nil
      }
      noteAction(instruction) { self.addTarget(computed, &$0) }
      let ticket = event.enter()
      registers.pending = .event(UInt32(index), ticket)
      return .suspended(on: ticket.future, because: object.reason)
    case .condition(let condition):
      noteAction(instruction) { self.addTarget(computed, &$0) }
      guard let waiting = condition.wait() else {
        throw .raised(Raised("RuntimeError", "cannot wait on un-acquired lock"))
      }
      registers.pending = .condition(UInt32(index), waiting)
      return .suspended(on: waiting.future, because: object.reason)
    case .barrier(let barrier):
      return try wait(at: barrier, index, computed, instruction, &registers)
    case .lock, .semaphore, .future, .queue: throw wrongKind(index, instruction)
    }
  }

  private func wait(
    at barrier: Barrier,
    _ index: Int,
    _ computed: Awaited?,
    _ instruction: Instruction,
    _ registers: inout Registers
  ) throws(EvaluationFailure) -> StepEnd? {
    var waiting = Barrier.Waiting()
    let progress = barrier.wait(&waiting)
    if case .finished(let place) = progress {
      finish(instruction, with: .integer(place), registers) { self.addTarget(computed, &$0) }
      return nil
    }
    noteAction(instruction) { self.addTarget(computed, &$0) }
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
    switch condition.proceed(&waiting, isCancelled: isCancelled) {
    case .suspended:
      registers.pending = .condition(index, waiting)
      return .suspended(on: waiting.future, because: .object(condition.id))
    case .cancelled: throw .raised(.cancellation)
    case .finished:
      finish(instruction, with: .bool(true), registers) { $0.add(.resumed) }
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
    let progress = barrier.proceed(&waiting, isCancelled: isCancelled)
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
      finish(instruction, with: .integer(place), registers) { $0.add(.resumed) }
      return nil
    }
  }

  /// Ends an operation that gives a value: binds it, or keeps it for the end of a `wait_for`.
  func finish(
    _ instruction: Instruction,
    with value: Value,
    _ registers: Registers,
    _ describe: (inout NoteWriter) -> Void = { _ in }
  ) {
    var isBound = false
    if instruction.code == .waitFor {
      frames[Int(registers.frame)].stash = value
    } else if let binding = binding(of: instruction) {
      bind(binding, to: value, registers)
      isBound = true
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

  /// What a future ended with: its value, or its exception.
  func outcome(of future: FutureID) throws(EvaluationFailure) -> Value {
    let isHeard = loop.isRetrieved(future)
    loop.markRetrieved(future)
    if !isHeard, let error = takeCancellation(of: future) { throw .raised(error) }
    if let error = error(of: future) { throw .raised(error) }
    return value(of: future)
  }

  /// What a cancelled task has to say, if nobody has heard it.
  func takeCancellation(of future: FutureID) -> Raised? {
    cancellations.isEmpty ? nil : cancellations.removeValue(forKey: future)
  }

  /// The exception that a future ended with, or nil.
  func error(of future: FutureID) -> Raised? {
    let origin = loop.origin(ofFailure: future)
    if loop.isCancelled(origin) { return .cancellation }
    guard loop.isFailed(future) else { return nil }
    if let task = loop.task(endingIn: origin) { return errors[task.index] ?? .cancellation }
    return futureErrors[origin] ?? .cancellation
  }

  /// The value that a future ended with.
  func value(of future: FutureID) -> Value {
    let origin = loop.origin(ofFailure: future)
    if let task = loop.task(endingIn: origin) { return results[Int(task.index)] ?? .null }
    return futureResults[origin] ?? .null
  }

  /// What a task that waits for a future reports.
  func reason(of future: FutureID) -> WaitReason {
    if let task = loop.task(endingIn: future) { return .task(task) }
    return futureObjects[future].map { objects[$0].reason } ?? WaitReason(.future)
  }
}

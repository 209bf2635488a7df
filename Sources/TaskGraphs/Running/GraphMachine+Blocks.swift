import CooperativeLoop

// Blocks, and what leaves them: the normal end, an exception, `return`, `break`, `continue`.

extension GraphMachine {
  func push(_ block: Block, in frame: UInt32) {
    frames[frame].blocks.append(block)
  }

  /// Takes the innermost block off.
  @discardableResult
  func pop(in frame: UInt32) -> Block? {
    frames[frame].blocks.isEmpty ? nil : frames[frame].blocks.removeLast()
  }

  /// The exception that the innermost `except` part has caught.
  func caught(in frame: UInt32) -> Raised {
    for place in (0..<frames[frame].blocks.count).reversed() {
      if case .handling(let error) = frames[frame].blocks[place] { return error }
    }
    return Raised("RuntimeError", "No active exception to reraise")
  }

  /// Comes to the normal end of the innermost block.
  func leaveBlock(of task: TaskID, _ registers: inout Registers) -> StepEnd? {
    guard let block = pop(in: registers.frame) else { return nil }
    switch leave(block, .normal, of: task, &registers) {
    case .goOn: return nil
    case .unwind(let completion): return unwind(completion, of: task, &registers)
    case .stop(let end): return end
    }
  }

  /// Comes to the end of a `finally`, and goes on with what had led into it.
  func leaveFinally(of task: TaskID, _ registers: inout Registers) -> StepEnd? {
    guard case .finishing(let completion) = pop(in: registers.frame) else { return nil }
    if case .normal = completion { return nil }
    return unwind(completion, of: task, &registers)
  }

  /// Leaves block after block until one takes the completion up, or the task ends.
  ///
  /// - Returns: How the step ended, or nil where the task goes on.
  func unwind(
    _ completion: Completion,
    of task: TaskID,
    _ registers: inout Registers
  ) -> StepEnd? {
    var completion = completion
    while true {
      while let block = pop(in: registers.frame) {
        switch leave(block, completion, of: task, &registers) {
        case .goOn: return nil
        case .unwind(let next): completion = next
        case .stop(let end): return end
        }
      }
      switch completion {
      case .return(let value): return returnValue(value, of: task, &registers)
      case .raise(let error):
        guard leaveFrame(&registers) else { return end(task, with: error) }
      case .normal, .breakLoop, .continueLoop: return nil
      }
    }
  }

  /// What comes of a block that is left.
  private enum Step {
    /// The registers say where the task goes on.
    case goOn
    /// The completion goes on outwards.
    case unwind(Completion)
    /// The step ends.
    case stop(StepEnd)
  }

  private func leave(
    _ block: Block,
    _ completion: Completion,
    of task: TaskID,
    _ registers: inout Registers
  ) -> Step {
    switch block {
    case .loop(let loop): return leave(loop, completion, &registers)
    case .with(let index, let site):
      do throws(Raised) {
        try endWith(index, site)
        return carryOn(completion)
      } catch {
        return .unwind(.raise(error))
      }
    case .timeout(let timeout):
      let isExpired = timeout.leave(isCancelled: completion.isCancellation)
      return isExpired ? .unwind(.raise(Raised("TimeoutError", ""))) : carryOn(completion)
    case .group(let group):
      return leave(group, group.leave(completion.blockEnd), completion, &registers)
    case .guarded(let entry):
      guard case .raise(let error) = completion else { return carryOn(completion) }
      return handle(error, entry, registers: &registers) ? .goOn : .unwind(completion)
    case .protected(let finally):
      push(.finishing(completion), in: registers.frame)
      registers.next = finally
      return .goOn
    case .handling, .finishing: return carryOn(completion)
    }
  }

  private func carryOn(_ completion: Completion) -> Step {
    if case .normal = completion { .goOn } else { .unwind(completion) }
  }

  private func leave(
    _ loop: LoopBlock,
    _ completion: Completion,
    _ registers: inout Registers
  ) -> Step {
    switch completion {
    case .continueLoop:
      push(.loop(loop), in: registers.frame)
      registers.next = loop.again
      return .goOn
    case .breakLoop:
      restore(loop, &registers)
      registers.next = loop.end
      return .goOn
    case .normal, .raise, .return:
      restore(loop, &registers)
      return carryOn(completion)
    }
  }

  /// Goes to the first `except` part that catches an exception.
  ///
  /// - Returns: False where there is none.
  private func handle(_ error: Raised, _ entry: UInt32, registers: inout Registers) -> Bool {
    let handlers = program.tables.tries[Int(entry)]
    guard let handler = handlers.first(where: { $0.part.catches(error.type) }) else { return false }
    push(.handling(error), in: registers.frame)
    registers.next = handler.entry
    if let binding = handler.part.binding {
      // A message that fills a whole value leaves no room for the rest of it.
      let value = (try? Value.error(error)) ?? .errorWithoutMessage(error.type)
      bind(binding, to: value, in: registers.frame)
      if isWatched { noteBindings(at: handler.part.site) }
    }
    return true
  }

  // Groups.

  private func leave(
    _ group: TaskGroup,
    _ exit: TaskGroup.Exit,
    _ completion: Completion,
    _ registers: inout Registers
  ) -> Step {
    switch exit {
    case .wait(let future):
      push(.group(group), in: registers.frame)
      frames[registers.frame].leaving = completion
      registers.pending = .group(future)
      return .stop(.suspended(on: future, because: .group(group.id)))
    case .clean: return carryOn(completion)
    case .cancelled:
      return .unwind(completion.isCancellation ? completion : .raise(.cancellation))
    case .errors:
      var members = group.failed.compactMap { errors[$0.index] }
      if case .raise(let error) = completion, !error.isCancellation { members.append(error) }
      return .unwind(.raise(.group(members)))
    }
  }

  /// Goes on leaving a group's block, after its tasks were waited for.
  func proceed(of task: TaskID, _ registers: inout Registers, isCancelled: Bool) -> StepEnd? {
    guard case .group(let group) = pop(in: registers.frame) else { return nil }
    let completion = frames[registers.frame].leaving
    frames[registers.frame].leaving = .normal
    let exit = group.proceed(isCancelled: isCancelled)
    switch leave(group, exit, completion, &registers) {
    case .goOn: return nil
    case .unwind(let completion): return unwind(completion, of: task, &registers)
    case .stop(let end): return end
    }
  }
}

extension Completion {
  var isCancellation: Bool {
    if case .raise(let error) = self { error.isCancellation } else { false }
  }

  /// What a task group needs to know of it.
  var blockEnd: TaskGroup.BlockEnd {
    switch self {
    case .raise(let error): error.isCancellation ? .cancelled : .failed
    case .normal, .return, .breakLoop, .continueLoop: .normal
    }
  }
}

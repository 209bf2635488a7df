import CooperativeLoop

/// Turns the bodies of a graph into instructions.
struct ProgramCompiler {
  private(set) var instructions: [Instruction] = []
  private(set) var tables = Program.Tables()

  init(siteCount: Int) {
    tables.operations = Array(repeating: nil, count: siteCount)
  }

  /// Compiles a coroutine's body and returns where it begins.
  mutating func compile(_ body: Body) -> UInt32 {
    let entry = here
    compile(body.steps)
    emit(.end, at: .none)
    return entry
  }

  /// Compiles a root task and returns where it begins.
  mutating func compile(_ root: RootTask, index: Int) -> UInt32 {
    let entry = here
    if let site = root.afterSite, !root.after.isEmpty {
      emit(.after, UInt32(index), at: site)
    }
    switch root.work {
    case .nothing: emit(.end, at: .none)
    case .steps(let body): _ = compile(body)
    case .run: emit(.runRoot, UInt32(index), at: root.site)
    }
    return entry
  }

  private var here: UInt32 { UInt32(instructions.count) }

  private mutating func compile(_ steps: [Step]) {
    for step in steps {
      tables.operations[Int(step.site.index)] = step.operation
      compile(step.operation, at: step.site)
    }
  }

  private mutating func compile(_ operation: StepOperation, at site: SiteID) {
    switch operation {
    case .print(let text): emit(.print, tables.templates.adding(text), at: site)
    case .yield(.constant(.integer(1))): emit(.yield, at: site)
    case .yield(let count): emit(.yieldMany, tables.operands.adding(count), at: site)
    case .sleep(let time): emit(.sleep, tables.operands.adding(time), at: site)
    case .work(let time): emit(.work, tables.operands.adding(time), at: site)
    case .await(let target, let binding):
      emit(.await, tables.awaits.adding((target, binding)), at: site)
    case .spawn(let call, let id, _, let binding):
      emit(.spawn, tables.spawns.adding((call, id, binding)), at: site)
    case .gather(let targets, let returnExceptions, let binding):
      emit(.gather, tables.gathers.adding((targets, returnExceptions, binding)), at: site)
    case .set(let object): emit(.set, tables.objects.adding(object), at: site)
    case .clear(let object): emit(.clear, tables.objects.adding(object), at: site)
    case .let(let assignments): emit(.assign, tables.assignments.adding(assignments), at: site)
    case .return(let value): emit(.returnValue, tables.operands.adding(value), at: site)
    case .repeat(let count, let binding, let steps):
      compileLoop(count, binding, steps, at: site)
    case .if(let condition, let then, let otherwise):
      compileBranch(condition, then, otherwise, at: site)
    case .wait, .waitFor, .asCompleted, .shield, .cancel, .timeout, .group, .with, .acquire,
      .release, .notify, .put, .get, .putNowait, .getNowait, .taskDone, .join, .resolve, .reject,
      .while, .for, .break, .continue, .try, .raise, .reraise, .assert, .note:
      preconditionFailure("not compiled yet")
    }
  }

  private mutating func compileLoop(
    _ count: Operand,
    _ binding: Binding?,
    _ steps: [Step],
    at site: SiteID
  ) {
    let loop = tables.loops.adding((count, binding))
    let begin = emit(.loopBegin, 0, loop, at: site)
    let body = here
    compile(steps)
    emit(binding == nil ? .loopAgain : .loopAgainBinding, body, loop, at: site)
    instructions[begin].operand = here
  }

  private mutating func compileBranch(
    _ condition: Operand,
    _ then: [Step],
    _ otherwise: [Step],
    at site: SiteID
  ) {
    let branch = emit(.branch, 0, tables.operands.adding(condition), at: site)
    compile(then)
    if otherwise.isEmpty {
      instructions[branch].operand = here
    } else {
      let jump = emit(.jump, at: site)
      instructions[branch].operand = here
      compile(otherwise)
      instructions[jump].operand = here
    }
  }

  @discardableResult
  private mutating func emit(
    _ code: Opcode,
    _ operand: UInt32 = 0,
    _ extra: UInt32 = 0,
    at site: SiteID
  ) -> Int {
    instructions.append(
      Instruction(code: code, operand: operand, extra: extra, site: site.index)
    )
    return instructions.count - 1
  }
}

extension Array {
  /// Adds an element and returns its index.
  fileprivate mutating func adding(_ element: Element) -> UInt32 {
    append(element)
    return UInt32(count - 1)
  }
}

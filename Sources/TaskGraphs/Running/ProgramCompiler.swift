import CooperativeLoop

/// Turns the bodies of a graph into instructions.
struct ProgramCompiler {
  private(set) var instructions: [Instruction] = []
  var tables = Program.Tables()
  /// How many sites the graph has.
  let siteCount: Int
  /// The body that is being compiled, as an index into the table of scopes.
  var scope: UInt32 = 0

  init(siteCount: Int) {
    self.siteCount = siteCount
    tables.operations = Array(repeating: nil, count: siteCount)
    tables.scopeOfSite = Array(repeating: 0, count: siteCount)
  }

  /// Compiles a coroutine's body and returns where it begins.
  mutating func compile(_ body: Body) -> UInt32 {
    let entry = here
    scope = tables.scopes.adding(body.localNames)
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

  /// Where the next instruction will stand.
  var here: UInt32 { UInt32(instructions.count) }

  mutating func compile(_ steps: [Step]) {
    for step in steps {
      tables.operations[Int(step.site.index)] = step.operation
      tables.scopeOfSite[Int(step.site.index)] = scope
      if !compileControl(step.operation, at: step.site) {
        compile(step.operation, at: step.site)
      }
    }
  }

  /// Adds an instruction and returns its index, for `aim` to complete.
  @discardableResult
  mutating func emit(
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

  /// Lets an instruction's operand be the place of the next one.
  mutating func aim(_ instruction: Int) {
    instructions[instruction].operand = here
  }

  /// Compiles an operation that is one instruction.
  private mutating func compile(_ operation: StepOperation, at site: SiteID) {
    switch operation {
    case .print(let text): emit(.print, tables.templates.adding(text), at: site)
    case .note(let text): emit(.note, tables.templates.adding(text), at: site)
    case .yield(.constant(.integer(1))): emit(.yield, at: site)
    case .yield(let count): emit(.yieldMany, tables.operands.adding(count), at: site)
    case .sleep(let time): emit(.sleep, tables.operands.adding(time), at: site)
    case .work(let time): emit(.work, tables.operands.adding(time), at: site)
    case .await(let target, let binding):
      let entry = Program.AwaitEntry(target, into: binding)
      emit(.await, tables.awaits.adding(entry), target.place, at: site)
    case .spawn(let call, let id, let group, let binding):
      let entry = Program.SpawnEntry(call, id: id, group: group, into: binding)
      let coroutine = group == nil ? Target.coroutine(call, id: id).plainCoroutine : nil
      let place = coroutine.map { UInt32($0) } ?? Instruction.computed
      emit(.spawn, tables.spawns.adding(entry), place, at: site)
    case .gather(let targets, let returnExceptions, let binding):
      let entry = Program.GatherEntry(
        targets,
        returnExceptions: returnExceptions,
        into: binding
      )
      emit(.gather, tables.gathers.adding(entry), at: site)
    case .wait(let targets, let until, let limit, let binding):
      let entry = Program.WaitEntry(
        targets: targets,
        rule: EventLoop.WaitRule(until),
        limit: limit,
        binding: binding
      )
      emit(.wait, tables.waits.adding(entry), at: site)
    case .waitFor(let target, let limit, let binding):
      let entry = tables.waitFors.adding((target, limit, binding))
      emit(.waitFor, entry, at: site)
      emit(.waitForEnd, entry, at: site)
    case .shield(let target, let binding):
      emit(.shield, tables.shields.adding((target, binding)), at: site)
    case .cancel(let target, let binding):
      emit(.cancel, tables.cancels.adding((target, binding)), at: site)
    case .let(let assignments): emit(.assign, tables.assignments.adding(assignments), at: site)
    case .return(let value): emit(.returnValue, tables.operands.adding(value), at: site)
    case .raise(let maker): emit(.raise, tables.exceptions.adding(maker), at: site)
    case .reraise: emit(.reraise, at: site)
    case .assert(let condition, let message):
      let text = message.map { tables.templates.adding($0) } ?? UInt32.max
      emit(.assert, tables.operands.adding(condition), text, at: site)
    default: compileObject(operation, at: site)
    }
  }

  private mutating func add(_ value: Operand, into object: ObjectReference) -> UInt32 {
    tables.puts.adding(Program.PutEntry(value, into: object))
  }

  /// Compiles an operation on an object.
  private mutating func compileObject(_ operation: StepOperation, at site: SiteID) {
    switch operation {
    case .set(let object): emit(.set, tables.objects.adding(object), object.place, at: site)
    case .clear(let object): emit(.clear, tables.objects.adding(object), object.place, at: site)
    case .acquire(let object): emit(.acquire, tables.objects.adding(object), object.place, at: site)
    case .release(let object): emit(.release, tables.objects.adding(object), object.place, at: site)
    case .taskDone(let queue): emit(.taskDone, tables.objects.adding(queue), queue.place, at: site)
    case .join(let object): emit(.join, tables.objects.adding(object), object.place, at: site)
    case .notify(let condition, let count):
      emit(.notify, tables.notifications.adding((condition, count)), condition.place, at: site)
    case .put(let queue, let value): emit(.put, add(value, into: queue), queue.place, at: site)
    case .putNowait(let queue, let value):
      emit(.putNowait, add(value, into: queue), queue.place, at: site)
    case .get(let queue, let binding):
      emit(.get, tables.gets.adding((queue, binding)), queue.place, at: site)
    case .getNowait(let queue, let binding):
      emit(.getNowait, tables.gets.adding((queue, binding)), queue.place, at: site)
    case .resolve(let future, let value):
      emit(.resolve, add(value, into: future), future.place, at: site)
    case .reject(let future, let maker):
      emit(.reject, tables.rejections.adding((future, maker)), future.place, at: site)
    default: preconditionFailure("an operation that no part of the compiler knows")
    }
  }
}

extension EventLoop.WaitRule {
  init(_ condition: WaitCondition) {
    switch condition {
    case .allCompleted: self = .allCompleted
    case .firstCompleted: self = .firstCompleted
    case .firstException: self = .firstException
    }
  }
}

extension ObjectReference {
  /// What an instruction has for it: the object's place, or `Instruction.computed`.
  var place: UInt32 {
    if case .known(let index) = self { UInt32(index) } else { Instruction.computed }
  }
}

extension AwaitTarget {
  /// The same, where it is an object.
  var place: UInt32 {
    if case .object(let index) = self { UInt32(index) } else { Instruction.computed }
  }
}

extension Target {
  /// The coroutine that it calls without arguments and without an id for the task, or nil.
  var plainCoroutine: Int? {
    guard case .coroutine(let call, nil) = self, case .known(let index) = call.coroutine,
      call.arguments.isEmpty
    else { return nil }
    return index
  }
}

extension Array {
  /// Adds an element and returns its index.
  mutating func adding(_ element: Element) -> UInt32 {
    append(element)
    return UInt32(count - 1)
  }
}

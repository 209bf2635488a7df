import TaskGraphs

extension ProgramWriter {
  /// Writes a step that starts tasks, waits for them or cancels them.
  func writeWaiting(_ operation: StepOperation) {
    switch operation {
    case .await(let target, let binding): bind(binding, awaited(target).after("await "))
    case .spawn(let call, let id, let group, let binding): writeSpawn(call, id, group, binding)
    case .gather(let targets, let returnExceptions, let binding):
      writeGather(targets, returnExceptions, binding)
    case .wait(let tasks, let until, let limit, let binding):
      writeWait(tasks, until, limit, binding)
    case .waitFor(let target, let limit, let binding): writeWaitFor(target, limit, binding)
    case .asCompleted(let targets, let binding, let steps):
      writeAsCompleted(targets, binding, steps)
    case .shield(let target, let binding):
      bind(binding, Piece("await asyncio.shield(", futures([target]), ")"))
    case .cancel(let target, let binding): bind(binding, Piece("\(cancelled(target)).cancel()"))
    case .timeout(let time, let steps):
      block(Piece("async with asyncio.timeout(\(limit(time)))"), steps)
    case .group(let name, let steps): writeGroup(name, steps)
    default: break
    }
  }

  private func awaited(_ target: AwaitTarget) -> Piece {
    switch target {
    case .root(let index): return Piece(root(index))
    case .task(let name): return Piece("\(use(.awaitNamed))(\(PythonLiteral.text(name)))")
    case .coroutine(let index, let arguments): return call(index, arguments)
    case .object(let index):
      switch graph.objects[index].kind {
      case .event, .condition, .barrier: return Piece("\(names.objects[index]).wait()")
      default: return Piece(names.objects[index])
      }
    case .computed(let template, let arguments):
      if arguments.isEmpty, let slot = scope.taskVariables.slot(of: template) {
        return Piece(scope.locals[slot])
      }
      let passed = arguments.isEmpty ? "" : ", \(dictionary(arguments))"
      return Piece("\(use(.awaitNamed))(\(text(template))\(passed))")
    }
  }

  private func cancelled(_ target: CancelTarget) -> String {
    switch target {
    case .future(let index): return names.objects[index]
    case .computed(let template) where scope.taskVariables.slot(of: template) == nil:
      return "\(use(.futureNamed))(\(text(template)))"
    case .root, .task, .computed: return target.use.map(task) ?? ""
    }
  }

  private func writeSpawn(
    _ call: CoroutineCall,
    _ id: Template?,
    _ group: Name?,
    _ binding: Binding?
  ) {
    var task = newTask(call, id, in: group.map(self.group))
    if let binding, !isTaskVariable(binding) { task = task.before(".get_name()") }
    bind(binding, task)
  }

  private func isTaskVariable(_ binding: Binding) -> Bool {
    if case .local(let slot) = binding { scope.taskVariables.contains(slot) } else { false }
  }

  /// A group that a task is spawned into: a variable of the body, where only the bodies that open
  /// groups name them.
  private func group(_ name: Name) -> String {
    guard findsGroups else { return scope.groups[name] ?? "" }
    return "\(use(.groupNamed))(\(PythonLiteral.text(name.text)))"
  }

  private func writeGroup(_ name: Name, _ steps: [Step]) {
    let group = scope.groups[name] ?? ""
    code.open(Piece("async with \(use(.orderedGroup))() as \(group)"))
    if findsGroups {
      code.line(Piece("\(use(.openGroup))(\(PythonLiteral.text(name.text)), \(group))"))
    }
    write(steps)
    code.close()
  }

  private func writeGather(_ targets: [Target], _ returnExceptions: Bool, _ binding: Binding?) {
    let options: [Piece] = returnExceptions ? ["return_exceptions=True"] : []
    let gathering = Piece("await asyncio.gather(", futures(targets) + options, ")")
    bind(binding, gathering)
    guard returnExceptions, let binding else { return }
    let results = target(binding)
    bind(binding, Piece("[\(use(.asValue))(result) for result in \(results)]"))
  }

  private func writeWait(
    _ tasks: [TaskReference],
    _ until: WaitCondition,
    _ limit: Operand?,
    _ binding: Binding?
  ) {
    var items = [Piece("[", tasks.map { Piece(task($0.use)) }, "]")]
    if limit != nil { items.append(Piece("timeout=\(self.limit(limit))")) }
    switch until {
    case .allCompleted: break
    case .firstCompleted: items.append("return_when=asyncio.FIRST_COMPLETED")
    case .firstException: items.append("return_when=asyncio.FIRST_EXCEPTION")
    }
    let function = binding == nil ? "asyncio.wait" : use(.waitNames)
    bind(binding, Piece("await \(function)(", items, ")"))
  }

  private func writeAsCompleted(_ targets: [Target], _ binding: Binding?, _ steps: [Step]) {
    // asyncio's own puts the targets into a set: good enough for tasks that have not begun.
    let areNew = targets.allSatisfy { if case .coroutine = $0 { true } else { false } }
    let function = areNew ? "asyncio.as_completed" : use(.asCompleted)
    let items = targets.map { future($0, isBare: false) }
    let next = names[.nextResult]
    let list = items.isEmpty ? Piece("[]") : Piece("[", items, "]")
    code.open(Piece("for \(next) in \(function)(", [list], ")"))
    bind(binding, Piece("await \(next)"))
    write(steps)
    code.close()
  }

  /// A coroutine runs in the task itself, but for one that has no time: asyncio puts it into a task,
  /// which here has to have its name.
  private func writeWaitFor(_ target: Target, _ limit: Operand?, _ binding: Binding?) {
    var limitText = self.limit(limit)
    var isTimed: Bool?
    switch limit {
    case nil, .constant: isTimed = limit.map { $0.isPositiveOrNone } ?? true
    case .some:
      code.line(Piece("\(names[.limit]) = \(limitText)"))
      limitText = names[.limit]
    }
    let waited = waitedFor(target, isTimed)
    bind(binding, Piece("await asyncio.wait_for(", [waited, Piece("timeout=\(limitText)")], ")"))
  }

  private func waitedFor(_ target: Target, _ isTimed: Bool?) -> Piece {
    let condition = "\(names[.limit]) is None or \(names[.limit]) > 0"
    switch target {
    case .coroutine(let coroutine, _):
      let inline = inlineCall(coroutine)
      if !naming.isVisible || isTimed == true { return inline }
      let task = newTask(coroutine, nil)
      return isTimed == false
        ? task : Piece("\(inline.flat) if \(condition) else \(task.flat)")
    case .computed(let template) where scope.taskVariables.slot(of: template) == nil:
      let inline = isTimed.map { $0 ? "True" : "False" } ?? condition
      return Piece("\(use(.targetNamed))(\(text(template)), \(inline))")
    case .root, .task, .future, .computed: return future(target, isBare: true)
    }
  }

  private func inlineCall(_ call: CoroutineCall) -> Piece {
    switch call.coroutine {
    case .known(let index): self.call(index, call.arguments)
    case .computed(let template):
      Piece("\(use(.callNamed))(\(text(template)), \(dictionary(call.arguments)))")
    }
  }
}

extension Operand {
  /// Whether a limit that is written out leaves any time.
  fileprivate var isPositiveOrNone: Bool {
    switch self {
    case .constant(.integer(let number)): number > 0
    case .constant(.float(let number)): (number * 1e9).rounded(.toNearestOrEven) > 0
    default: true
    }
  }
}

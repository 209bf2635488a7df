import TaskGraphs

extension ProgramWriter {
  /// A root task, in the table of tasks.
  func root(_ index: Int, quote: Unicode.Scalar = "\"") -> String {
    "\(use(.tasks))[\(PythonLiteral.text(graph.tasks[index].id, preferred: quote))]"
  }

  /// A call of a coroutine that is known: arguments by position where they stand in the parameters'
  /// order, else by name, so that they are evaluated in the order given.
  func call(_ coroutine: Int, _ arguments: [Argument]) -> Piece {
    let parameters = names.locals[.coroutine(coroutine)] ?? []
    let isInOrder = arguments.enumerated().allSatisfy { $0.offset == $0.element.slot }
    let items = arguments.map { argument in
      let text = value(argument.value)
      return Piece(isInOrder ? text : "\(parameters[argument.slot ?? 0])=\(text)")
    }
    return Piece(names.coroutines[coroutine] + "(", items, ")")
  }

  /// Arguments as a dictionary, for a coroutine whose name is computed.
  func dictionary(_ arguments: [Argument]) -> String {
    let members = arguments.map { "\(PythonLiteral.text($0.name)): \(value($0.value))" }
    return "{" + members.joined(separator: ", ") + "}"
  }

  /// A new task that runs a coroutine.
  ///
  /// - Parameters:
  ///   - call: The coroutine and its arguments.
  ///   - id: The task's id; nil for the coroutine's next default.
  ///   - group: What creates it, where that is a group.
  /// - Returns: What makes the task, and is it.
  func newTask(_ call: CoroutineCall, _ id: Template?, in group: String? = nil) -> Piece {
    let create = group.map { "\($0).create_task" }
    guard case .known(let coroutine) = call.coroutine else {
      return newNamedTask(call, id, create)
    }
    let body = self.call(coroutine, call.arguments)
    let name = id.map(text) ?? defaultID(of: coroutine)
    guard naming.findsAll else {
      let items = naming.isVisible ? [body, Piece("name=" + name)] : [body]
      return Piece("\(create ?? "asyncio.create_task")(", items, ")")
    }
    let items = [body, Piece(name)] + (create.map { [Piece($0)] } ?? [])
    return Piece("\(use(.startTask))(", items, ")")
  }

  private func defaultID(of coroutine: Int) -> String {
    guard naming.isVisible else { return "" }
    return "\(use(.numbered))(\(PythonLiteral.text(graph.coroutines[coroutine].name)))"
  }

  private func newNamedTask(_ call: CoroutineCall, _ id: Template?, _ create: String?) -> Piece {
    guard case .computed(let template) = call.coroutine else { return "" }
    var items = [Piece(text(template)), Piece(dictionary(call.arguments))]
    if let id { items.append(Piece(text(id))) }
    if let create { items.append(Piece("create_task=\(create)")) }
    return Piece("\(use(.startNamed))(", items, ")")
  }

  /// What `gather` and its kin wait for: a task or a future.
  ///
  /// - Parameters:
  ///   - target: The target.
  ///   - isBare: Whether asyncio itself may put a coroutine into a task.
  /// - Returns: The task, the future or the coroutine.
  func future(_ target: Target, isBare: Bool) -> Piece {
    switch target {
    case .root(let index): return Piece(root(index))
    case .task(let name): return Piece("\(use(.taskNamed))(\(PythonLiteral.text(name)))")
    case .future(let index): return Piece(names.objects[index])
    case .coroutine(let call, let id):
      if isBare, case .known(let coroutine) = call.coroutine {
        return self.call(coroutine, call.arguments)
      }
      return newTask(call, id)
    case .computed(let template):
      if let slot = scope.taskVariables.slot(of: template) { return Piece(scope.locals[slot]) }
      return Piece("\(use(.targetNamed))(\(text(template)))")
    }
  }

  /// Several targets.
  ///
  /// asyncio may put the coroutines among them into tasks only where nothing that comes after them can
  /// raise: else these tasks would not have been started.
  func futures(_ targets: [Target]) -> [Piece] {
    let isBare = !naming.isVisible && targets.allSatisfy(isSafe)
    return targets.map { future($0, isBare: isBare) }
  }

  private func isSafe(_ target: Target) -> Bool {
    switch target {
    case .root, .future: return true
    case .task: return false
    case .coroutine(let call, _): return call.arguments.allSatisfy { isSafe($0.value) }
    case .computed(let template):
      return scope.taskVariables.slot(of: template).map(isSurelyBound) ?? false
    }
  }

  /// A task that is named by a step.
  func task(_ use: TaskUse) -> String {
    switch use {
    case .root(let index): return root(index)
    case .task(let name): return "\(self.use(.taskNamed))(\(PythonLiteral.text(name)))"
    case .computed(let template):
      if let slot = scope.taskVariables.slot(of: template) { return scope.locals[slot] }
      return "\(self.use(.taskNamed))(\(text(template)))"
    }
  }

  /// The object that a step names; one whose name is computed is asked whether it will do.
  func object(_ reference: ObjectReference, for operation: String, with method: String) -> String {
    switch reference {
    case .known(let index): names.objects[index]
    case .computed(let template):
      "\(use(.objectFor))(\"\(operation)\", \"\(method)\", \(text(template)))"
    }
  }

  /// A new exception.
  func exception(_ maker: ExceptionMaker, isCalled: Bool) -> String {
    let type = exceptionClass(maker.type, withMessage: maker.message != nil)
    guard let message = maker.message else { return isCalled ? type + "()" : type }
    return "\(type)(\(text(message)))"
  }

  /// The class of an exception's name.
  func exceptionClass(_ name: String, withMessage: Bool = false) -> String {
    if name == "SkippedError" { return use(.skippedError) }
    if name == "KeyError", withMessage { return use(.plainKeyError) }
    return PythonWords.exceptions[name] ?? names.exceptions[Name(name)] ?? "Exception"
  }
}

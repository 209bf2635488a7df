import TaskGraphs

extension ProgramWriter {
  /// Writes a coroutine's function.
  func writeCoroutine(_ index: Int) {
    let coroutine = graph.coroutines[index]
    enter(.coroutine(index))
    code.blank(2)
    if findsGroups, scope.assignments?.opensGroup == true {
      code.line(Piece("@" + use(.ownGroups)))
    }
    let parameters = scope.locals.prefix(coroutine.parameters.count).map { Piece($0) }
    code.open(Piece("async def \(names.coroutines[index])(", parameters, ")"))
    writeBody(coroutine.body)
    code.close()
    scope = .none
  }

  /// Writes the function of a root task; none where the task only runs a coroutine.
  func writeRoot(_ index: Int) {
    guard directCall(index) == nil else { return }
    let root = graph.tasks[index]
    code.blank(2)
    code.open(Piece("async def \(names.roots[index])()"))
    if !root.after.isEmpty {
      code.line(Piece("await \(use(.after))(", root.after.map { Piece(self.root($0)) }, ")"))
    }
    switch root.work {
    case .nothing: break
    case .steps(let body):
      enter(.root(index))
      writeBody(body)
      scope = .none
    case .run(let coroutine, let arguments):
      code.line(call(coroutine, arguments).after("return await "))
    }
    code.close()
  }

  /// The call that is all that a root task does; nil where it does more.
  ///
  /// The arguments are evaluated when the task begins: only such as are the same before stand in the
  /// call that creates it.
  func directCall(_ index: Int) -> Piece? {
    let root = graph.tasks[index]
    guard root.after.isEmpty, case .run(let coroutine, let arguments) = root.work else {
      return nil
    }
    let areConstant = arguments.allSatisfy { argument in
      if case .constant = argument.value { true } else { false }
    }
    return areConstant ? call(coroutine, arguments) : nil
  }

  private func enter(_ id: BodyID) {
    scope = .none
    scope.body = id
    scope.locals = names.locals[id] ?? []
    scope.groups = names.groups[id] ?? [:]
    scope.taken = Set(scope.locals).union(scope.groups.values)
    scope.taskVariables = taskVariables[id] ?? .none
    scope.assignments = assignments[id]
  }

  private func writeBody(_ body: Body) {
    var visitor = SharedBindings()
    visitor.walk(body.steps)
    let bound = visitor.indices.sorted().map { names.shared[$0] }
    if !bound.isEmpty { code.line(Piece("global " + bound.joined(separator: ", "))) }
    write(body.steps)
  }

  /// Writes the function that starts the root tasks.
  func writeMain() {
    let roots = graph.tasks.indices.map { index in
      let call = directCall(index) ?? Piece(names.roots[index] + "()")
      let name = "name=" + PythonLiteral.text(graph.tasks[index].id)
      return Piece("asyncio.create_task(", [call, Piece(name)], ")")
    }
    code.blank(2)
    code.open(Piece("async def \(names[.main])()"))
    code.line("\"\"\"Start the tasks that are there from the beginning.\"\"\"")
    writeFutures()
    if naming.findsRoots {
      for (index, root) in roots.enumerated() { code.line(root.after(self.root(index) + " = ")) }
      code.line(Piece("return list(\(use(.tasks)).values())"))
    } else {
      // One to a line, however short they are.
      code.openList("return [")
      for root in roots { code.item(root) }
      code.closeList("]")
    }
    code.close()
  }

  /// Futures belong to a loop: they are made when there is one.
  private func writeFutures() {
    let futures = graph.objects.indices.filter { graph.objects[$0].kind == .future }
    guard !futures.isEmpty else { return }
    let identifiers = futures.map { names.objects[$0] }
    code.line(Piece("global " + identifiers.joined(separator: ", ")))
    for (index, identifier) in zip(futures, identifiers) {
      code.line(Piece("\(identifier) = asyncio.get_running_loop().create_future()"))
      if needsObjectTable {
        let name = PythonLiteral.text(graph.objects[index].name)
        code.line(Piece("\(use(.objects))[\(name)] = \(identifier)"))
      }
    }
  }
}

/// The shared variables that a body binds.
private struct SharedBindings: StepVisitor {
  var indices: Set<Int> = []

  mutating func bind(_ binding: Binding, _ source: BindingSource) {
    if case .shared(let index) = binding { indices.insert(index) }
  }
}

import CooperativeLoop
import JSONDocuments

// Root tasks, and the bodies of coroutines.
extension GraphDecoder {
  private static let taskKeys = KeyTable(["id", "steps", "run", "args", "after"])

  mutating func readTaskHeaders(_ node: JSONNode) {
    guard isList(node, .tasks) else { return }
    if node.count == 0 { problems.add(.value(.noTask), at: node) }
    tasks.reserveCapacity(node.count)
    entities.reserveCapacity(entities.count + node.count)
    for task in node.elements where isObject(task, .task) {
      let found = members(of: task, known: GraphDecoder.taskKeys, of: .task)
      guard let idNode = found[0] else {
        problems.add(.key(.noID), at: task)
        continue
      }
      // A task whose id is wrong is read all the same, for what else is wrong with it.
      let id = declaredTask(idNode) ?? ""
      tasks.append(
        TaskHeader(
          id: id,
          node: task,
          after: found[4],
          steps: found[1],
          run: found[2],
          args: found[3]
        )
      )
    }
  }

  private mutating func declaredTask(_ node: JSONNode) -> String? {
    guard let id = name(node, of: .task) else { return nil }
    guard let other = entities[Name(id)] else {
      entities[Name(id)] = .task(tasks.count)
      return id
    }
    problems.add(.name(.taken(id, by: other.noun)), at: node)
    return nil
  }

  mutating func coroutineBodies() -> [Coroutine] {
    var bodies: [Coroutine] = []
    for (index, header) in coroutines.enumerated() {
      scope = NameScope(shared: shared, parameters: header.parameters)
      surroundings = Surroundings()
      sites.coroutineNames.append(header.name)
      let place = sites.add(
        .coroutine,
        index: UInt32(index),
        operation: Operations.coroutine,
        start: header.node.start
      )
      var steps: [Step] = []
      if let node = header.steps {
        steps = self.steps(node, in: SiteParent(site: place))
      }
      let body = Body(localNames: scope.localNames, steps: steps)
      bodies.append(Coroutine(name: header.name, parameters: header.parameters, body: body))
    }
    return bodies
  }

  mutating func rootTasks() -> [RootTask] {
    var roots: [RootTask] = []
    roots.reserveCapacity(tasks.count)
    var hasDependencies = false
    for (index, header) in tasks.enumerated() {
      let place = sites.add(
        .task,
        index: UInt32(index),
        operation: Operations.task,
        start: header.node.start
      )
      let after = header.after.map { dependencies($0) } ?? []
      let afterSite = header.after.map { after in
        sites.add(.after, parent: place, operation: Operations.after, start: after.start)
      }
      if !after.isEmpty { hasDependencies = true }
      roots.append(
        RootTask(
          id: header.id,
          work: work(of: header, at: place),
          after: after,
          site: place,
          afterSite: afterSite
        )
      )
    }
    if hasDependencies { checkCycles(roots) }
    return roots
  }

  private mutating func work(of header: TaskHeader, at place: SiteID) -> RootWork {
    if let steps = header.steps, header.run != nil {
      problems.add(.key(.stepsAndRun), at: steps)
    }
    if header.run == nil, let args = header.args {
      problems.add(.call(.noCoroutineToRun), at: args)
    }
    // A root's arguments see no locals: what they name is shared or unbound.
    scope = NameScope(shared: shared)
    surroundings = Surroundings()
    if let steps = header.steps {
      let steps = self.steps(steps, in: SiteParent(site: place))
      return .steps(Body(localNames: scope.localNames, steps: steps))
    }
    guard let run = header.run,
      let name = text(run, .run),
      let coroutine = coroutine(name, at: run),
      let arguments = arguments(header.args, of: coroutine, at: run)
    else { return .nothing }
    return .run(coroutine: coroutine, arguments: arguments)
  }

  private mutating func dependencies(_ node: JSONNode) -> [Int] {
    guard isList(node, .after) else { return [] }
    var found: [Int] = []
    found.reserveCapacity(node.count)
    var seen: Set<Int> = []
    for element in node.elements {
      guard let id = text(element, .dependency) else { continue }
      switch entities[Name(id)] {
      case .task(let index):
        if seen.insert(index).inserted {
          found.append(index)
        } else {
          problems.add(.dependency(.repeated(id)), at: element)
        }
      case .brokenObject: break
      case nil: tellUnknown(id, at: element, .rootTask, among: tasks.prefix(500).map(\.id))
      case .some(let other): tellWrongKind(id, is: other, at: element, wanted: [.noun(.rootTask)])
      }
    }
    return found
  }
}

import TaskGraphs

/// How much the names of a graph's tasks matter, and so how much the program does about them.
struct TaskNaming {
  /// Roots are found by their name: they stand in a table.
  private(set) var findsRoots = false
  /// Any task can be found by its name, or may not be started under a name that is taken: all stand in
  /// the table.
  private(set) var findsAll = false
  /// What can be seen of a run depends on the names of spawned tasks.
  private(set) var isVisible = false
  /// Some ids are computed: they could be names of objects and coroutines, too.
  private(set) var computesIDs = false

  /// Looks through a graph.
  ///
  /// - Complexity: O(*n*) in the length of the graph.
  init(_ graph: TaskGraph, _ taskVariables: [BodyID: TaskVariables]) {
    var visitor = NamingVisitor(graph)
    for (id, body) in graph.bodies {
      visitor.isRepeated = if case .coroutine = id { true } else { false }
      visitor.taskVariables = taskVariables[id] ?? .none
      visitor.walkCounting(body.steps)
    }
    for root in graph.tasks {
      guard case .run(let coroutine, let arguments) = root.work else { continue }
      visitor.taskVariables = .none
      visitor.walk(.known(coroutine), arguments)
    }
    if graph.tasks.contains(where: { !$0.after.isEmpty }) { visitor.findsRoots = true }
    computesIDs = visitor.computesIDs
    findsAll =
      visitor.findsAll || visitor.computesIDs || TaskNaming.canCollide(graph, visitor.ids)
    isVisible = findsAll || visitor.isVisible
    findsRoots = findsAll || visitor.findsRoots
  }

  /// Whether an id that is given could be one that a coroutine's tasks get by default.
  private static func canCollide(_ graph: TaskGraph, _ ids: [String]) -> Bool {
    let coroutines = Set(graph.coroutines.map { Name($0.name) })
    let given =
      ids + graph.tasks.map(\.id) + graph.objects.map(\.name) + graph.coroutines.map(\.name)
    return given.contains { name in
      guard let dash = name.utf8.lastIndex(of: UInt8(ascii: "-")) else { return false }
      let number = name[name.utf8.index(after: dash)...]
      return !number.isEmpty && number.utf8.allSatisfy { (48...57).contains($0) }
        && coroutines.contains(Name(String(name[..<dash])))
    }
  }
}

private struct NamingVisitor: StepVisitor {
  var findsRoots = false
  var findsAll = false
  var isVisible = false
  var computesIDs = false
  /// The ids that are written out.
  var ids: [String] = []
  /// Whether the steps at hand may run more than once.
  var isRepeated = false
  var taskVariables = TaskVariables.none
  private let roots: Set<Name>
  private let futures: Set<Name>
  private var seen: Set<Name>

  init(_ graph: TaskGraph) {
    roots = Set(graph.tasks.map { Name($0.id) })
    futures = Set(graph.objects.filter { $0.kind == .future }.map { Name($0.name) })
    seen = roots
  }

  /// Visits steps, knowing which of them stand in a loop.
  mutating func walkCounting(_ steps: [Step]) {
    for step in steps {
      visit(step.operation)
      step.operation.showParts(to: &self)
      let wasRepeated = isRepeated
      if step.operation.isLoop { isRepeated = true }
      for block in step.operation.blocks { walkCounting(block) }
      isRepeated = wasRepeated
    }
  }

  mutating func visit(_ operation: StepOperation) {
    switch operation {
    case .spawn(_, let id, _, _): note(id)
    case .gather(let targets, _, _), .asCompleted(let targets, _, _):
      for target in targets { note(target) }
    case .waitFor(let target, _, _), .shield(let target, _): note(target)
    // What is bound is names.
    case .wait(_, _, _, _?): isVisible = true
    default: break
    }
  }

  private mutating func note(_ target: Target) {
    if case .coroutine(_, let id) = target { note(id) }
  }

  /// Takes note of the id that a new task is given.
  private mutating func note(_ id: Template?) {
    switch id {
    case .constant(let text):
      ids.append(text)
      isVisible = true
      if isRepeated || !seen.insert(Name(text)).inserted { findsAll = true }
    case .pieces: computesIDs = true
    case nil: break
    }
  }

  mutating func visit(_ use: TaskUse) {
    switch use {
    case .root: findsRoots = true
    case .task: findsAll = true
    case .computed(let template):
      if taskVariables.slot(of: template) == nil {
        findsAll = true
        walk(template)
      }
    }
  }

  mutating func visit(call: CoroutineReference, _ arguments: [Argument]) {
    if case .computed = call { isVisible = true }
  }

  mutating func bind(_ binding: Binding, _ source: BindingSource) {
    guard case .spawnedID = source else { return }
    if case .local(let slot) = binding, taskVariables.contains(slot) { return }
    isVisible = true
  }

  mutating func visit(_ expression: Expression) {
    var previous: Expression.Code?
    for instruction in expression.code {
      if case .call(let function, let count) = instruction {
        look(function, count, previous, expression.constants)
      }
      previous = instruction
    }
  }

  /// Takes note of a function that looks at a task.
  private mutating func look(
    _ function: Function,
    _ count: UInt32,
    _ argument: Expression.Code?,
    _ constants: [Value]
  ) {
    switch function {
    case .task: isVisible = true
    case .done, .cancelled:
      guard count == 1, case .constant(let index) = argument,
        case .text(let name) = constants[Int(index)]
      else {
        findsAll = true
        return
      }
      if roots.contains(Name(name)) {
        findsRoots = true
      } else if !futures.contains(Name(name)) {
        findsAll = true
      }
    default: break
    }
  }
}

extension StepOperation {
  /// Whether the steps in it can run more than once.
  var isLoop: Bool {
    switch self {
    case .while, .for, .repeat, .asCompleted: true
    default: false
    }
  }
}

import TaskGraphs

/// The locals of a body that hold nothing but tasks, and are used for nothing else.
///
/// The graph binds a task's id, a text. Where all that is done with it is to wait for the task or to
/// cancel it, the program keeps the task itself, as one writes asyncio.
struct TaskVariables {
  private var isTask: [Bool]

  /// Looks through a body.
  ///
  /// - Parameters:
  ///   - body: The body.
  ///   - parameterCount: How many of its locals are bound by calls.
  init(_ body: Body, parameterCount: Int) {
    var visitor = TaskVariableVisitor(count: body.localNames.count)
    visitor.walk(body.steps)
    isTask = visitor.isSpawned.indices.map { slot in
      slot >= parameterCount && visitor.isSpawned[slot] && !visitor.isElse[slot]
    }
  }

  /// Where there are no locals.
  static let none = TaskVariables()

  private init() { isTask = [] }

  /// Whether a local holds nothing but tasks.
  func contains(_ slot: Int) -> Bool { slot < isTask.count && isTask[slot] }

  /// The local that a template is the value of, where that local holds a task.
  func slot(of template: Template) -> Int? {
    guard let slot = template.onlyLocal, contains(slot) else { return nil }
    return slot
  }
}

extension Template {
  /// The local that it consists of, where it consists of nothing else.
  var onlyLocal: Int? {
    guard case .pieces(let pieces) = self, pieces.count == 1,
      case .expression(let expression) = pieces[0], expression.code.count == 1,
      case .local(let slot, _) = expression.code[0]
    else { return nil }
    return Int(slot)
  }
}

private struct TaskVariableVisitor: StepVisitor {
  /// Whether a local is bound to a task's id somewhere.
  var isSpawned: [Bool]
  /// Whether it is bound to something else, or read as something else than a task's name.
  var isElse: [Bool]

  init(count: Int) {
    isSpawned = Array(repeating: false, count: count)
    isElse = isSpawned
  }

  mutating func visit(_ expression: Expression) {
    for case .local(let slot, _) in expression.code { isElse[Int(slot)] = true }
  }

  mutating func visit(_ use: TaskUse) {
    if case .computed(let template) = use, template.onlyLocal == nil { walk(template) }
  }

  mutating func bind(_ binding: Binding, _ source: BindingSource) {
    guard case .local(let slot) = binding else { return }
    if case .spawnedID = source { isSpawned[slot] = true } else { isElse[slot] = true }
  }
}

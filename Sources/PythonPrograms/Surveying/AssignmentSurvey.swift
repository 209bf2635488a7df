import TaskGraphs

/// Which locals of a body, and which groups, may be read before they are bound.
///
/// What follows a step is taken to follow all of it: a branch binds only what both sides bind, and a
/// loop or a guarded block binds nothing.
struct AssignmentSurvey {
  /// The locals that are bound somewhere, by slot.
  private(set) var isBound: [Bool]
  /// The locals that may be read before they are bound, though they are bound somewhere.
  private(set) var mayBeUnbound: [Bool]
  /// Whether a task may be spawned into a group that this body has not surely opened.
  private(set) var usesForeignGroup = false
  /// Whether the body opens a group.
  private(set) var opensGroup = false

  private var isAssigned: [Bool]
  /// The slots assigned so far, so that a branch can be taken back.
  private var trail: [Int] = []
  private var groups: Set<Name> = []

  /// Looks through a body.
  ///
  /// - Complexity: O(*n*) in the steps, times how deep they are nested.
  init(_ body: Body, parameterCount: Int) {
    isAssigned = body.localNames.indices.map { $0 < parameterCount }
    isBound = isAssigned
    mayBeUnbound = Array(repeating: false, count: body.localNames.count)
    follow(body.steps)
    for slot in isBound.indices where !isBound[slot] { mayBeUnbound[slot] = false }
  }

  private mutating func follow(_ steps: [Step]) {
    for step in steps { follow(step.operation) }
  }

  private mutating func follow(_ operation: StepOperation) {
    switch operation {
    case .if(_, let then, let otherwise):
      operation.showParts(to: &self)
      let afterThen = attempt(then)
      let afterElse = Set(attempt(otherwise))
      for slot in afterThen where afterElse.contains(slot) { assign(slot) }
    case .timeout(_, let steps), .with(_, let steps):
      operation.showParts(to: &self)
      follow(steps)
    case .group(let name, let steps):
      opensGroup = true
      groups.insert(name)
      follow(steps)
    case .spawn(_, _, let group, _):
      if let group, !groups.contains(group) { usesForeignGroup = true }
      operation.showParts(to: &self)
    case .for(let binding, _, _), .asCompleted(_, let binding?, _),
      .repeat(_, let binding?, _):
      followLoop(operation, binding)
    case .try(let body, let parts, let otherwise, let finally):
      followTry(body, parts, otherwise, finally)
    default:
      operation.showParts(to: &self)
      for block in operation.blocks { _ = attempt(block) }
    }
  }

  /// A loop that may not run at all binds nothing for what follows.
  private mutating func followLoop(_ operation: StepOperation, _ binding: Binding) {
    let mark = trail.count
    let before = groups
    operation.showParts(to: &self)
    for block in operation.blocks { follow(block) }
    takeBack(to: mark)
    groups = before
  }

  private mutating func followTry(
    _ body: [Step],
    _ parts: [ExceptPart],
    _ otherwise: [Step],
    _ finally: [Step]
  ) {
    let before = groups
    guard !parts.isEmpty else {
      // Where something is raised, only `finally` follows.
      let mark = trail.count
      follow(body)
      follow(otherwise)
      let assigned = Array(trail[mark...])
      takeBack(to: mark)
      follow(finally)
      for slot in assigned { assign(slot) }
      return
    }
    let mark = trail.count
    follow(body)
    follow(otherwise)
    takeBack(to: mark)
    groups = before
    for part in parts {
      let mark = trail.count
      if let binding = part.binding { bind(binding, .kinds(.other)) }
      follow(part.steps)
      takeBack(to: mark)
    }
    groups = before
    follow(finally)
  }

  /// Follows steps that may not run, or not to their end.
  ///
  /// - Returns: What they assign.
  private mutating func attempt(_ steps: [Step]) -> [Int] {
    let mark = trail.count
    let before = groups
    follow(steps)
    let assigned = Array(trail[mark...])
    takeBack(to: mark)
    groups = before
    return assigned
  }

  private mutating func takeBack(to mark: Int) {
    for slot in trail[mark...] { isAssigned[slot] = false }
    trail.removeSubrange(mark...)
  }

  private mutating func assign(_ slot: Int) {
    isBound[slot] = true
    guard !isAssigned[slot] else { return }
    isAssigned[slot] = true
    trail.append(slot)
  }
}

extension AssignmentSurvey: StepVisitor {
  mutating func visit(_ expression: Expression) {
    for case .local(let slot, _) in expression.code where !isAssigned[Int(slot)] {
      mayBeUnbound[Int(slot)] = true
    }
  }

  mutating func visit(_ use: TaskUse) {
    if case .computed(let template) = use { walk(template) }
  }

  mutating func bind(_ binding: Binding, _ source: BindingSource) {
    if case .local(let slot) = binding { assign(slot) }
  }
}

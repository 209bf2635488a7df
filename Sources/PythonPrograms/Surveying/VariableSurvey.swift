import TaskGraphs

/// What each variable of a graph can hold: found out by going over all bindings until nothing changes.
struct VariableSurvey {
  fileprivate var shared: [Holding]
  fileprivate var locals: [BodyID: [Holding]] = [:]
  /// What coroutines return, and what goes through futures and queues.
  fileprivate var results = Holding()
  /// What root tasks return, that no name of a spawned task can be mistaken for.
  fileprivate var rootResults = Holding()
  fileprivate let rootNames: SortedNames
  private let graph: TaskGraph

  /// After so many passes what still grows is taken to grow for ever.
  private static let exactPasses = 3
  /// Bindings can depend on each other in long chains; few are worth more passes.
  private static let mostPasses = 12

  /// Surveys a graph.
  ///
  /// - Complexity: O(*n*) in the length of the graph.
  init(_ graph: TaskGraph) {
    self.graph = graph
    rootNames = SortedNames(graph.tasks.map(\.id))
    shared = graph.variables.map { variable in
      var holding = Holding()
      _ = holding.join(.literal(variable.value), isSettling: false)
      return holding
    }
    // What is gathered or awaited can be nothing, a truth value, or what stands for an exception.
    _ = results.join(.plain([.other, .bool]), isSettling: false)
    for (id, body) in graph.bodies {
      locals[id] = Array(repeating: Holding(), count: body.localNames.count)
    }
    var passes = 0
    while pass(isSettling: passes >= VariableSurvey.exactPasses) {
      passes += 1
      if passes == VariableSurvey.mostPasses {
        giveUp()
        break
      }
    }
  }

  private mutating func giveUp() {
    results = .anything
    rootResults = .anything
    for index in shared.indices { shared[index] = .anything }
    for id in Array(locals.keys) { locals[id] = locals[id]?.map { _ in .anything } }
  }

  /// Goes over all bindings once.
  ///
  /// - Returns: Whether anything changed.
  private mutating func pass(isSettling: Bool) -> Bool {
    var visitor = BindingVisitor(survey: self, isSettling: isSettling)
    for (id, body) in graph.bodies {
      visitor.body = id
      visitor.walk(body.steps)
    }
    for root in graph.tasks {
      guard case .run(let coroutine, let arguments) = root.work else { continue }
      visitor.body = nil
      visitor.visit(call: .known(coroutine), arguments)
    }
    self = visitor.survey
    return visitor.hasChanged
  }

  /// Nothing is known of parameters that calls pass under computed names.
  fileprivate mutating func giveUpParameters() -> Bool {
    var hasChanged = false
    for (index, coroutine) in graph.coroutines.enumerated() {
      for slot in coroutine.parameters.indices {
        let isNew = locals[.coroutine(index)]?[slot].join(.anything, isSettling: true)
        if isNew == true { hasChanged = true }
      }
    }
    return hasChanged
  }

  /// What the expressions of a body see; nil is where there are no locals.
  func view(of body: BodyID?) -> View { View(survey: self, body: body) }

  /// The variables as one body sees them.
  struct View: VariableFacts {
    fileprivate let survey: VariableSurvey
    fileprivate let body: BodyID?

    func shared(_ index: Int) -> NumberFacts { survey.shared[index].facts }

    func local(_ slot: Int) -> NumberFacts {
      body.flatMap { survey.locals[$0]?[slot].facts } ?? .plain([])
    }
  }
}

/// Joins all that is bound to a variable.
private struct BindingVisitor: StepVisitor {
  var survey: VariableSurvey
  let isSettling: Bool
  var body: BodyID?
  var hasChanged = false
  private var hasComputedCall = false

  init(survey: VariableSurvey, isSettling: Bool) {
    self.survey = survey
    self.isSettling = isSettling
  }

  private func facts(_ operand: Operand) -> NumberFacts { operand.facts(survey.view(of: body)) }

  private func facts(_ source: BindingSource) -> NumberFacts {
    switch source {
    case .operand(let operand): return facts(operand)
    case .element(let operand): return facts(operand).element
    case .index(let operand):
      let count = facts(operand)
      return .integer(upTo: count.greatestInteger)
    case .awaited(let target): return results(mayBeRoot: mayBeRoot(target))
    case .result(let targets): return results(mayBeRoot: targets.contains(where: mayBeRoot))
    case .results(let targets):
      return results(mayBeRoot: targets.contains(where: mayBeRoot)).with(.list)
    case .queued: return survey.results.facts
    case .spawnedID: return .plain(.text)
    case .kinds(let kinds): return .plain(kinds)
    }
  }

  private func results(mayBeRoot: Bool) -> NumberFacts {
    mayBeRoot ? survey.results.facts.or(survey.rootResults.facts) : survey.results.facts
  }

  private func mayBeRoot(_ target: AwaitTarget) -> Bool {
    switch target {
    case .root: true
    case .computed(let template, _): survey.rootNames.mayContain(template)
    case .task, .object, .coroutine: false
    }
  }

  private func mayBeRoot(_ target: Target) -> Bool {
    switch target {
    case .root: true
    case .computed(let template): survey.rootNames.mayContain(template)
    case .task, .future, .coroutine: false
    }
  }

  mutating func give(_ operand: Operand) {
    guard case .root = body else { return publish(operand) }
    if survey.rootResults.join(facts(operand), isSettling: isSettling) { hasChanged = true }
  }

  mutating func bind(_ binding: Binding, _ source: BindingSource) {
    let facts = facts(source)
    let isNew =
      switch binding {
      case .shared(let index): survey.shared[index].join(facts, isSettling: isSettling)
      case .local(let slot):
        body.flatMap { survey.locals[$0]?[slot].join(facts, isSettling: isSettling) } ?? false
      }
    if isNew { hasChanged = true }
  }

  mutating func publish(_ operand: Operand) {
    let facts = facts(operand)
    if survey.results.join(facts, isSettling: isSettling) { hasChanged = true }
  }

  mutating func visit(call: CoroutineReference, _ arguments: [Argument]) {
    switch call {
    case .known(let index):
      for argument in arguments {
        guard let slot = argument.slot else { continue }
        let facts = facts(argument.value)
        let isNew = survey.locals[.coroutine(index)]?[slot].join(facts, isSettling: isSettling)
        if isNew == true { hasChanged = true }
      }
    case .computed:
      guard !hasComputedCall else { return }
      hasComputedCall = true
      if survey.giveUpParameters() { hasChanged = true }
    }
  }
}

extension Operand {
  /// What is known of its value.
  func facts(_ variables: some VariableFacts) -> NumberFacts {
    switch self {
    case .constant(let value): .literal(value)
    case .expression(let expression):
      ExpressionTree(expression).facts(variables).last ?? .plain([])
    case .list(let elements):
      elements.reduce(NumberFacts.plain([])) { $0.or($1.facts(variables)) }.with(.list)
    case .object(let members):
      members.reduce(NumberFacts.plain([])) { $0.or($1.value.facts(variables)) }.with(.other)
    }
  }
}

import TaskGraphs

/// What each variable of a graph can hold: found out by going over all bindings until nothing changes.
struct VariableSurvey {
  /// What is known of one variable.
  struct Holding {
    var kinds: Kinds = []
    /// The smallest magnitude but zero that is bound to it.
    var least = Double.infinity

    static let anything = Holding(kinds: .any, least: 0)

    mutating func join(_ facts: NumberFacts) -> Bool {
      let before = self
      kinds.formUnion(facts.kinds)
      least = min(least, facts.least)
      return kinds != before.kinds || least != before.least
    }
  }

  private(set) var range = NumberRange.counting
  private var shared: [Holding]
  private var locals: [BodyID: [Holding]] = [:]
  private let graph: TaskGraph

  /// Bindings can depend on each other in a circle; most settle at once, and few are worth more.
  private static let mostPasses = 6

  /// Surveys a graph.
  ///
  /// - Complexity: O(*n*) in the length of the graph.
  init(_ graph: TaskGraph) {
    self.graph = graph
    shared = graph.variables.map { variable in
      var holding = Holding()
      _ = holding.join(.literal(variable.value))
      return holding
    }
    for (id, body) in graph.bodies {
      locals[id] = Array(repeating: Holding(), count: body.localNames.count)
    }
    var passes = 0
    while pass().hasChanged {
      passes += 1
      if passes == VariableSurvey.mostPasses {
        giveUp()
        break
      }
    }
    let starts = graph.variables.allSatisfy { NumberFacts.literal($0.value).growsSlowly }
    if !starts || !pass().growsSlowly { range = .unbounded }
  }

  private mutating func giveUp() {
    for index in shared.indices { shared[index] = .anything }
    for id in Array(locals.keys) {
      locals[id] = locals[id]?.map { _ in .anything }
    }
  }

  /// Goes over all bindings once.
  private mutating func pass() -> (hasChanged: Bool, growsSlowly: Bool) {
    var visitor = BindingVisitor(survey: self)
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
    return (visitor.hasChanged, visitor.growsSlowly)
  }

  fileprivate mutating func join(_ facts: NumberFacts, shared index: Int) -> Bool {
    shared[index].join(facts)
  }

  fileprivate mutating func join(_ facts: NumberFacts, local slot: Int, of body: BodyID) -> Bool {
    locals[body]?[slot].join(facts) ?? false
  }

  fileprivate mutating func joinAllParameters() -> Bool {
    var hasChanged = false
    for (index, coroutine) in graph.coroutines.enumerated() {
      for slot in coroutine.parameters.indices {
        let facts = NumberFacts.unknown(in: range)
        if join(facts, local: slot, of: .coroutine(index)) { hasChanged = true }
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

    var range: NumberRange { survey.range }

    func shared(_ index: Int) -> NumberFacts {
      let holding = survey.shared[index]
      return .unknown(holding.kinds, least: holding.least, in: range)
    }

    func local(_ slot: Int) -> NumberFacts {
      guard let body, let holding = survey.locals[body]?[slot] else { return .plain([]) }
      return .unknown(holding.kinds, least: holding.least, in: range)
    }
  }
}

/// Joins all that is bound to a variable.
private struct BindingVisitor: StepVisitor {
  var survey: VariableSurvey
  var body: BodyID?
  var hasChanged = false
  var growsSlowly = true
  private var hasComputedCall = false

  init(survey: VariableSurvey) { self.survey = survey }

  mutating func bind(_ binding: Binding, _ source: BindingSource) {
    let facts: NumberFacts =
      switch source {
      case .operand(let operand): published(operand)
      case .element(let operand): published(operand).element(in: survey.range)
      case .spawnedID: .plain(.text)
      case .kinds(let kinds): .unknown(kinds, in: survey.range)
      }
    let isNew =
      switch binding {
      case .shared(let index): survey.join(facts, shared: index)
      case .local(let slot):
        body.map { survey.join(facts, local: slot, of: $0) } ?? false
      }
    if isNew { hasChanged = true }
  }

  mutating func publish(_ operand: Operand) { _ = published(operand) }

  private mutating func published(_ operand: Operand) -> NumberFacts {
    let facts = operand.facts(survey.view(of: body))
    if !facts.growsSlowly { growsSlowly = false }
    return facts
  }

  mutating func visit(call: CoroutineReference, _ arguments: [Argument]) {
    for argument in arguments {
      let facts = published(argument.value)
      guard case .known(let index) = call, let slot = argument.slot else { continue }
      if survey.join(facts, local: slot, of: .coroutine(index)) { hasChanged = true }
    }
    if case .computed = call, !arguments.isEmpty, !hasComputedCall {
      hasComputedCall = true
      if survey.joinAllParameters() { hasChanged = true }
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

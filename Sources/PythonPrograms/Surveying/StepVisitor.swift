import TaskGraphs

/// Where a value that a step binds comes from.
enum BindingSource {
  case operand(Operand)
  /// An element of what an operand gives.
  case element(of: Operand)
  /// A number from 0 on, below what an operand gives.
  case index(below: Operand)
  /// What is awaited gives it.
  case awaited(AwaitTarget)
  /// One of these gives it.
  case result(of: [Target])
  /// A list of what these give.
  case results(of: [Target])
  /// A queue gives it.
  case queued
  /// The id of a task that the step starts.
  case spawnedID
  /// Whatever it is, its type is one of these.
  case kinds(Kinds)
}

/// How a step names a task.
enum TaskUse {
  case root(Int)
  case task(String)
  /// The name of a task, or of a future or a coroutine where the operation takes these as well.
  case computed(Template)
}

/// Sees what the steps of a graph mention, each once, in the order of the document.
protocol StepVisitor {
  mutating func visit(_ operation: StepOperation)
  mutating func visit(_ expression: Expression)
  mutating func visit(_ use: TaskUse)
  mutating func visit(call: CoroutineReference, _ arguments: [Argument])
  mutating func bind(_ binding: Binding, _ source: BindingSource)
  /// A value goes to where other tasks can get it.
  mutating func publish(_ operand: Operand)
  /// A value is what the body gives.
  mutating func give(_ operand: Operand)
}

extension StepVisitor {
  mutating func visit(_ operation: StepOperation) {}
  mutating func visit(_ expression: Expression) {}
  mutating func visit(_ use: TaskUse) {}
  mutating func visit(call: CoroutineReference, _ arguments: [Argument]) {}
  mutating func bind(_ binding: Binding, _ source: BindingSource) {}
  mutating func publish(_ operand: Operand) {}
  mutating func give(_ operand: Operand) {}

  /// Visits steps and all that stands in them.
  mutating func walk(_ steps: [Step]) {
    for step in steps {
      visit(step.operation)
      step.operation.showParts(to: &self)
      for block in step.operation.blocks { walk(block) }
    }
  }

  mutating func walk(_ operand: Operand?) {
    switch operand {
    case .expression(let expression): visit(expression)
    case .list(let elements): for element in elements { walk(element) }
    case .object(let members): for member in members { walk(member.value) }
    case .constant, nil: break
    }
  }

  mutating func walk(_ template: Template?) {
    guard case .pieces(let pieces) = template else { return }
    for case .expression(let expression) in pieces { visit(expression) }
  }

  mutating func walk(_ reference: ObjectReference) {
    if case .computed(let template) = reference { walk(template) }
  }

  mutating func walk(_ call: CoroutineReference, _ arguments: [Argument]) {
    if case .computed(let template) = call { walk(template) }
    for argument in arguments { walk(argument.value) }
    visit(call: call, arguments)
  }

  mutating func walk(_ target: Target) {
    switch target {
    case .root(let index): visit(TaskUse.root(index))
    case .task(let name): visit(TaskUse.task(name))
    case .computed(let template): visit(TaskUse.computed(template))
    case .future: break
    case .coroutine(let call, let id):
      walk(call.coroutine, call.arguments)
      walk(id)
    }
  }

  mutating func bind(_ binding: Binding?, to source: BindingSource) {
    if let binding { bind(binding, source) }
  }
}

extension StepOperation {
  /// The lists of steps that stand in it.
  var blocks: [[Step]] {
    switch self {
    case .asCompleted(_, _, let steps), .timeout(_, let steps), .group(_, let steps),
      .with(_, let steps), .while(_, let steps), .for(_, _, let steps), .repeat(_, _, let steps):
      [steps]
    case .if(_, let then, let otherwise): [then, otherwise]
    case .try(let body, let parts, let otherwise, let finally):
      [body] + parts.map(\.steps) + [otherwise, finally]
    default: []
    }
  }
}

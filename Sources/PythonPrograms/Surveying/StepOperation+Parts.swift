import TaskGraphs

extension StepOperation {
  /// Shows a visitor what the step itself mentions, but not the steps in it.
  func showParts(to visitor: inout some StepVisitor) {
    switch self {
    case .print(let template), .note(let template): visitor.walk(template)
    case .yield(let operand), .sleep(let operand), .work(let operand): visitor.walk(operand)
    case .timeout(let limit, _): visitor.walk(limit)
    case .if(let operand, _, _), .while(let operand, _): visitor.walk(operand)
    case .assert(let operand, let message):
      visitor.walk(operand)
      visitor.walk(message)
    case .return(let value):
      visitor.walk(value)
      visitor.give(value)
    case .raise(let maker): visitor.walk(maker.message)
    case .let, .for, .repeat, .try: showBindings(to: &visitor)
    case .await, .spawn, .gather, .wait, .waitFor, .asCompleted, .shield, .cancel:
      showTargets(to: &visitor)
    case .set, .clear, .with, .acquire, .release, .notify, .put, .get, .putNowait, .getNowait,
      .taskDone, .join, .resolve, .reject:
      showObjects(to: &visitor)
    case .group, .break, .continue, .reraise: break
    }
  }

  private func showBindings(to visitor: inout some StepVisitor) {
    switch self {
    case .let(let assignments):
      for assignment in assignments {
        visitor.walk(assignment.value)
        visitor.bind(assignment.binding, .operand(assignment.value))
      }
    case .for(let binding, let elements, _):
      visitor.walk(elements)
      visitor.bind(binding, .element(of: elements))
    case .repeat(let count, let index, _):
      visitor.walk(count)
      visitor.bind(index, to: .index(below: count))
    case .try(_, let parts, _, _):
      for part in parts { visitor.bind(part.binding, to: .kinds(.other)) }
    default: break
    }
  }

  private func showTargets(to visitor: inout some StepVisitor) {
    switch self {
    case .await(let target, let binding):
      show(target, to: &visitor)
      visitor.bind(binding, to: .awaited(target))
    case .spawn(let call, let id, _, let binding):
      visitor.walk(call.coroutine, call.arguments)
      visitor.walk(id)
      visitor.bind(binding, to: .spawnedID)
    case .gather(let targets, _, let binding):
      for target in targets { visitor.walk(target) }
      visitor.bind(binding, to: .results(of: targets))
    case .wait(let tasks, _, let limit, let binding):
      for task in tasks { visitor.visit(task.use) }
      visitor.walk(limit)
      visitor.bind(binding, to: .kinds(.list))
    case .waitFor(let target, let limit, let binding):
      visitor.walk(limit)
      visitor.walk(target)
      visitor.bind(binding, to: .result(of: [target]))
    case .asCompleted(let targets, let binding, _):
      for target in targets { visitor.walk(target) }
      visitor.bind(binding, to: .result(of: targets))
    case .shield(let target, let binding):
      visitor.walk(target)
      visitor.bind(binding, to: .result(of: [target]))
    case .cancel(let target, let binding):
      if let use = target.use { visitor.visit(use) }
      visitor.bind(binding, to: .kinds(.bool))
    default: break
    }
  }

  private func show(_ target: AwaitTarget, to visitor: inout some StepVisitor) {
    switch target {
    case .root(let index): visitor.visit(TaskUse.root(index))
    case .task(let name): visitor.visit(TaskUse.task(name))
    case .object: break
    case .coroutine(let index, let arguments): visitor.walk(.known(index), arguments)
    case .computed(let template, let arguments):
      if arguments.isEmpty {
        visitor.visit(TaskUse.computed(template))
      } else {
        visitor.walk(.computed(template), arguments)
      }
    }
  }

  private func showObjects(to visitor: inout some StepVisitor) {
    switch self {
    case .set(let object), .clear(let object), .with(let object, _), .acquire(let object),
      .release(let object), .taskDone(let object), .join(let object):
      visitor.walk(object)
    case .notify(let object, let count):
      visitor.walk(object)
      if case .count(let operand) = count { visitor.walk(operand) }
    case .put(let object, let value), .putNowait(let object, let value),
      .resolve(let object, let value):
      visitor.walk(object)
      visitor.walk(value)
      visitor.publish(value)
    case .get(let object, let binding), .getNowait(let object, let binding):
      visitor.walk(object)
      visitor.bind(binding, to: .queued)
    case .reject(let object, let maker):
      visitor.walk(object)
      visitor.walk(maker.message)
    default: break
    }
  }
}

extension TaskReference {
  /// How it names the task.
  var use: TaskUse {
    switch self {
    case .root(let index): .root(index)
    case .task(let name): .task(name)
    case .computed(let template): .computed(template)
    }
  }
}

extension CancelTarget {
  /// How it names the task; nil for a future.
  var use: TaskUse? {
    switch self {
    case .root(let index): .root(index)
    case .task(let name): .task(name)
    case .computed(let template): .computed(template)
    case .future: nil
    }
  }
}

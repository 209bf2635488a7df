import CooperativeLoop

/// What one pass over a whole trace comes to.
struct RunFacts {
  /// The tasks, by index.
  let tasks: [TaskFacts]
  /// How many entries `steps` has: the steps of tasks, and the callbacks that ran.
  let steps: Int
  /// How many entries `output` has.
  let lines: Int

  /// How many steps tasks ran.
  ///
  /// Counts of steps that people are told leave callbacks out.
  var taskSteps: Int { tasks.reduce(0) { $0 + $1.steps } }
}

extension Timeline {
  /// Tells a consumer all steps, in order.
  ///
  /// - Complexity: Linear in the trace; allocates nothing a step.
  @discardableResult
  func forEachStep<Consumer: StepConsumer & ~Copyable>(_ consumer: inout Consumer) -> RunFacts {
    var fold = TimelineFold(of: trace)
    if !trace.isEmpty {
      var reader = trace.makeReader()
      while let event = trace.next(&reader) { fold.take(event, reader, for: &consumer) }
    }
    fold.finish(at: loop.now, for: &consumer)
    return RunFacts(tasks: fold.tasks, steps: fold.count, lines: fold.lines)
  }

  /// The pass that every format needs before it can begin: tasks stand before steps.
  func findFacts() -> RunFacts {
    var nobody = Nobody()
    return forEachStep(&nobody)
  }

  private struct Nobody: StepConsumer {
    mutating func consume(_ step: borrowing TimelineStep) {}
  }
}

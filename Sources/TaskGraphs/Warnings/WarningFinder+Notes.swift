import CooperativeLoop

// What single steps do to the loops around them and to the objects they name.
extension WarningFinder {
  /// Notes what a step does, but for the steps within it.
  mutating func note(_ step: Step) {
    switch step.operation {
    case .print, .note, .work, .return, .raise, .reraise, .break, .continue, .try, .while,
      .timeout:
      break
    case .if(let condition, _, _): evaluate(condition)
    case .assert: mayEnd()
    case .let(let assignments):
      for assignment in assignments {
        evaluate(assignment.value)
        bind(assignment.binding)
      }
    case .for(let binding, let items, _):
      evaluate(items)
      bind(binding)
    case .repeat(let count, let index, _):
      evaluate(count)
      bind(index)
    case .yield(let count):
      if case .constant(let value) = count, !value.isTrue { break }
      suspend()
    case .sleep, .group: suspend()
    default:
      if !noteWait(step) { noteObject(step) }
    }
  }

  /// Notes a step that starts tasks, waits for them or cancels them.
  private mutating func noteWait(_ step: Step) -> Bool {
    switch step.operation {
    case .await(let target, let binding):
      noteAwait(target, at: step.site)
      awaits(target, binding)
    case .spawn(let call, _, _, let binding):
      run(call.coroutine)
      touch()
      bind(binding)
    case .gather(let targets, _, let binding), .asCompleted(let targets, let binding, _):
      for target in targets { noteTarget(target, at: step.site) }
      waits(binding)
    case .waitFor(let target, _, let binding), .shield(let target, let binding):
      noteTarget(target, at: step.site)
      waits(binding)
    case .wait(let tasks, let condition, let limit, let binding):
      // One that need not end with all of them may well have itself among them.
      if condition == .allCompleted, limit == nil {
        for case .root(let index) in tasks { noteRoot(index, at: step.site) }
      }
      waits(binding)
    case .cancel(let target, let binding):
      if case .future(let index) = target { deeds.note(.settled, to: index, at: step.site) }
      if case .computed = target { deeds.noteComputed(.settled) }
      touch()
      bind(binding)
    default: return false
    }
    return true
  }

  private mutating func waits(_ binding: Binding?) {
    suspend()
    bind(binding)
  }

  private mutating func awaits(_ target: AwaitTarget, _ binding: Binding?) {
    guard case .coroutine(let index, let arguments) = target, promptCoroutines.contains(index)
    else { return waits(binding) }
    for argument in arguments { evaluate(argument.value) }
    bind(binding)
  }

  private mutating func noteAwait(_ target: AwaitTarget, at site: SiteID) {
    switch target {
    case .root(let index): noteRoot(index, at: site)
    case .object(let index): deeds.note(.awaited, to: index, at: site)
    case .coroutine(let index, _): isRun[index] = true
    case .computed: hasComputedCoroutine = true
    case .task: break
    }
  }

  private mutating func noteTarget(_ target: Target, at site: SiteID) {
    switch target {
    case .root(let index): noteRoot(index, at: site)
    case .future(let index): deeds.note(.awaited, to: index, at: site)
    case .coroutine(let call, _): run(call.coroutine)
    case .computed: hasComputedCoroutine = true
    case .task: break
    }
  }

  private mutating func run(_ coroutine: CoroutineReference) {
    switch coroutine {
    case .known(let index): isRun[index] = true
    case .computed: hasComputedCoroutine = true
    }
  }

  /// Notes that a root task is waited for, perhaps by itself.
  private mutating func noteRoot(_ index: Int, at site: SiteID) {
    let isItself =
      switch (owner, graph.tasks[index].work) {
      case (.root(let owner), _): owner == index
      case (.coroutine(let owner), .run(let coroutine, _)): owner == coroutine
      case (.coroutine, _): false
      }
    if isItself { warn(.awaitsItself(graph.tasks[index].id), at: site) }
  }
}

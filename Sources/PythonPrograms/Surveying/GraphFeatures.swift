import TaskGraphs

/// What occurs in a graph, as far as helpers must know.
struct GraphFeatures {
  private(set) var hasGroups = false
  private(set) var hasFutures = false
  private(set) var hasWaiters = false
  /// Whether a run may have no end, or a deep stack: there is a `while`, or a coroutine that can come to
  /// itself again.
  private(set) var isOpenEnded = false
  private(set) var isRecursive = false
  /// Whether blocks stand deeper in each other than Python compiles.
  private(set) var isTooDeep = false
  /// Whether what is awaited under a computed name can only be a task.
  private(set) var awaitsOnlyTasks = true

  /// As many blocks as CPython 3.13 compiles inside each other (`CO_MAXBLOCKS`).
  private static let deepestBlocks = 20

  /// Looks through a graph.
  init(_ graph: TaskGraph) {
    var visitor = FeatureVisitor()
    for (id, body) in graph.bodies {
      visitor.body = id
      visitor.walk(body.steps)
    }
    let others = graph.objects.map(\.name) + graph.coroutines.map(\.name)
    let names = SortedNames(others)
    awaitsOnlyTasks = !visitor.awaitsCalls && !visitor.awaited.contains { names.mayContain($0) }
    isTooDeep = graph.bodies.contains { $0.body.steps.depth > GraphFeatures.deepestBlocks }
    hasGroups = visitor.hasGroups
    hasFutures = graph.objects.contains { $0.kind == .future }
    hasWaiters = graph.objects.contains { $0.kind == .waiter }
    isRecursive =
      visitor.callsComputed || GraphFeatures.hasCircle(graph.coroutines.count, visitor.calls)
    isOpenEnded = isRecursive || visitor.hasWhile
  }

  /// Whether coroutines call each other in a circle: taking away those that call none that is left
  /// leaves some.
  private static func hasCircle(_ count: Int, _ calls: [(caller: Int, callee: Int)]) -> Bool {
    var callers: [[Int]] = Array(repeating: [], count: count)
    var openCalls = Array(repeating: 0, count: count)
    for call in calls {
      callers[call.callee].append(call.caller)
      openCalls[call.caller] += 1
    }
    var settled = openCalls.indices.filter { openCalls[$0] == 0 }
    var next = 0
    while next < settled.count {
      for caller in callers[settled[next]] {
        openCalls[caller] -= 1
        if openCalls[caller] == 0 { settled.append(caller) }
      }
      next += 1
    }
    return settled.count < count
  }
}

private struct FeatureVisitor: StepVisitor {
  var body = BodyID.root(0)
  var hasGroups = false
  var hasWhile = false
  var awaitsCalls = false
  /// The computed names that something awaits.
  var awaited: [Template] = []
  var callsComputed = false
  var calls: [(caller: Int, callee: Int)] = []

  mutating func visit(_ operation: StepOperation) {
    switch operation {
    case .group: hasGroups = true
    case .while: hasWhile = true
    case .await(.computed(let template, let arguments), _):
      awaited.append(template)
      if !arguments.isEmpty { awaitsCalls = true }
    default: break
    }
  }

  mutating func visit(call: CoroutineReference, _ arguments: [Argument]) {
    switch call {
    case .known(let callee):
      if case .coroutine(let caller) = body { calls.append((caller, callee)) }
    case .computed: callsComputed = true
    }
  }
}

extension [Step] {
  /// How many blocks of Python stand inside each other here: conditions are none, a `try` can be three.
  fileprivate var depth: Int {
    lazy.map { step in
      let inner = step.operation.blocks.lazy.map(\.depth).max() ?? 0
      switch step.operation {
      case .if: return inner
      case .try: return inner + 3
      default: return step.operation.blocks.isEmpty ? 0 : inner + 1
      }
    }.max() ?? 0
  }
}

import CooperativeLoop

/// The coroutines that are sure to return without letting another task run.
///
/// Whoever awaits one goes on at once, with nothing changed that another could see. Only the plainest
/// ones are found: they hold constants, branches, locals, and calls of others of the kind. A circle of
/// calls is never among them.
struct PromptCoroutines {
  /// Calls within calls; a longer chain could come to the end of some stack.
  private static let deepest = 16

  private var isPrompt: [Bool]

  /// Finds them.
  ///
  /// - Parameter graph: Whose coroutines they are.
  /// - Complexity: O(*n*) in the steps of the coroutines.
  init(of graph: TaskGraph) {
    isPrompt = Array(repeating: false, count: graph.coroutines.count)
    var callers: [[Int]] = Array(repeating: [], count: graph.coroutines.count)
    var openCalls = Array(repeating: 0, count: graph.coroutines.count)
    var depths = Array(repeating: 1, count: graph.coroutines.count)
    var ready: [Int] = []
    for (index, coroutine) in graph.coroutines.enumerated() {
      var calls: [Int] = []
      guard Self.isPlain(coroutine.body.steps, calls: &calls, of: graph) else { continue }
      for call in calls { callers[call].append(index) }
      openCalls[index] = calls.count
      if calls.isEmpty { ready.append(index) }
    }
    while let index = ready.popLast() {
      guard depths[index] <= Self.deepest else { continue }
      isPrompt[index] = true
      for caller in callers[index] {
        depths[caller] = max(depths[caller], depths[index] + 1)
        openCalls[caller] -= 1
        if openCalls[caller] == 0 { ready.append(caller) }
      }
    }
  }

  func contains(_ coroutine: Int) -> Bool { isPrompt[coroutine] }

  /// Whether steps do nothing but go on, as long as the coroutines that they call do.
  private static func isPlain(_ steps: [Step], calls: inout [Int], of graph: TaskGraph) -> Bool {
    for step in steps {
      switch step.operation {
      case .print(.constant), .note(.constant), .return(.constant): break
      case .let(let assignments):
        for assignment in assignments {
          guard case (.local, .constant) = (assignment.binding, assignment.value) else {
            return false
          }
        }
      case .if(.constant, let then, let otherwise):
        guard isPlain(then, calls: &calls, of: graph), isPlain(otherwise, calls: &calls, of: graph)
        else { return false }
      case .await(.coroutine(let index, let arguments), let binding):
        guard arguments.count == graph.coroutines[index].parameters.count,
          arguments.allSatisfy({ $0.value.isConstant }), binding?.isLocal ?? true
        else { return false }
        calls.append(index)
      default: return false
      }
    }
    return true
  }
}

extension Binding {
  fileprivate var isLocal: Bool {
    if case .local = self { true } else { false }
  }
}

import TaskGraphs

/// One of the graph's bodies.
enum BodyID: Hashable {
  case coroutine(Int)
  case root(Int)
}

extension TaskGraph {
  /// All bodies, coroutines first.
  var bodies: [(id: BodyID, body: Body)] {
    var bodies: [(id: BodyID, body: Body)] = []
    for (index, coroutine) in coroutines.enumerated() {
      bodies.append((.coroutine(index), coroutine.body))
    }
    for (index, root) in tasks.enumerated() {
      if case .steps(let body) = root.work { bodies.append((.root(index), body)) }
    }
    return bodies
  }

  /// How many of a body's locals are parameters.
  func parameterCount(of body: BodyID) -> Int {
    switch body {
    case .coroutine(let index): coroutines[index].parameters.count
    case .root: 0
    }
  }
}

import JSONDocuments

/// Holds what a source says of its tasks against what a graph may be.
struct DependencyCheck {
  private let graph: ImportedGraph
  private let positions: JSONPositions
  private var problems: [ImportProblem] = []
  private var indexes: [String: Int] = [:]
  /// For each task those that it waits for, each once.
  private(set) var dependencies: [[Int]] = []

  init(_ graph: ImportedGraph, in source: [UInt8]) {
    self.graph = graph
    positions = JSONPositions(of: source)
  }

  /// Finds everything that is wrong.
  ///
  /// - Parameter options: The scale counts: a cost may become too large by it.
  /// - Throws: The problems, in the order of the tasks.
  mutating func run(_ options: ImportOptions) throws(ImportError) {
    guard !graph.tasks.isEmpty else { throw ImportError(.noTasks) }
    indexes.reserveCapacity(graph.tasks.count)
    for (index, task) in graph.tasks.enumerated() {
      if !Self.isName(task.id) { add(.invalidName(task.id), task) }
      if indexes.updateValue(index, forKey: task.id) != nil { add(.duplicateTask(task.id), task) }
      if task.cost.seconds(scale: options.scale) == nil {
        add(.badCost("more than a number can hold", of: task.id), task)
      }
    }
    resolve()
    if problems.isEmpty { findCycle() }
    guard problems.isEmpty else { throw ImportError(problems.inOrder) }
  }

  private mutating func resolve() {
    // The last task that named one, so that finding a second mention costs nothing.
    var lastUser = [Int](repeating: -1, count: graph.tasks.count)
    dependencies.reserveCapacity(graph.tasks.count)
    for (user, task) in graph.tasks.enumerated() {
      var resolved: [Int] = []
      resolved.reserveCapacity(task.dependencies.count)
      for name in task.dependencies {
        guard let index = indexes[name] else {
          add(.unknownTask(name, of: task.id), task)
          continue
        }
        if lastUser[index] != user { resolved.append(index) }
        lastUser[index] = user
      }
      dependencies.append(resolved)
    }
  }

  /// Takes away what waits for nothing until nothing is left; what is left then is in a circle, or
  /// waits for one.
  private mutating func findCycle() {
    var missing = dependencies.map(\.count)
    var users = [[Int]](repeating: [], count: missing.count)
    for (user, needed) in dependencies.enumerated() {
      for index in needed { users[index].append(user) }
    }
    var free = missing.indices.filter { missing[$0] == 0 }
    while let index = free.popLast() {
      for user in users[index] {
        missing[user] -= 1
        if missing[user] == 0 { free.append(user) }
      }
    }
    guard let start = missing.firstIndex(where: { $0 > 0 }) else { return }
    let circle = circle(from: start, among: missing)
    add(.cycle(circle.map { graph.tasks[$0].id }), graph.tasks[circle[0]])
  }

  /// Walks from a task that waits for a circle into it and once around.
  private func circle(from start: Int, among missing: [Int]) -> [Int] {
    var visited: [Int: Int] = [:]
    var path: [Int] = []
    var current = start
    while visited[current] == nil {
      visited[current] = path.count
      path.append(current)
      current = dependencies[current].first { missing[$0] > 0 } ?? current
    }
    return Array(path[(visited[current] ?? 0)...]) + [current]
  }

  private mutating func add(_ kind: ImportProblem.Kind, _ task: ImportedTask) {
    guard problems.count < ImportError.mostProblems else { return }
    let position =
      switch task.place {
      case .offset(let offset): positions.position(of: offset)
      case .position(let position): position
      }
    problems.append(ImportProblem(kind: kind, position: position))
  }

  /// Whether the graph language takes a text as a name.
  private static func isName(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    return (1...200).contains(scalars.count)
      && scalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}

extension [ImportProblem] {
  /// In the order of the source; those of one place as they were found.
  fileprivate var inOrder: [ImportProblem] {
    enumerated().sorted { left, right in
      let (a, b) = (left.element.position, right.element.position)
      return (a.line, a.column, left.offset) < (b.line, b.column, right.offset)
    }.map(\.element)
  }
}

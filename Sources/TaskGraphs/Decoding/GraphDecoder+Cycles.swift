import JSONDocuments

extension GraphDecoder {
  /// Names of a cycle that are told; of a longer one the middle is left out.
  private static let longestCycleTold = 200

  /// Tells every circle in which root tasks wait for each other.
  ///
  /// A walk in depth without recursion, since a chain can be a million tasks long; each task and each
  /// dependency is looked at once.
  mutating func checkCycles(_ roots: [RootTask]) {
    enum State { case new, onPath, done }
    var states = [State](repeating: .new, count: roots.count)
    var path: [(task: Int, next: Int)] = []
    for start in roots.indices where states[start] == .new {
      states[start] = .onPath
      path.append((start, 0))
      while let (task, next) = path.last {
        guard next < roots[task].after.count else {
          states[task] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let dependency = roots[task].after[next]
        switch states[dependency] {
        case .done: break
        case .new:
          states[dependency] = .onPath
          path.append((dependency, 0))
        case .onPath:
          if problems.isFull { return }
          guard let first = path.lastIndex(where: { $0.task == dependency }) else { break }
          tellCycle(path[first...].map(\.task), of: roots)
        }
      }
    }
  }

  /// Tells a cycle, from its first task in the document on.
  private func tellCycle(_ tasks: [Int], of roots: [RootTask]) {
    guard let first = tasks.indices.min(by: { tasks[$0] < tasks[$1] }) else { return }
    let ordered = Array(tasks[first...] + tasks[..<first])
    let task = ordered[0]
    let waitsFor = ordered.count > 1 ? ordered[1] : task
    let place = roots[task].after.firstIndex(of: waitsFor) ?? 0
    // What was wrong in the list was left out of it, so look the id up again.
    let list = self.tasks[task].after
    let id = roots[waitsFor].id
    let element = list?.elements.first { Name.same($0.text, id) }
    let node = element ?? list?.elements.dropFirst(place).first { _ in true }
    problems.add(
      .dependency(ordered.count == 1 ? .itself(id) : circle(ordered, of: roots)),
      at: node ?? self.tasks[task].node
    )
  }

  private func circle(_ tasks: [Int], of roots: [RootTask]) -> DependencyFault {
    let most = GraphDecoder.longestCycleTold
    guard tasks.count > most else { return .circle(tasks.map { roots[$0].id }, omitted: 0) }
    let shown = tasks.prefix(most / 2) + tasks.suffix(most / 2)
    return .circle(shown.map { roots[$0].id }, omitted: tasks.count - most)
  }
}

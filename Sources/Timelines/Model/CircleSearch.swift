import CooperativeLoop

/// Looks for circles of tasks in which each waits for the next, no two of which share a task.
///
/// A search in depth from the earliest created tasks: each edge is looked at once, and each task is
/// told at most once, so it takes linear time where listing every circle could take for ever. Where
/// tasks stand in circles, one of those that lead through each other is always told. It does not
/// recurse, because a chain of waits may be as long as there are tasks.
struct CircleSearch {
  /// A task on the way from the search's root to where it is.
  private struct Stop {
    let place: Int
    /// The edge that is looked at next.
    var edge: Int
    /// The deepest stop, up to this one, whose task is in a circle already, or -1.
    var lastTold: Int
  }

  private let graph: WaitsForGraph
  /// Whether a place was seen, and where it stands on the path, or -1.
  private var isSeen: [Bool]
  private var depth: [Int]
  private var path: [Stop] = []
  private var circles: [[TaskID]] = []

  private init(_ graph: WaitsForGraph) {
    self.graph = graph
    isSeen = Array(repeating: false, count: graph.waiting.count)
    depth = Array(repeating: -1, count: graph.waiting.count)
  }

  /// The circles of a graph, in the order in which they are met; each begins with its earliest task.
  static func circles(in graph: WaitsForGraph) -> [[TaskID]] {
    var search = CircleSearch(graph)
    for root in graph.waiting.indices where !search.isSeen[root] { search.visit(root) }
    return search.circles
  }

  private mutating func visit(_ root: Int) {
    enter(root)
    while let stop = path.last {
      guard stop.edge < graph.starts[stop.place + 1] else {
        depth[stop.place] = -1
        path.removeLast()
        continue
      }
      path[path.count - 1].edge += 1
      guard let next = graph.place(of: graph.edges[stop.edge]), !isIdle(from: stop.place, to: next)
      else { continue }
      if depth[next] > stop.lastTold {
        take(from: depth[next])
      } else if !isSeen[next] {
        enter(next)
      }
    }
  }

  private mutating func enter(_ place: Int) {
    isSeen[place] = true
    depth[place] = path.count
    let lastTold = path.last?.lastTold ?? -1
    path.append(Stop(place: place, edge: graph.starts[place], lastTold: lastTold))
  }

  /// Takes the end of the path for a circle, turned so that its earliest task comes first.
  private mutating func take(from start: Int) {
    let circle = path[start...].map(\.place)
    for stop in start..<path.count { path[stop].lastTold = stop }
    guard let first = circle.min(), let begin = circle.firstIndex(of: first) else { return }
    circles.append((circle[begin...] + circle[..<begin]).map { graph.waiting[$0].task })
  }

  /// Whether it leads from a task to itself where others could end its wait as well: a task that has
  /// one permit of a semaphore and waits for another.
  private func isIdle(from place: Int, to next: Int) -> Bool {
    next == place && graph.starts[place + 1] - graph.starts[place] > 1
  }
}

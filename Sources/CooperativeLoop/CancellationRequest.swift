/// The way of one request to cancel something, through tasks and gathers.
struct CancellationRequest {
  /// How a task was reached.
  enum Reach {
    case anew
    /// It is being asked further up on the same way.
    case inCircle
    /// So many ways lead to it that asking again makes no difference any more.
    case tooOften
  }

  private enum Entry {
    case visit(UInt32)
    /// All that is behind the task has been asked.
    case leave(UInt32)
  }

  /// Gathers within gathers that name their members twice double the ways at every level; CPython
  /// would walk all of them.
  private static let mostWays = 64

  private var pending: [Entry]
  /// The tasks on the way to where it is.
  private var path: Set<UInt32> = []
  /// How often each task was reached.
  private var ways: [UInt32: Int] = [:]

  init(_ future: UInt32) {
    pending = [.visit(future)]
  }

  /// The next future to ask, or nil where all have been.
  mutating func next() -> UInt32? {
    while let entry = pending.popLast() {
      switch entry {
      case .visit(let future): return future
      case .leave(let task): path.remove(task)
      }
    }
    return nil
  }

  /// Takes note that a task was reached.
  mutating func reach(_ task: UInt32) -> Reach {
    if path.contains(task) { return .inCircle }
    ways[task, default: 0] += 1
    return ways[task, default: 0] > Self.mostWays ? .tooOften : .anew
  }

  /// Goes on to what a task waits on.
  mutating func descend(from task: UInt32, to future: UInt32) {
    path.insert(task)
    pending.append(.leave(task))
    pending.append(.visit(future))
  }

  /// Adds a future to be asked before those added earlier.
  mutating func add(_ future: UInt32) {
    pending.append(.visit(future))
  }
}

extension Helper {
  /// What must be there before the tasks' functions: classes of their objects, and what decorates them.
  static let classes: [Helper] = [.skippedError, .plainKeyError, .waiter, .ownGroups]

  /// What the tasks call, in the order in which it is written.
  static let functions: [Helper] = [
    .now, .taskName, .work, .asSeconds, .asLimit, .asCount, .checked, .modulo, .undefined, .note,
    .asValue, .after, .numbered, .startTask, .startNamed, .callNamed, .taskNamed, .futureNamed,
    .targetNamed, .awaitNamed, .objectNamed, .objectFor, .ask, .asCompleted, .waitNames,
    .orderedGroup, .openGroup, .groupNamed,
  ]

  /// What runs the program.
  static let runner: [Helper] = [.loop, .run]

  /// The modules that its text needs.
  var modules: [String] {
    switch self {
    case .counts: ["collections"]
    case .groups: ["contextvars"]
    case .asSeconds, .checked: ["math"]
    case .ownGroups: ["functools"]
    case .loop: ["heapq", "itertools", "linecache", "os", "time"]
    case .run: ["sys", "traceback"]
    case .work: ["time"]
    default: []
    }
  }

  /// The helpers that its text mentions.
  func needs(in writer: ProgramWriter) -> [Helper] {
    let naming = writer.naming
    return switch self {
    case .asLimit: [.asSeconds]
    case .after: [.skippedError]
    case .numbered:
      naming.findsAll ? [.counts, .tasks] + writer.reservedTable : [.counts]
    case .startTask: [.tasks] + writer.reservedTable
    case .startNamed: [.callNamed, .startTask, .numbered]
    case .callNamed: [.coroutines]
    case .taskNamed: [.tasks]
    case .futureNamed: writer.features.hasFutures ? [.taskNamed, .objects] : [.taskNamed]
    case .targetNamed: [.coroutines, .callNamed, .startTask, .numbered, .futureNamed]
    case .awaitNamed:
      writer.features.awaitsOnlyTasks
        ? [.tasks] : [.tasks, .callNamed, .coroutines, .objectNamed, .kinds]
    case .objectNamed: [.objects]
    case .objectFor: [.objectNamed, .kinds]
    case .ask: [.objectNamed]
    case .openGroup, .groupNamed, .ownGroups: [.groups]
    case .run: [.loop, .main]
    default: []
    }
  }
}

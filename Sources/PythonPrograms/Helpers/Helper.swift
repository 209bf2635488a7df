/// What a program carries besides its tasks, each only where something needs it.
///
/// The raw value is the identifier, where no name of the graph wants it.
enum Helper: String, CaseIterable {
  // Tables.
  case tasks, objects, kinds, coroutines, counts, groups, reserved
  // Classes.
  case waiter = "Waiter"
  case skippedError = "SkippedError"
  case plainKeyError = "PlainKeyError"
  case orderedGroup = "OrderedTaskGroup"
  // Functions that look at the run.
  case now
  case taskName = "task_name"
  case ask
  // Values.
  case asValue = "as_value"
  case asSeconds = "as_seconds"
  case asLimit = "as_limit"
  case asCount = "as_count"
  case checked, modulo, undefined, note
  // Tasks.
  case numbered
  case startTask = "start_task"
  case startNamed = "start_named"
  case callNamed = "call_named"
  case taskNamed = "task_named"
  case futureNamed = "future_named"
  case objectNamed = "object_named"
  case objectFor = "object_for"
  case targetNamed = "target_named"
  case awaitNamed = "await_named"
  case after
  case asCompleted = "as_completed"
  case waitNames = "wait_names"
  case openGroup = "open_group"
  case groupNamed = "group_named"
  case ownGroups = "own_groups"
  // Variables of the bodies.
  case caught = "caught"
  case nextResult = "next_result"
  case limit
  // What runs the program.
  case work
  case main
  case loop = "VirtualTimeLoop"
  case run
}

import JSONDocuments

/// The table of operations: the one place that knows them all.
///
/// A new operation is a row here, a case of `StepOperation` and a function that reads it; all that is
/// checked of every step is driven by the table.
enum Operations {
  static let table: [OperationRow] =
    simple + waiting + scopes + objects + queues + futures + flow + exceptions

  private static let simple: [OperationRow] = [
    OperationRow("print") { $0.printStep($1) },
    OperationRow("note") { $0.noteStep($1) },
    OperationRow("yield", .yields) { $0.yieldStep($1) },
    OperationRow("sleep", .seconds) { $0.secondsStep($1, StepOperation.sleep) },
    OperationRow("work", .seconds) { $0.secondsStep($1, StepOperation.work) },
    OperationRow("let", .assignments) { $0.letStep($1) },
    OperationRow("return", .value) { $0.returnStep($1) },
  ]

  private static let waiting: [OperationRow] = [
    OperationRow(
      "await",
      modifiers: [.as, .args],
      names: [.tasks, .coroutines],
      objects: [.waiter, .event, .condition, .future, .barrier]
    ) { $0.awaitStep($1) },
    OperationRow("spawn", modifiers: [.args, .id, .as, .in], names: .coroutines) {
      $0.spawnStep($1)
    },
    OperationRow(
      "gather",
      .targets,
      modifiers: [.as, .returnExceptions],
      names: [.tasks, .coroutines],
      objects: [.future]
    ) { $0.gatherStep($1) },
    OperationRow("wait", .tasks, modifiers: [.until, .upTo, .as], names: .tasks) {
      $0.waitStep($1)
    },
    OperationRow(
      "wait_for",
      .namelessTarget,
      modifiers: [.upTo, .as],
      names: [.tasks, .coroutines],
      objects: [.future]
    ) { $0.waitForStep($1) },
    OperationRow(
      "as_completed",
      .targets,
      modifiers: [.as, .steps],
      names: [.tasks, .coroutines],
      objects: [.future]
    ) { $0.asCompletedStep($1) },
    OperationRow(
      "shield",
      .target,
      modifiers: [.as],
      names: [.tasks, .coroutines],
      objects: [.future]
    ) { $0.shieldStep($1) },
    OperationRow("cancel", modifiers: [.as], names: .tasks, objects: [.future]) {
      $0.cancelStep($1)
    },
  ]

  private static let scopes: [OperationRow] = [
    OperationRow("timeout", .limit, modifiers: [.steps]) { $0.timeoutStep($1) },
    OperationRow("group", .name, modifiers: [.steps]) { $0.groupStep($1) },
  ]

  private static let flags: [ObjectKind.Word] = [.waiter, .event]
  private static let locks: [ObjectKind.Word] = [
    .lock, .semaphore, .boundedSemaphore, .condition,
  ]
  private static let anyQueue: [ObjectKind.Word] = [.queue, .lifoQueue, .priorityQueue]

  private static let objects: [OperationRow] = [
    OperationRow("set", objects: flags) { $0.objectStep($1, StepOperation.set) },
    OperationRow("clear", objects: flags) { $0.objectStep($1, StepOperation.clear) },
    OperationRow("with", modifiers: [.steps], objects: locks) { $0.withStep($1) },
    OperationRow("acquire", objects: locks) { $0.objectStep($1, StepOperation.acquire) },
    OperationRow("release", objects: locks) { $0.objectStep($1, StepOperation.release) },
    OperationRow("notify", modifiers: [.n], objects: [.condition]) { $0.notifyStep($1) },
  ]

  private static let queues: [OperationRow] = [
    OperationRow("put", modifiers: [.value], objects: anyQueue) {
      $0.givingStep($1, StepOperation.put)
    },
    OperationRow("get", modifiers: [.as], objects: anyQueue) {
      $0.takingStep($1, StepOperation.get)
    },
    OperationRow("put_nowait", modifiers: [.value], objects: anyQueue) {
      $0.givingStep($1, StepOperation.putNowait)
    },
    OperationRow("get_nowait", modifiers: [.as], objects: anyQueue) {
      $0.takingStep($1, StepOperation.getNowait)
    },
    OperationRow("task_done", objects: anyQueue) { $0.objectStep($1, StepOperation.taskDone) },
    OperationRow("join", objects: anyQueue) { $0.objectStep($1, StepOperation.join) },
  ]

  private static let futures: [OperationRow] = [
    OperationRow("resolve", modifiers: [.value], objects: [.future]) {
      $0.givingStep($1, StepOperation.resolve)
    },
    OperationRow("reject", modifiers: [.message], required: [.error], objects: [.future]) {
      $0.rejectStep($1)
    },
  ]

  private static let flow: [OperationRow] = [
    OperationRow("if", .condition, modifiers: [.then, .else]) { $0.ifStep($1) },
    OperationRow("while", .condition, modifiers: [.steps]) { $0.whileStep($1) },
    OperationRow("for", .name, modifiers: [.steps], required: [.in]) { $0.forStep($1) },
    OperationRow("repeat", .count, modifiers: [.as, .steps]) { $0.repeatStep($1) },
    OperationRow("break", .onlyTrue) { $0.loopStep($1, .break) },
    OperationRow("continue", .onlyTrue) { $0.loopStep($1, .continue) },
  ]

  private static let exceptions: [OperationRow] = [
    OperationRow("try", .steps, modifiers: [.except, .else, .finally]) { $0.tryStep($1) },
    OperationRow("raise", .exception, modifiers: [.message]) { $0.raiseStep($1) },
    OperationRow("assert", .condition, modifiers: [.message]) { $0.assertStep($1) },
  ]

  /// Their keys, in the same order.
  static let keyNames = table.map(\.name)

  /// The operation of a root's own site, behind those of the table.
  static let task = UInt16(table.count)
  /// The operation of the site of a root's dependencies.
  static let after = UInt16(table.count + 1)
  /// The operation of a coroutine's own site.
  static let coroutine = UInt16(table.count + 2)
  /// The operation of the site of a `try`'s part.
  static let except = UInt16(table.count + 3)

  /// The names of all operations of sites, in the order of their numbers.
  static let names = table.map(\.name) + ["task", "after", "coroutine", "except"]

  /// All that a step may have as a key: operations, then modifiers, then the label.
  static let keys = KeyTable(table.map(\.name) + Modifier.allCases.map(\.key) + ["label"])
  /// Where the label stands among `keys`.
  static let label = table.count + Modifier.allCases.count

  /// The operations that a modifier belongs to.
  static func owners(of modifier: Modifier) -> [String] {
    table.filter { $0.modifiers.contains(modifier) }.map(\.name)
  }
}

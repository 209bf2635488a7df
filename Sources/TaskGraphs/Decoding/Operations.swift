import JSONDocuments

/// What may stand beside an operation in a step.
enum Modifier: String, CaseIterable, Sendable {
  case `as`, args, id, steps, then, `else`
  case returnExceptions = "return_exceptions"

  /// Its place in `StepParts`.
  var index: Int { Modifier.allCases.firstIndex(of: self) ?? 0 }
}

/// One row of the table of operations.
///
/// A class, since every step that is read points to its row.
final class OperationRow: Sendable {
  /// The key that names it in a step.
  let name: String
  /// What its operand is, in words.
  let operand: String
  /// What may stand beside it.
  let modifiers: [Modifier]
  /// The kinds of objects that it takes, if it takes any.
  let objects: [ObjectKind]
  /// Reads a step of this operation.
  let build: @Sendable (inout GraphDecoder, StepParts) -> StepOperation?

  init(
    _ name: String,
    _ operand: String,
    modifiers: [Modifier] = [],
    objects: [ObjectKind] = [],
    build: @escaping @Sendable (inout GraphDecoder, StepParts) -> StepOperation?
  ) {
    self.name = name
    self.operand = operand
    self.modifiers = modifiers
    self.objects = objects
    self.build = build
  }
}

/// The table of operations: the one place that knows them all.
///
/// A new operation is a row here, a case of `StepOperation` and a function that reads it; all that is
/// checked of every step is driven by the table.
enum Operations {
  static let table: [OperationRow] = [
    OperationRow("print", "a template") { $0.printStep($1) },
    OperationRow("yield", "a count, or true for 1") { $0.yieldStep($1) },
    OperationRow("sleep", "seconds") { $0.secondsStep($1, StepOperation.sleep) },
    OperationRow("work", "seconds") { $0.secondsStep($1, StepOperation.work) },
    OperationRow(
      "await",
      "the name of a task, a coroutine or an object",
      modifiers: [.as, .args],
      objects: [.waiter, .event]
    ) { $0.awaitStep($1) },
    OperationRow("spawn", "the name of a coroutine", modifiers: [.args, .id, .as]) {
      $0.spawnStep($1)
    },
    OperationRow("gather", "a list of targets", modifiers: [.as, .returnExceptions]) {
      $0.gatherStep($1)
    },
    OperationRow("set", "the name of an object", objects: [.waiter, .event]) {
      $0.objectStep($1, StepOperation.set)
    },
    OperationRow("clear", "the name of an object", objects: [.waiter, .event]) {
      $0.objectStep($1, StepOperation.clear)
    },
    OperationRow("let", "an object of names and values") { $0.letStep($1) },
    OperationRow("if", "an expression", modifiers: [.then, .else]) { $0.ifStep($1) },
    OperationRow("repeat", "a count", modifiers: [.as, .steps]) { $0.repeatStep($1) },
    OperationRow("return", "a value") { $0.returnStep($1) },
  ]

  /// The operation of a root's own site, behind those of the table.
  static let task = UInt16(table.count)
  /// The operation of the site of a root's dependencies.
  static let after = UInt16(table.count + 1)
  /// The operation of a coroutine's own site.
  static let coroutine = UInt16(table.count + 2)

  /// All that a step may have as a key: operations, then modifiers, then the label.
  static let keys = KeyTable(
    table.map(\.name) + Modifier.allCases.map(\.rawValue) + ["label"]
  )
  /// Where the label stands among `keys`.
  static let label = table.count + Modifier.allCases.count

  /// The operations that a modifier belongs to.
  static func owners(of modifier: Modifier) -> [String] {
    table.filter { $0.modifiers.contains(modifier) }.map(\.name)
  }
}

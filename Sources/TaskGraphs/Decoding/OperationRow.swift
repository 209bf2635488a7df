import JSONDocuments

/// What may stand beside an operation in a step.
enum Modifier: Int, CaseIterable, Sendable {
  case `as`, args, id, `in`, steps, then, `else`, returnExceptions, until, upTo, n, value
  case error, message, except, finally

  /// Its key in a step.
  var key: String {
    switch self {
    case .returnExceptions: "return_exceptions"
    case .upTo: "up_to"
    default: "\(self)"
    }
  }
}

/// One row of the table of operations.
///
/// A class, since every step that is read points to its row.
final class OperationRow: Sendable {
  /// The key that names it in a step.
  let name: String
  /// What its operand looks like.
  let operand: OperandShape
  /// What may stand beside it.
  let modifiers: [Modifier]
  /// What must stand beside it.
  let required: [Modifier]
  /// What the names that are its operands may stand for, if it takes names.
  let names: NameKinds
  /// The kinds of objects among these.
  let objects: [ObjectKind.Word]
  /// Reads a step of this operation.
  let build: @Sendable (inout GraphDecoder, StepParts) -> StepOperation?

  init(
    _ name: String,
    _ operand: OperandShape = .template,
    modifiers: [Modifier] = [],
    required: [Modifier] = [],
    names: NameKinds = [],
    objects: [ObjectKind.Word] = [],
    build: @escaping @Sendable (inout GraphDecoder, StepParts) -> StepOperation?
  ) {
    self.name = name
    self.operand = operand
    self.modifiers = required + modifiers
    self.required = required
    self.names = names
    self.objects = objects
    self.build = build
  }
}

/// What a name can stand for, besides an object.
struct NameKinds: OptionSet, Sendable {
  let rawValue: UInt8

  static let tasks = NameKinds(rawValue: 1)
  static let coroutines = NameKinds(rawValue: 2)
}

import CooperativeLoop

/// All columns of a timeline: docs/formats/columns.md, which says what each holds.
struct ColumnSet {
  // One value a step.
  let task = Column("task", .u32)
  let flags = Column("flags", .u8)
  let actions = Column("actions", .u8)
  // One value for each step that its flags say.
  let turn = Column("turn", .u32)
  let causeBy = Column("causeBy", .u32)
  let on = Column("on", .u32)
  let until = Column("until", .f64)
  let ended = TextColumn("ended")
  let effects = Column("effects", .u8)
  // One value a callback that ran.
  let callbackHandle = Column("callbackHandle", .u32)
  let callbackKind = Column("callbackKind", .u8)
  let callbackFor = Column("callbackFor", .u32)
  // One value for each time that the clock moved.
  let clockStep = Column("clockStep", .u32)
  let clockTime = Column("clockTime", .f64)
  let clockEnd = Column("clockEnd", .f64)
  // Counts that no byte can hold.
  let manyActions = Column("manyActions", .u32)
  let manyEffects = Column("manyEffects", .u32)
  // One value an action.
  let action = Column("action", .u32)
  // One for each action that has members of its own, or a line.
  let members = TextColumn("members")
  let line = TextColumn("line")
  let lineTime = Column("lineTime", .f64)
  // One value an effect.
  let effect = Column("effect", .u8)
  let effectOf = Column("effectOf", .u32)
  let effectFor = Column("effectFor", .u32)
  let effectAt = Column("effectAt", .f64)

  /// Every column, in the order in which they stand in a file.
  var all: [Column] {
    [
      task, flags, actions, turn, causeBy, on, until, ended.bytes, ended.lengths, effects,
      callbackHandle, callbackKind, callbackFor, clockStep, clockTime, clockEnd, manyActions,
      manyEffects, action, members.bytes, members.lengths, line.bytes, line.lengths, lineTime,
      effect, effectOf, effectFor, effectAt,
    ]
  }
}

/// A step's `flags`: why it was ready and how it ended in three bits each, and two marks.
struct StepFlags {
  private(set) var bits: UInt8

  init(_ step: borrowing TimelineStep, isFirstOfTurn: Bool, hasEffects: Bool) {
    bits = Self.code(of: step.cause) | Self.code(of: step.next) << 3
    if isFirstOfTurn { bits |= 0x40 }
    if hasEffects { bits |= 0x80 }
  }

  private static func code(of cause: StepCause) -> UInt8 {
    switch cause {
    case .start: 0
    case .yield: 1
    case .wake: 2
    case .cancel: 3
    case .timer: 4
    case .done: 5
    }
  }

  private static func code(of next: TimelineStep.Next) -> UInt8 {
    switch next {
    case .yielded: 0
    case .polled: 1
    case .suspended(.sleep): 2
    case .suspended: 3
    case .ended(.failed): 5
    case .ended(.cancelled): 6
    case .ended(.skipped): 7
    case .ended, .callbackDone: 4
    }
  }
}

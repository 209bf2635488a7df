import CooperativeLoop

/// Takes steps apart into columns.
struct ColumnsStepWriter: StepConsumer, ~Copyable {
  /// What tells the beginnings of actions apart.
  private enum Head: Hashable {
    case site(SiteID)
    case yield, native, print
    case poll(ObjectID)
  }

  /// The marks in a value of `action`, above the head's index.
  private static let hasLine: UInt32 = 1 << 30
  private static let hasMembers: UInt32 = 1 << 31
  /// From this count on a byte says only that the count stands elsewhere.
  private static let many = 255

  let columns = ColumnSet()
  private let describer: any RunDescriber
  private let vocabulary: JSONVocabulary
  private var heads = JSONTable<Head>()
  private var obstacles = JSONTable<Obstacle>()
  /// The JSON members of the note that is written.
  private var members: [UInt8] = []
  private var turn = 0
  private var clock = LoopInstant.zero

  init(_ describer: any RunDescriber, _ vocabulary: JSONVocabulary) {
    self.describer = describer
    self.vocabulary = vocabulary
  }

  /// Writes the lists that columns refer to, as members of the head.
  func writeTables(to out: inout ByteBuffer) {
    out.append(",\n\"actions\":")
    heads.write(to: &out)
    out.append(",\n\"on\":")
    obstacles.write(to: &out)
  }

  mutating func consume(_ step: borrowing TimelineStep) {
    switch step.subject {
    case .task(let task): columns.task.append(task)
    case .callback(let callback):
      columns.task.append(Column.none)
      columns.callbackHandle.append(callback.handle.index)
      columns.callbackKind.append(callback.kind.rawValue)
      columns.callbackFor.append(callback.task)
    }
    let effects = writeEffects(of: step)
    let isFirstOfTurn = step.turn != turn
    let flags = StepFlags(step, isFirstOfTurn: isFirstOfTurn, hasEffects: effects > 0)
    columns.flags.append(flags.bits)
    if effects > 0 { write(count: effects, to: columns.effects, else: columns.manyEffects) }
    if isFirstOfTurn {
      turn = step.turn
      columns.turn.append(UInt32(truncatingIfNeeded: turn))
    }
    if step.time != clock || step.end != clock {
      clock = step.end
      columns.clockStep.append(step: step.index)
      columns.clockTime.append(step.time.nearestSeconds)
      columns.clockEnd.append(step.end.nearestSeconds)
    }
    write(step.cause)
    write(count: step.actions.count, to: columns.actions, else: columns.manyActions)
    var actions = step.actions.makeReader()
    while let action = actions.next() { write(action) }
    write(step.next, of: step.subject)
  }

  private func write(count: Int, to column: Column, else many: Column) {
    column.append(UInt8(clamping: min(count, Self.many)))
    if count >= Self.many { many.append(UInt32(truncatingIfNeeded: count)) }
  }

  /// That of a yield is the task's own step before, which a reader knows.
  private func write(_ cause: StepCause) {
    switch cause {
    case .yield: break
    case .start(let step), .timer(let step), .done(let step), .wake(let step, _),
      .cancel(let step, _):
      columns.causeBy.append(step: step)
    }
  }

  private mutating func write(_ next: TimelineStep.Next, of subject: TimelineStep.Subject) {
    switch next {
    case .yielded, .callbackDone: break
    case .polled(let object): write(.poll(object))
    case .suspended(.sleep(let deadline)): columns.until.append(deadline.nearestSeconds)
    case .suspended(let obstacle): write(obstacle)
    case .ended(let state):
      guard case .task(let task) = subject, state != .cancelled else { return }
      var value = ByteBuffer()
      value.append(endOf: task, as: state, describer)
      columns.ended.append(value.bytes().span)
    }
  }

  private mutating func write(_ obstacle: Obstacle) {
    let vocabulary = vocabulary
    columns.on.append(obstacles.index(of: obstacle) { vocabulary.write(obstacle, to: &$0) })
  }

  private mutating func write(_ action: StepAction) {
    let head = index(ofHeadOf: action)
    let detailsMark = writeMembers(of: action.details, at: action.site)
    switch action.kind {
    case .printed:
      columns.action.append(head | Self.hasLine | detailsMark)
      columns.line.append(line: action.payload.span)
      columns.lineTime.append(action.moment.nearestSeconds)
    case .acted:
      columns.action.append(head | detailsMark | writeMembers(of: action.payload, at: action.site))
    case .yielded, .polled:
      columns.action.append(head | detailsMark)
    }
  }

  /// - Returns: The mark of an action that has members, or none where the note has none.
  private mutating func writeMembers(
    of note: UnsafeBufferPointer<UInt8>,
    at site: SiteID
  ) -> UInt32 {
    describer.write(note, at: site, over: &members)
    guard !members.isEmpty else { return 0 }
    columns.members.append(members.span)
    return Self.hasMembers
  }

  private mutating func index(ofHeadOf action: StepAction) -> UInt32 {
    let (describer, vocabulary) = (describer, vocabulary)
    let key = Self.head(of: action)
    return heads.index(of: key) { out in
      out.append("{")
      switch key {
      case .site(let site): out.append(describer.actionMembers(at: site).span)
      case .yield: out.append(#""operation":"yield""#)
      case .native: out.append(#""operation":"native""#)
      case .print: out.append(#""operation":"print""#)
      case .poll(let object):
        out.append(#""operation":"await","target":"#)
        vocabulary.objects.write(object.index, to: &out)
      }
      out.append("}")
    }
  }

  private static func head(of action: StepAction) -> Head {
    guard action.site == .none else { return .site(action.site) }
    return switch action.kind {
    case .yielded: .yield
    case .acted: .native
    case .printed: .print
    case .polled(let object): .poll(object)
    }
  }
}

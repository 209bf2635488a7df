import CooperativeLoop

/// Writes steps as JSON objects, one a line.
///
/// The hot path of the whole module: most steps of most runs are yields, written as a dozen copies of
/// bytes that are known already.
struct JSONStepWriter: StepConsumer, ~Copyable {
  var out: ByteBuffer
  private let vocabulary: JSONVocabulary
  private let describer: any RunDescriber
  private var sites: SiteTable
  /// The JSON members of the note that is written.
  private var members: [UInt8] = []
  /// How many steps there will be, and how many bytes there were before them.
  private let stepCount: Int
  private let bytesBefore: Int
  /// What joins a step to the one before.
  private let joint: StaticString

  /// After so many steps it is clear how long a step is in this run.
  private static let stepsInSample = 1024

  init(
    into out: consuming ByteBuffer,
    vocabulary: JSONVocabulary,
    describer: any RunDescriber,
    stepCount: Int,
    joint: StaticString = ",\n"
  ) {
    self.out = out
    self.stepCount = stepCount
    bytesBefore = self.out.count
    self.joint = joint
    self.vocabulary = vocabulary
    self.describer = describer
    sites = SiteTable(describer)
  }

  consuming func finish() -> ByteBuffer { out }

  mutating func consume(_ step: borrowing TimelineStep) {
    if step.index > 0 { out.append(joint) }
    out.append(#"{"step":"#)
    out.append(decimal: step.index)
    out.append(#","turn":"#)
    out.append(decimal: step.turn)
    out.append(#","time":"#)
    out.append(secondsAt: step.time)
    out.append(#","end":"#)
    out.append(secondsAt: step.end)
    switch step.subject {
    case .task(let task):
      out.append(#","task":"#)
      vocabulary.write(task, to: &out)
    case .callback(let callback):
      out.append(#","task":null,"callback":"#)
      write(callback)
      out.append("}")
    }
    write(step.cause)
    out.append(#","actions":["#)
    var actions = step.actions.makeReader()
    var joint: StaticString = "{"
    while let action = actions.next() {
      out.append(joint)
      write(action)
      out.append("}")
      joint = ",{"
    }
    write(step.next, of: step.subject)
    out.append(#","wakes":"#)
    if step.wakes.isEmpty {
      out.append("[]")
    } else {
      vocabulary.write(step.wakes, to: &out)
    }
    writeHandles(of: step)
    out.append("}")
    if step.index == Self.stepsInSample { expectRest() }
  }

  /// Prepares for as many bytes a step as there were up to here, and an eighth more.
  private mutating func expectRest() {
    let perStep = (out.count - bytesBefore) / Self.stepsInSample
    out.expect((stepCount - Self.stepsInSample) * (perStep + perStep / 8))
  }

  private mutating func write(_ cause: StepCause) {
    switch cause {
    case .yield(let step):
      out.append(#","cause":{"kind":"yield","by":"#)
      write(step)
    case .start(let step):
      out.append(#","cause":{"kind":"start","by":"#)
      write(step)
    case .timer(let step):
      out.append(#","cause":{"kind":"timer","by":"#)
      write(step)
    case .done(let step):
      out.append(#","cause":{"kind":"done","by":"#)
      write(step)
    case .wake(let step, let obstacle):
      out.append(#","cause":{"kind":"wake","by":"#)
      write(step, because: obstacle)
      return
    case .cancel(let step, let obstacle):
      out.append(#","cause":{"kind":"cancel","by":"#)
      write(step, because: obstacle)
      return
    }
    out.append(#","on":null}"#)
  }

  private mutating func write(_ step: Int?, because obstacle: Obstacle) {
    write(step)
    out.append(#","on":"#)
    vocabulary.write(obstacle, to: &out)
    out.append("}")
  }

  mutating func write(name task: TaskID?) {
    vocabulary.write(task, to: &out)
  }

  private mutating func write(_ step: Int?) {
    if let step {
      out.append(decimal: step)
    } else {
      out.append("null")
    }
  }

  private mutating func write(_ action: StepAction) {
    let hasSite = action.site != .none
    if hasSite { sites.write(action.site, to: &out) }
    switch action.kind {
    case .yielded:
      if !hasSite { out.append(#""operation":"yield""#) }
    case .acted:
      if !hasSite { out.append(#""operation":"native""#) }
      writeMembers(of: action.payload, at: action.site)
    case .printed:
      out.append(hasSite ? #","text":"# : #""operation":"print","text":"#)
      out.append(line: action.payload.span)
    case .polled(let object):
      guard !hasSite else { break }
      out.append(#""operation":"await","target":"#)
      vocabulary.objects.write(object.index, to: &out)
    }
    writeMembers(of: action.details, at: action.site)
  }

  private mutating func writeMembers(of note: UnsafeBufferPointer<UInt8>, at site: SiteID) {
    guard !note.isEmpty else { return }
    // Taken out and put back: the compiler keeps what borrows from `self` apart from what changes it.
    var members: [UInt8] = []
    swap(&members, &self.members)
    describer.write(note, at: site, over: &members)
    if !members.isEmpty {
      out.append(",")
      out.append(members.span)
    }
    swap(&members, &self.members)
  }

  private mutating func write(_ next: TimelineStep.Next, of subject: TimelineStep.Subject) {
    switch next {
    case .yielded:
      out.append(#"],"next":{"state":"ready""#)
    case .polled(let object):
      out.append(#"],"next":{"state":"ready","on":"#)
      vocabulary.write(.poll(object), to: &out)
    case .suspended(.sleep(let deadline)):
      out.append(#"],"next":{"state":"sleeping","until":"#)
      out.append(secondsAt: deadline)
    case .suspended(let obstacle):
      out.append(#"],"next":{"state":"waiting","on":"#)
      vocabulary.write(obstacle, to: &out)
    case .callbackDone:
      out.append(#"],"next":{"state":"done""#)
    case .ended(let state):
      out.append(#"],"next":{"state":""#)
      out.append(state.word)
      out.append("\"")
      if case .task(let task) = subject { writeEnd(of: task, as: state) }
    }
    out.append("}")
  }

  private mutating func writeEnd(of task: TaskID, as state: TaskState) {
    switch state {
    case .done: out.append(#","result":"#)
    case .failed, .skipped: out.append(#","error":"#)
    default: return
    }
    out.append(endOf: task, as: state, describer)
  }
}

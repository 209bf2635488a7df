import CooperativeLoop

/// A few characters on what each step did: those that the page writes on its slices
/// (`stepLabel` in `public/js/lane-shapes.js`).
struct StepLabels {
  /// The most code points of a printed line, of an object, of a bound name and its value.
  private enum Longest {
    static let line = 40
    static let object = 30
    static let binding = 20
    static let error = 200
    /// Among how many of a step's last actions one is looked for that says something.
    static let search = 64
  }

  private let loop: EventLoop
  private let describer: any RunDescriber

  init(_ timeline: Timeline) {
    loop = timeline.loop
    describer = timeline.describer
  }

  func label(of step: borrowing TimelineStep) -> String {
    let task: TaskID
    switch step.subject {
    case .callback(let callback): return Self.word(callback.kind)
    case .task(let subject): task = subject
    }
    switch (step.next, step.cause) {
    case (.ended(.failed), _), (.ended(.skipped), _):
      if let error = describer.error(of: task) {
        return PictureText.isolated(PictureText.shortened(error.type, to: Longest.error))
      }
    // Looking at a waiter again is all that such a step does.
    case (.polled, .yield): return "?"
    default: break
    }
    return printed(in: step) ?? telling(of: step)
  }

  /// What a task waits for, or when its sleep ends.
  func label(of obstacle: Obstacle) -> String {
    switch obstacle {
    case .sleep(let deadline): "→ \(PictureText.seconds(deadline))"
    case .task(let task): PictureText.shortened(PictureText.isolated(loop.name(of: task)))
    case .object(let object):
      PictureText.shortened(PictureText.isolated(loop.object(object).name))
    case .poll(let object): PictureText.isolated(loop.object(object).name)
    case .gather(let gather), .wait(let gather): members(of: gather)
    case .group(let group):
      PictureText.shortened(PictureText.isolated(loop.group(group).name))
    case .completion, .native: ""
    }
  }

  private func members(of gather: GatherID) -> String {
    var text = String.UnicodeScalarView()
    for member in loop.members(of: gather) {
      guard let task = loop.task(endingIn: member) else { continue }
      if !text.isEmpty { text += ", ".unicodeScalars }
      text += PictureText.isolated(loop.name(of: task)).unicodeScalars
      // A gather of thousands is cut anyway.
      if text.count > 2 * Longest.line { break }
    }
    return PictureText.shortened(String(text))
  }

  private static func word(_ kind: CallbackKind) -> String {
    switch kind {
    case .sleep: "timer"
    case .gather: "gather"
    case .wait: "wait"
    case .shield: "shield"
    case .timeout: "timeout"
    case .group: "group"
    case .completion: "completion"
    }
  }

  /// The lines that a step printed, or nil.
  private func printed(in step: borrowing TimelineStep) -> String? {
    var text: String?
    var actions = step.actions.makeReader()
    while let action = actions.next() {
      guard case .printed = action.kind else { continue }
      let line = PictureText.isolated(String(decoding: action.payload, as: UTF8.self))
      text = text.map { "\($0) ⏎ \(line)" } ?? line
      if text?.unicodeScalars.count ?? 0 > Longest.line { break }
    }
    return text.map { PictureText.shortened($0, to: Longest.line) }
  }

  /// The last action that says something, else the last.
  private func telling(of step: borrowing TimelineStep) -> String {
    var last: PictureAction?
    for action in step.actions.suffix(Longest.search).reversed() {
      let action = read(action)
      if !action.isResumed && action.operation != "repeat" { return Self.label(of: action) }
      if last == nil { last = action }
    }
    return last.map(Self.label) ?? ""
  }

  static func label(of action: PictureAction) -> String {
    if action.operation == "let", let (name, value) = action.binding {
      let name = PictureText.shortened(name, to: Longest.binding)
      let value = PictureText.shortened(value, to: Longest.binding)
      return "\(PictureText.isolated(name)) = \(PictureText.isolated(value))"
    }
    guard let object = action.object, !object.isEmpty else { return action.operation }
    let shortened = PictureText.shortened(object, to: Longest.object)
    return "\(action.operation) \(PictureText.isolated(shortened))"
  }

  private func read(_ action: StepAction) -> PictureAction {
    var read = PictureAction(operation: "native")
    switch action.kind {
    case .yielded: read.operation = "yield"
    case .printed: read.operation = "print"
    case .polled(let object):
      read.operation = "await"
      // A site tells it itself, where the graph does.
      if action.site == .none { read.object = loop.object(object).name }
    case .acted: break
    }
    if action.site != .none { read.add(describer.actionMembers(at: action.site)[...]) }
    var members: [UInt8] = []
    if case .acted = action.kind {
      describer.write(action.payload, at: action.site, over: &members)
      read.add(members[...])
    }
    describer.write(action.details, at: action.site, over: &members)
    read.add(members[...])
    return read
  }
}

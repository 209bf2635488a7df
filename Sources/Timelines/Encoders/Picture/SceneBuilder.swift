import CooperativeLoop

/// Draws the steps of a run into a scene, one after the other.
///
/// Between two steps it remembers of each lane what the task is; of what was left out nothing is kept.
struct SceneBuilder: StepConsumer {
  /// What a task is since its last step.
  private struct Rest {
    /// The boundary at which it began.
    var begin: Int
    /// What keeps it from running; nil where it is ready.
    var obstacle: Obstacle?
    /// What it looks at again and again, where it is ready for that.
    var polled: Obstacle?
    var isOver = false
  }

  private(set) var scene: PictureScene
  private let scale: PictureScale
  private let rows: LaneRows
  private let labels: StepLabels
  private let loop: EventLoop
  private let count: Int
  /// By lane.
  private var rests: [Rest] = []
  /// The lanes of the steps that are drawn.
  private var drawn: [Int] = []
  private var turn = (number: 0, begin: 0)

  init(_ timeline: Timeline, _ facts: RunFacts, scale: PictureScale, rows: LaneRows) {
    self.scale = scale
    self.rows = rows
    labels = StepLabels(timeline)
    loop = timeline.loop
    count = facts.steps
    scene = PictureScene(width: scale.width, lanes: rows.lanes(timeline, facts))
    scene.numbers = scale.numbers()
    scene.gap = scale.gap
    rests = scene.lanes.map { _ in Rest(begin: 0, isOver: true) }
    for (row, task) in rows.tasks { rests[row] = Rest(begin: facts.tasks[task].createdIn + 1) }
  }

  mutating func consume(_ step: borrowing TimelineStep) {
    let row = rows.row(of: step.subject)
    let isDrawn = scale.steps.contains(step.index)
    if isDrawn {
      drawn.append(row)
      addToTurn(step)
    }
    if case .task = step.subject, scene.lanes[row].kind == .task {
      endRest(of: row, at: step.index, waker: step.cause.waker)
      beginRest(of: row, after: step)
    }
    guard isDrawn else { return }
    addSlice(for: step, row)
    if let cause = step.cause.flow { addArrow(from: cause, to: step.index, row) }
  }

  /// Draws what was still under way when the run ended.
  mutating func finish(_ facts: RunFacts) -> PictureScene {
    for (row, task) in rows.tasks {
      let facts = facts.tasks[task]
      endRest(of: row, at: count, waker: facts.isWoken && facts.wokenBy >= 0 ? facts.wokenBy : nil)
    }
    closeTurn(at: count)
    return scene
  }

  private mutating func addSlice(for step: borrowing TimelineStep, _ row: Int) {
    let lane = scene.lanes[row]
    let label = lane.kind == .others ? "" : labels.label(of: step)
    let number = PictureText.number(step.index + 1)
    let turn = PictureText.number(step.turn)
    var about = "step \(number), turn \(turn), \(PictureText.seconds(step.time))"
    if case .task(let task) = step.subject {
      let name = PictureText.isolated(PictureText.shortened(loop.name(of: task)))
      about = "\(name): \(about)"
    }
    scene.lanes[row].slices.append(
      PictureLane.Slice(
        tone: lane.kind == .loop ? .callback : .running,
        x: scale.x(of: step.index),
        width: scale.stepWidth,
        label: label,
        step: step.index,
        about: label.isEmpty ? about : "\(about): \(label)"
      )
    )
  }

  private mutating func beginRest(of row: Int, after step: borrowing TimelineStep) {
    var rest = Rest(begin: step.index + 1)
    switch step.next {
    case .suspended(let obstacle): rest.obstacle = obstacle
    case .polled(let object): rest.polled = .poll(object)
    case .yielded: break
    case .callbackDone: rest.isOver = true
    case .ended(let state):
      rest.isOver = true
      if scale.steps.contains(step.index) {
        let x = scale.x(of: step.index) + scale.stepWidth
        scene.lanes[row].end = PictureLane.End(x: x, tone: PictureTone(state))
      }
    }
    rests[row] = rest
  }

  /// Draws what a task was since its last step: what it waited for, and then ready.
  private mutating func endRest(of row: Int, at end: Int, waker: Int?) {
    let rest = rests[row]
    guard !rest.isOver else { return }
    var begin = rest.begin
    if let obstacle = rest.obstacle {
      let woken = waker.map { $0 + 1 < begin ? end : min(end, $0 + 1) } ?? end
      let tone = if case .sleep = obstacle { PictureTone.sleeping } else { PictureTone.waiting }
      add(tone, begin..<max(begin, woken), obstacle, to: row)
      begin = max(begin, woken)
    }
    add(.ready, begin..<max(begin, end), rest.polled, to: row)
  }

  private mutating func add(
    _ tone: PictureTone,
    _ stretch: Range<Int>,
    _ obstacle: Obstacle?,
    to row: Int
  ) {
    // Asked first, for this is asked of every step of a run.
    guard scale.isSeen(stretch) else { return }
    let label = obstacle.map(labels.label) ?? ""
    for (x, width) in scale.places(of: stretch) {
      let slice = PictureLane.Slice(tone: tone, x: x, width: width, label: label)
      scene.lanes[row].slices.append(slice)
    }
  }

  private mutating func addArrow(from cause: Int, to effect: Int, _ row: Int) {
    guard scale.steps.contains(cause) else { return }
    let isAfterGap = !scale.steps.isWhole && cause >= scale.steps.ranges[1].lowerBound
    let origin = drawn[isAfterGap ? cause - scale.steps.omitted : cause]
    // In the lane that many tasks share, arrows would be a thicket.
    guard origin != row, ![origin, row].contains(where: { scene.lanes[$0].kind == .others })
    else { return }
    scene.arrows.append(
      PictureScene.Arrow(
        cause: cause,
        effect: effect,
        x: (scale.x(of: cause) + scale.stepWidth, scale.x(of: effect)),
        lanes: (origin, row)
      )
    )
  }

  private mutating func addToTurn(_ step: borrowing TimelineStep) {
    // What is left out ends a band, though its turn may go on behind.
    let isAfterGap = !scale.steps.isWhole && step.index == scale.steps.ranges[1].lowerBound
    guard step.turn != turn.number || isAfterGap else { return }
    closeTurn(at: isAfterGap ? scale.steps.ranges[0].upperBound : step.index)
    turn = (step.turn, step.index)
  }

  private mutating func closeTurn(at end: Int) {
    guard turn.number > 0 else { return }
    for (x, width) in scale.places(of: turn.begin..<end) {
      let label = scale.label(ofTurn: turn.number, width: width)
      let isOdd = turn.number % 2 == 1
      scene.bands.append(PictureScene.Band(x: x, width: width, label: label, isOdd: isOdd))
    }
  }
}

extension StepCause {
  /// The step that woke a suspended task, where one did.
  fileprivate var waker: Int? {
    switch self {
    case .wake(let step, _), .cancel(let step, _): step
    case .start, .yield, .timer, .done: nil
    }
  }

  /// The step from which an arrow leads, where one does.
  fileprivate var flow: Int? {
    switch self {
    case .wake(let step, _), .cancel(let step, _), .start(let step), .done(let step): step
    case .yield, .timer: nil
    }
  }
}

import CooperativeLoop

/// What of a run is drawn: all of a short one, the beginning and the end of a long one.
struct LaneExtract {
  private let count: Int
  /// How many entries stand before and after a gap, where there is one.
  private let half: Int

  init(of count: Int, limit: Int) {
    self.count = count
    half = limit / 2
    isWhole = count <= limit
  }

  let isWhole: Bool

  /// The ranges that are drawn.
  var ranges: [Range<Int>] {
    isWhole ? [0..<count] : [0..<half, count - half..<count]
  }

  /// How many entries are left out between them.
  var omitted: Int { isWhole ? 0 : count - half * 2 }

  func contains(_ index: Int) -> Bool {
    isWhole || index < half || index >= count - half
  }
}

/// Picks the steps and printed lines that a lane diagram shows.
struct LaneCollector: StepConsumer {
  /// A step, as a column of the diagram.
  struct Column: BitwiseCopyable {
    /// The task's index, or -1 for a callback.
    let lane: Int
    let mark: LaneMark
    let time: LoopInstant
  }

  struct Line {
    let time: LoopInstant
    let task: TaskID?
    let text: String
  }

  let steps: LaneExtract
  let lines: LaneExtract
  private(set) var columns: [Column] = []
  private(set) var output: [Line] = []
  private var lineCount = 0

  init(steps: LaneExtract, lines: LaneExtract) {
    self.steps = steps
    self.lines = lines
  }

  mutating func consume(_ step: borrowing TimelineStep) {
    if steps.contains(step.index) {
      columns.append(
        Column(
          lane: Self.task(of: step).map { Int($0.index) } ?? -1,
          mark: LaneMark(step.next),
          time: step.time
        )
      )
    }
    var actions = step.actions.makeReader()
    while let action = actions.next() {
      guard case .printed = action.kind else { continue }
      if lines.contains(lineCount) { append(action, of: step) }
      lineCount += 1
    }
  }

  private mutating func append(_ action: StepAction, of step: borrowing TimelineStep) {
    let text = String(decoding: action.payload, as: UTF8.self)
    output.append(Line(time: action.moment, task: Self.task(of: step), text: text))
  }

  private static func task(of step: borrowing TimelineStep) -> TaskID? {
    if case .task(let task) = step.subject { task } else { nil }
  }
}

/// The characters of a lane diagram: docs/formats/text.md, which fixes them.
enum LaneMark: UInt8, CaseIterable, BitwiseCopyable {
  case handsBack = 0x52  // R
  case returns = 0x7C  // |
  case fails = 0x5E  // ^
  case cancelled = 0x78  // x
  case skipped = 0x2D  // -
  case callback = 0x2A  // *
  case alive = 0x2E  // .

  init(_ next: TimelineStep.Next) {
    self =
      switch next {
      case .yielded, .polled, .suspended: .handsBack
      case .callbackDone: .callback
      case .ended(.failed): .fails
      case .ended(.cancelled): .cancelled
      case .ended(.skipped): .skipped
      case .ended: .returns
      }
  }

  var tone: TerminalLine.Tone {
    switch self {
    case .handsBack: .strong
    case .returns: .good
    case .fails: .bad
    case .cancelled, .skipped: .odd
    case .callback, .alive: .faint
    }
  }

  var meaning: String {
    switch self {
    case .handsBack: "hands back control"
    case .returns: "returns"
    case .fails: "fails"
    case .cancelled: "is cancelled"
    case .skipped: "is skipped"
    case .callback: "callback of the loop"
    case .alive: "alive, not running"
    }
  }
}

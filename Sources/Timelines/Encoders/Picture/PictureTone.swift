import CooperativeLoop

/// How a slice, a sign or a mark looks; the names are the page's.
enum PictureTone: String, CaseIterable {
  case running
  case ready
  case sleeping
  case waiting
  case done
  case failed
  case cancelled
  case skipped
  case callback

  /// The state of a task when the run is over.
  init(_ state: TaskState) {
    self =
      switch state {
      case .pending, .ready, .running: .ready
      case .sleeping: .sleeping
      case .waiting: .waiting
      case .done: .done
      case .failed: .failed
      case .cancelled: .cancelled
      case .skipped: .skipped
      }
  }

  /// Says the same as the colour, for whoever does not see colours.
  var sign: String {
    switch self {
    case .running: "▶"
    case .ready: "●"
    case .sleeping: "z"
    case .waiting: "‖"
    case .done: "✓"
    case .failed: "✕"
    case .cancelled: "⊘"
    case .skipped: "»"
    case .callback: "◆"
    }
  }

  /// The tone's name in the legend.
  var meaning: String { self == .callback ? "loop callback" : rawValue }

  /// Whether it is one solid colour; the others have a pattern.
  var isSolid: Bool { self == .running || self == .callback }

  /// Whether it is a task's end.
  var isEnd: Bool { [.done, .failed, .cancelled, .skipped].contains(self) }
}

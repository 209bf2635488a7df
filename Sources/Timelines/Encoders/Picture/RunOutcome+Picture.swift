import CooperativeLoop

// How an outcome is told in the picture.

extension RunOutcome {
  /// The status as the page words it.
  var title: String {
    switch self {
    case .completed: "Completed"
    case .failed: "Failed"
    case .deadlock: "Deadlock"
    case .livelock: "Livelock"
    case .limit, .stopped: "Stopped at a limit"
    }
  }

  var sign: String {
    switch self {
    case .completed: "✓"
    case .failed: "✕"
    case .deadlock: "‖"
    case .livelock: "↻"
    case .limit, .stopped: "→"
    }
  }

  var look: String {
    switch self {
    case .completed: "good"
    case .failed, .deadlock, .livelock: "bad"
    case .limit, .stopped: "limit"
    }
  }
}

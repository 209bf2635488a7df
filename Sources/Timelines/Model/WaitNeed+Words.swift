import CooperativeLoop

extension WaitNeed {
  /// What stands behind "waits": `for room in the queue 'q' (it is full: 1 of 1)`.
  func words(of thing: String) -> String {
    switch self {
    case .room(let count, let capacity):
      // A value that an error has left in a queue, or lost, was told to nobody.
      let state = count < capacity ? "" : " (it is full: \(count) of \(capacity))"
      return "for room in \(thing)\(state)"
    case .value(let count): return "for something in \(thing)\(count > 0 ? "" : " (it is empty)")"
    case .done(let unfinished):
      let values = unfinished == 1 ? "1 value" : "\(unfinished) values"
      return "until all of \(thing) is done ('task_done' is missing for \(values))"
    case .notification: return "for a notification of \(thing)"
    case .lock: return "for the lock of \(thing)"
    case .arrivals(let arrived, let parties):
      let others = parties - arrived == 1 ? "1 more task" : "\(parties - arrived) more tasks"
      return "for \(others) at \(thing) (\(arrived) of \(parties) arrived)"
    case .set: return "for \(thing) to be set"
    case .result: return "for \(thing) to be resolved"
    }
  }

  /// What a holder of the object holds, after a comma.
  var pronoun: String { self == .notification ? "whose lock" : "which" }
}

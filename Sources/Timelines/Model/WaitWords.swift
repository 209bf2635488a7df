import CooperativeLoop

/// What a stuck task waits for and who has it, in words.
struct WaitWords {
  /// How many names a list may have.
  private static let namesShown = 3

  let timeline: Timeline
  /// How a program's texts are written.
  let spelling: (String) -> String

  private var loop: EventLoop { timeline.loop }

  /// A name as it stands in a sentence.
  func quoted(_ name: String) -> String { "'\(spelling(name))'" }

  /// What a task does: `waits for the lock 'a', which 'b' holds`, `waits for 'b' and 2 more`.
  func words(for stuck: StuckTask) -> String {
    switch stuck.on {
    case .object(let object):
      "waits \(wish(stuck, object))\(remark(on: object, stuck.pronoun))"
    case .poll(let object): "polls \(thing(object))"
    case .native: "waits for \(outside(stuck.task))"
    default: "waits for \(whom(stuck.on))"
    }
  }

  /// What a task of a circle does, where the next task of the circle could end it.
  func words(for stuck: StuckTask, heldBy task: TaskID) -> String {
    guard case .object(let object) = stuck.on else { return "waits for \(name(task))" }
    return "waits \(wish(stuck, object)), \(stuck.pronoun) \(name(task)) holds"
  }

  /// What a task does that is a circle by itself.
  func wordsForOwn(_ stuck: StuckTask) -> String {
    guard case .object(let object) = stuck.on else { return "waits for itself" }
    return "waits \(wish(stuck, object)), \(stuck.pronoun) it holds itself"
  }

  /// What only Swift knows: it may be one of the tasks that Swift made for the one that waits.
  private func outside(_ task: TaskID) -> String {
    let other = "something outside the loop"
    return left(of: loop.children(of: task)).map { "\($0), or \(other)" } ?? other
  }

  private func whom(_ obstacle: Obstacle) -> String {
    switch obstacle {
    case .task(let task): return name(task)
    case .gather(let gather), .wait(let gather):
      return left(of: loop.members(of: gather)) ?? "what it gathered"
    case .group(let group):
      let name = quoted(loop.group(group).name)
      return left(of: loop.group(group).tasks).map { "\($0) of its group \(name)" }
        ?? "its group \(name)"
    case .completion(let queue):
      return left(of: loop.completionQueue(queue).tasks) ?? "the next of several to end"
    case .object(let object), .poll(let object): return thing(object)
    case .sleep: return "the clock"
    case .native: return "something outside the loop"
    }
  }

  private func name(_ task: TaskID) -> String { quoted(loop.name(of: task)) }

  /// The first of some tasks that has not ended, and how many others there are.
  private func left(of tasks: [TaskID]) -> String? {
    let left = tasks.filter { !loop.state(of: $0).isEnded }
    return left.first.map { name($0) + Self.others(left.count - 1) }
  }

  /// The same of tasks and futures; nil where no future that is left has a name.
  private func left(of futures: [FutureID]) -> String? {
    let left = futures.filter { !loop.isEnded($0) }
    let first = left.lazy.compactMap { future in
      loop.task(endingIn: future).map(name) ?? timeline.describer.object(of: future).map(thing)
    }.first
    return first.map { $0 + Self.others(left.count - 1) }
  }

  private static func others(_ count: Int) -> String { count > 0 ? " and \(count) more" : "" }

  /// What stands behind "waits".
  private func wish(_ stuck: StuckTask, _ object: ObjectID) -> String {
    stuck.need?.words(of: thing(object)) ?? "for \(thing(object))"
  }

  /// An object's kind and name: `the lock 'a'`.
  private func thing(_ object: ObjectID) -> String {
    let (name, kind) = loop.object(object)
    // A kind's name as words: `bounded_semaphore` is a bounded semaphore.
    return "the \(String(kind.map { $0 == "_" ? " " : $0 })) \(quoted(name))"
  }

  /// Who holds an object, or has kept it for good; empty where nobody is known to.
  private func remark(on object: ObjectID, _ pronoun: String) -> String {
    let holders = timeline.describer.holders(of: object)
    let left = holders.filter { !loop.state(of: $0).isEnded }
    if !left.isEmpty { return ", \(pronoun) \(list(left)) \(left.count == 1 ? "holds" : "hold")" }
    if !holders.isEmpty { return ", \(pronoun) \(list(holders)) never released" }
    return ""
  }

  private func list(_ tasks: [TaskID]) -> String {
    let shown = tasks.prefix(Self.namesShown).map(name)
    let others = tasks.count - shown.count
    if others > 0 { return "\(shown.joined(separator: ", ")) and \(others) more" }
    guard shown.count > 1, let last = shown.last else { return shown.joined() }
    return "\(shown.dropLast().joined(separator: ", ")) and \(last)"
  }
}

extension StuckTask {
  /// What a holder holds, after a comma.
  fileprivate var pronoun: String { need?.pronoun ?? "which" }
}

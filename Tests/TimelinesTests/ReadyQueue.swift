import Testing

/// The ready queue as docs/formats/timeline.md says to rebuild it from `steps` alone.
struct ReadyQueue {
  /// An entry of the queue.
  enum Entry: Hashable {
    case task(String)
    case handle(Int)
  }

  private struct Timer {
    let at: Double
    let handle: Int
  }

  private(set) var queue: [Entry]
  private var timers: [Timer] = []
  private var turn = 0

  init(roots: [String]) {
    queue = roots.map { .task($0) }
  }

  /// Follows a step.
  ///
  /// - Returns: The queue's front, which must be the step's own entry, and that entry.
  mutating func follow(_ step: Members) throws -> (front: Entry?, own: Entry) {
    let time = try #require(step["time"] as? Double)
    let stepTurn = try #require(step["turn"] as? Int)
    if stepTurn != turn {
      turn = stepTurn
      fire(until: time)
    }
    let front = queue.isEmpty ? nil : queue.removeFirst()
    let callback = step["callback"] as? Members
    let own: Entry =
      if let task = step["task"] as? String {
        .task(task)
      } else {
        .handle(try #require(callback?["handle"] as? Int))
      }
    try append(step)
    try changeTimers(step)
    if (step["next"] as? Members)?["state"] as? String == "ready" { queue.append(own) }
    return (front, own)
  }

  private mutating func fire(until time: Double) {
    // The order of setting breaks ties, so the sort must be stable.
    let due = timers.enumerated().filter { $0.element.at <= time }
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
    timers.removeAll { $0.at <= time }
    queue += due.map { .handle($0.element.handle) }
  }

  private mutating func append(_ step: Members) throws {
    let wakes = try #require(step["wakes"] as? [String])
    let callbacks = step["callbacks"] as? Members
    var queued = (callbacks?["queued"] as? [Members] ?? [])[...]
    for position in 0...wakes.count {
      while let next = queued.first, next["after"] as? Int == position {
        queue.append(.handle(try #require(next["handle"] as? Int)))
        queued.removeFirst()
      }
      if position < wakes.count { queue.append(.task(wakes[position])) }
    }
    #expect(queued.isEmpty, "callbacks stand in the order in which they were queued")
    for handle in callbacks?["dropped"] as? [Int] ?? [] {
      queue.removeAll { $0 == .handle(handle) }
    }
  }

  private mutating func changeTimers(_ step: Members) throws {
    let changes = step["timers"] as? Members
    for timer in changes?["set"] as? [Members] ?? [] {
      let handle = try #require(timer["handle"] as? Int)
      timers.append(Timer(at: try #require(timer["at"] as? Double), handle: handle))
    }
    for handle in changes?["dropped"] as? [Int] ?? [] { timers.removeAll { $0.handle == handle } }
  }
}

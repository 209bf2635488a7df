// The limits by their names: one table for flags, the environment and the documentation.

extension ServiceLimits {
  /// A limit that can be set.
  package struct Setting: Sendable {
    /// Its name, as in `--limit NAME=VALUE`.
    package let name: String
    /// What its number counts, and what it bounds.
    package let summary: String
    let path: any WritableKeyPath<ServiceLimits, Int64> & Sendable
  }

  /// Every limit that can be set, in the order in which they are documented.
  package static let settings: [Setting] = [
    Setting(name: "steps", summary: "task steps of a run", path: \.run.steps),
    Setting(name: "operations", summary: "operations of a run", path: \.run.operations),
    Setting(name: "tasks", summary: "tasks of a run", path: \.run.tasks),
    Setting(name: "output", summary: "bytes of a run's printed text", path: \.run.output),
    Setting(name: "memory", summary: "bytes of a run's records", path: \.run.memory),
    Setting(name: "wall-time", summary: "seconds that a run may take", path: \.wallTime),
    Setting(name: "real-time", summary: "seconds of a run on the real clock", path: \.realTime),
    Setting(name: "real-runs", summary: "runs on the real clock at once", path: \.realRuns),
    Setting(name: "timeline", summary: "bytes of a timeline as it is written", path: \.timeline),
    Setting(
      name: "answers",
      summary: "bytes of all long answers that are written or wait to be read",
      path: \.answers
    ),
    Setting(name: "body", summary: "bytes of a posted graph", path: \.body),
    Setting(name: "kept-runs", summary: "bytes of posted graphs that are kept", path: \.keptRuns),
    Setting(
      name: "kept-timelines",
      summary: "bytes of timelines that are kept",
      path: \.keptTimelines
    ),
  ]

  /// The largest value of any limit: a thousand times beyond use, and far from overflowing anything.
  private static let largest: Int64 = 1 << 40

  /// Sets one limit as it was written: `NAME=VALUE`.
  ///
  /// - Returns: What is wrong with it, or nil.
  package mutating func set(_ assignment: some StringProtocol) -> String? {
    let halves = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let setting = Self.settings.first(where: { $0.name == halves[0] }) else {
      let names = Self.settings.map(\.name).joined(separator: ", ")
      return "'\(halves[0])' is no limit; there are \(names)"
    }
    guard halves.count == 2, let value = Int64(halves[1]), (1...Self.largest).contains(value) else {
      let name = setting.name
      return "the limit '\(name)' takes a whole number from 1 to 2^40: \(name)=NUMBER"
    }
    self[keyPath: setting.path] = value
    return nil
  }
}

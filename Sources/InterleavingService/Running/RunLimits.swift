import CooperativeLoop

/// The bounds of one run, all of them settled.
///
/// The defaults are what a graph gets that says nothing; the same numbers everywhere, because limits are
/// part of what a run's address is made of.
package struct RunLimits: Sendable, Equatable {
  /// Task steps: 2,000,000, as many as the page can show.
  package var steps: Int64 = 2_000_000
  /// Operations, and elements and characters that expressions make: 20,000,000, a few seconds.
  package var operations: Int64 = 20_000_000
  /// Tasks ever created: 200,000.
  package var tasks: Int64 = 200_000
  /// Bytes of printed text: 16 MiB.
  package var output: Int64 = 16 << 20
  /// Nanoseconds on the run's clock: all that 64 bits hold, 292 years.
  package var time: Int64 = .max
  /// Bytes of the run's records: 1 GiB.
  package var memory: Int64 = 1 << 30

  /// The defaults.
  package init() {}

  /// The smaller bound of each kind.
  func clamped(to ceiling: RunLimits) -> RunLimits {
    var limits = self
    limits.steps = min(steps, ceiling.steps)
    limits.operations = min(operations, ceiling.operations)
    limits.tasks = min(tasks, ceiling.tasks)
    limits.output = min(output, ceiling.output)
    limits.time = min(time, ceiling.time)
    limits.memory = min(memory, ceiling.memory)
    return limits
  }

  /// The bounds that the loop keeps.
  var forLoop: LoopLimits {
    LoopLimits(
      steps: Int(steps),
      tasks: Int(min(tasks, Int64(LoopLimits.unlimited.tasks))),
      time: LoopInstant(nanoseconds: time)
    )
  }
}

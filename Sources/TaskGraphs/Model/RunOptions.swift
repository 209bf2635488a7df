/// How a graph asks to be run; what it leaves open is nil.
package struct RunOptions: Sendable, Equatable {
  /// Which clock to run on.
  package var clock: ClockChoice?
  /// How the next ready task is chosen.
  package var policy: PolicyChoice?
  /// The seed of the random policy.
  package var seed: Int64?
  /// The choices to replay, as task ids.
  package var schedule: [String]?
  /// Where to cut the run.
  package var limits = Limits()

  /// The limits of a run; what is left open is nil.
  package struct Limits: Sendable, Equatable {
    /// Task steps.
    package var steps: Int64?
    /// Operations, and elements and characters that expressions make.
    package var operations: Int64?
    /// Tasks, roots and spawned.
    package var tasks: Int64?
    /// Bytes of printed text.
    package var output: Int64?
    /// Nanoseconds on the run's clock.
    package var time: Int64?
    /// Bytes of the run's own records.
    package var memory: Int64?
  }
}

/// The clock of a run.
package enum ClockChoice: String, Sendable, CaseIterable {
  case virtual, real
}

/// How the next ready task is chosen.
package enum PolicyChoice: String, Sendable, CaseIterable {
  case fifo, random, schedule
}

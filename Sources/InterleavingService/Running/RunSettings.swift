import CooperativeLoop
import Interleavings
package import TaskGraphs
import Timelines

/// How a run is to be run: the graph's options, what the request changed, and what the server allows,
/// all settled.
package struct RunSettings: Sendable, Equatable {
  package let clock: ClockChoice
  package let policy: PolicyChoice
  /// The seed of the random policy; nil for any other.
  package let seed: Int64?
  /// What the policy `schedule` replays; the graph itself holds it.
  package let schedule: [String]
  package let limits: RunLimits

  /// Settles the options of a run.
  ///
  /// - Parameters:
  ///   - options: What the graph asks for.
  ///   - overrides: What the request asks for; it wins.
  ///   - ceilings: What the server allows at most; it wins over both, in silence, because a run that
  ///     meets a limit says which.
  /// - Throws: `missingSchedule`.
  package init(
    _ options: RunOptions,
    _ overrides: RunOverrides,
    ceilings: RunCeilings
  ) throws(RunRefusal) {
    policy = overrides.policy ?? options.policy ?? .fifo
    seed = policy == .random ? overrides.seed ?? options.seed ?? 0 : nil
    if policy == .schedule, options.schedule == nil { throw .missingSchedule }
    schedule = policy == .schedule ? options.schedule ?? [] : []
    clock = overrides.clock ?? options.clock ?? .virtual
    var limits = RunLimits()
    limits.steps = overrides.maxSteps ?? options.limits.steps ?? limits.steps
    limits.operations = options.limits.operations ?? limits.operations
    limits.tasks = options.limits.tasks ?? limits.tasks
    limits.output = options.limits.output ?? limits.output
    limits.time = options.limits.time ?? limits.time
    limits.memory = options.limits.memory ?? limits.memory
    self.limits = limits.clamped(to: ceilings.limits(clock))
  }

  /// The settings as the text that a run's address is made from.
  ///
  /// Its form stays as it is: another form would give every run another address.
  var canonicalText: String {
    "clock=\(clock.rawValue) policy=\(policy.rawValue) seed=\(seed.map { "\($0)" } ?? "null")"
      + " steps=\(limits.steps)"
      + " operations=\(limits.operations) tasks=\(limits.tasks) output=\(limits.output)"
      + " time=\(limits.time) memory=\(limits.memory)"
  }
}

extension RunSettings {
  /// The policy for a loop; nil for first in, first out.
  func makePolicy() -> (any SchedulingPolicy)? {
    switch policy {
    case .fifo: nil
    case .random: SeededRandomPolicy(seed: seed ?? 0)
    case .schedule: ReplayPolicy(schedule)
    }
  }

  /// The policy as a timeline names it.
  var headerPolicy: RunHeader.Policy {
    switch policy {
    case .fifo: .fifo
    case .random: .random
    case .schedule: .schedule
    }
  }
}

/// The most that a run may ask for.
package struct RunCeilings: Sendable, Equatable {
  /// On either clock.
  package var limits: RunLimits
  /// Nanoseconds that a real-clock run may take besides.
  package var realTime: Int64

  /// No ceiling at all: for those who pay for the machine themselves.
  package static let none: RunCeilings = {
    var limits = RunLimits()
    limits.steps = .max
    limits.operations = .max
    limits.tasks = .max
    limits.output = .max
    limits.memory = .max
    return RunCeilings(limits: limits, realTime: .max)
  }()

  func limits(_ clock: ClockChoice) -> RunLimits {
    guard clock == .real else { return limits }
    var limits = limits
    limits.time = min(limits.time, realTime)
    return limits
  }
}

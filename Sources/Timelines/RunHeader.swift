/// What a timeline says about its run before anything has happened.
public struct RunHeader: Hashable, Sendable {
  /// What time means in the run.
  public enum Clock: String, Sendable {
    /// Time passes only where the program says so.
    case virtual
    /// The machine's monotonic clock.
    case real
  }

  /// Who chooses the task that runs next.
  public enum Policy: String, Sendable {
    /// First ready, first run.
    case fifo
    /// A seeded choice.
    case random
    /// A recorded list of choices.
    case schedule
  }

  /// The run's address.
  public var id: String
  /// The program's name.
  public var name: String?
  /// What time means in the run.
  public var clock: Clock
  /// Who chooses the task that runs next.
  public var policy: Policy
  /// The seed of a random policy.
  public var seed: Int64?
  /// What is odd in the program.
  public var warnings: [RunWarning]

  /// Makes a header; by default of an unnamed virtual run in the loop's own order.
  public init(
    id: String,
    name: String? = nil,
    clock: Clock = .virtual,
    policy: Policy = .fifo,
    seed: Int64? = nil,
    warnings: [RunWarning] = []
  ) {
    self.id = id
    self.name = name
    self.clock = clock
    self.policy = policy
    self.seed = seed
    self.warnings = warnings
  }
}

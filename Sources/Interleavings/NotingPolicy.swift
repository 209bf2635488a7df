public import CooperativeLoop

/// Notes what another policy picks: a schedule that `ReplayPolicy` replays.
///
/// ```swift
/// let policy = NotingPolicy(SeededRandomPolicy(seed: 7))
/// let loop = EventLoop(policy: policy)
/// // … run it, and later:
/// let again = EventLoop(policy: ReplayPolicy(policy.schedule))
/// ```
public final class NotingPolicy: SchedulingPolicy {
  private let policy: any SchedulingPolicy

  /// The names of the tasks that were picked so far, in order.
  public private(set) var schedule: [String] = []

  /// Makes a policy.
  ///
  /// - Parameter policy: The one that picks.
  public init(_ policy: any SchedulingPolicy) {
    self.policy = policy
  }

  /// Picks what the other policy picks.
  public func choose(from choices: borrowing ReadyTasks) -> TaskID? {
    guard let task = policy.choose(from: choices) else { return nil }
    schedule.append(choices.name(of: task))
    return task
  }
}

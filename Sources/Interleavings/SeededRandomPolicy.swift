public import CooperativeLoop

/// Picks any ready task with the same probability; the same seed picks the same on every machine.
public final class SeededRandomPolicy: SchedulingPolicy {
  private var numbers: SplitMix64

  /// Makes a policy.
  ///
  /// - Parameter seed: Any number; its 64 bits seed the generator.
  public init(seed: Int64) {
    numbers = SplitMix64(seed: UInt64(bitPattern: seed))
  }

  /// Picks one of the ready tasks.
  public func choose(from choices: borrowing ReadyTasks) -> TaskID? {
    choices[numbers.next(below: choices.count)]
  }
}

/// A clock that stands still while tasks run and jumps to the next deadline when nothing is ready.
///
/// A program that sleeps for ten seconds runs in no time, and always in the same order.
public final class VirtualClock: LoopClock {
  /// The moment the clock was last moved to.
  public private(set) var now = LoopInstant.zero

  /// Always true.
  public var isVirtual: Bool { true }

  /// Makes a clock that shows the beginning of the run.
  public init() {}

  /// Jumps to a moment at once.
  public func advance(to deadline: LoopInstant, unless stop: StopSignal?) {
    now = max(now, deadline)
  }
}

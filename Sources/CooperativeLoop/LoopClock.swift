import Synchronization

/// The time of a loop: what it is now, and how to reach a later moment.
public protocol LoopClock: AnyObject {
  /// The present moment. A virtual clock shows what it was last moved to.
  var now: LoopInstant { get }

  /// Whether time passes only where the loop says so.
  var isVirtual: Bool { get }

  /// Reaches a moment: a virtual clock jumps there, a real one waits for it.
  ///
  /// - Parameters:
  ///   - deadline: The moment, not before `now`.
  ///   - stop: Where given and set meanwhile, a real clock stops waiting.
  func advance(to deadline: LoopInstant, unless stop: StopSignal?)
}

/// A flag with which another thread stops a loop.
///
/// Once set it stays set.
public final class StopSignal: Sendable {
  private let flag = Atomic<Bool>(false)

  /// Makes a signal that is not set.
  public init() {}

  /// Whether the loop should stop.
  public var isSet: Bool { flag.load(ordering: .relaxed) }

  /// Asks the loop to stop; safe from any thread, any number of times.
  public func set() { flag.store(true, ordering: .relaxed) }
}

import Glibc

/// The machine's own clock, which never goes back: sleeps take as long as they say.
public final class MonotonicClock: LoopClock {
  /// How long one wait in the kernel lasts at most, so that a stop signal is seen in time.
  private static let longestNap = Duration.milliseconds(20)

  private let start = ContinuousClock.now

  /// The time since the clock was made.
  public var now: LoopInstant {
    LoopInstant(nanoseconds: start.duration(to: .now).loopNanoseconds)
  }

  /// Always false.
  public var isVirtual: Bool { false }

  /// Makes a clock that starts now.
  public init() {}

  /// Waits until the moment has come or the signal was given.
  public func advance(to deadline: LoopInstant, unless stop: StopSignal?) {
    while stop?.isSet != true {
      let left = deadline.nanoseconds - now.nanoseconds
      guard left > 0 else { return }
      let nap = min(left, Self.longestNap.loopNanoseconds)
      var request = timespec(tv_sec: 0, tv_nsec: Int(nap))
      nanosleep(&request, nil)
    }
  }
}

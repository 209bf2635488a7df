/// Hands back control once: asyncio's `sleep(0)`.
public struct YieldNow: Awaitable, Awaiter {
  private var hasYielded = false

  /// Makes a yield.
  public init() {}

  /// A fresh awaiter.
  public func makeAwaiter() -> YieldNow { YieldNow() }

  /// Yields the first time, ends the second.
  public mutating func step() -> StepOutcome<Void> {
    guard !hasYielded else { return .finished(()) }
    hasYielded = true
    return .suspended(.yielding)
  }
}

import CooperativeLoop

/// Yields so many times and ends.
struct Yielder: Awaitable, Awaiter {
  var left: Int

  func makeAwaiter() -> Yielder { self }

  mutating func step() -> StepOutcome<Void> {
    guard left > 0 else { return .finished(()) }
    left -= 1
    return .suspended(.yielding)
  }
}

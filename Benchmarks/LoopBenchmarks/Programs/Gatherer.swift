import CooperativeLoop

/// Gathers so many tasks that yield once, and does so again.
struct Gatherer: Awaitable, Awaiter {
  // Not counted: nothing that the loop owns may own it.
  let loop: Unmanaged<EventLoop>
  let width: Int
  var left: Int
  private var gathering: Gather<Void>.Gathering?

  init(on loop: EventLoop, rounds: Int, width: Int) {
    self.loop = .passUnretained(loop)
    self.width = width
    left = rounds
  }

  func makeAwaiter() -> Gatherer { self }

  mutating func step() throws -> StepOutcome<Void> {
    while left > 0 {
      if gathering == nil {
        gathering = loop._withUnsafeGuaranteedRef { loop in
          loop.gather((0..<width).map { _ in loop.spawn(YieldNow()) }).makeAwaiter()
        }
      }
      if case .suspended(let suspension)? = try gathering?.step() { return .suspended(suspension) }
      gathering = nil
      left -= 1
    }
    return .finished(())
  }
}

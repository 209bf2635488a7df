import CooperativeLoop

/// Gathers so many tasks that yield once, and does so again.
struct Gatherer: Awaitable, Awaiter {
  unowned(unsafe) let loop: EventLoop
  let width: Int
  var left: Int
  private var gathering: Gather<Void>.Gathering?

  init(on loop: EventLoop, rounds: Int, width: Int) {
    self.loop = loop
    self.width = width
    left = rounds
  }

  func makeAwaiter() -> Gatherer { self }

  mutating func step() throws -> StepOutcome<Void> {
    while left > 0 {
      if gathering == nil {
        let tasks = (0..<width).map { _ in loop.spawn(YieldNow()) }
        gathering = loop.gather(tasks).makeAwaiter()
      }
      if case .suspended(let suspension)? = try gathering?.step() { return .suspended(suspension) }
      gathering = nil
      left -= 1
    }
    return .finished(())
  }
}

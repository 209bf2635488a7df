import CooperativeLoop

/// Spawns a task that ends at once, awaits it, and does so again.
struct Spawner: Awaitable, Awaiter {
  // Not counted: nothing that the loop owns may own it.
  let loop: Unmanaged<EventLoop>
  var left: Int
  private var child: Join<Void>?

  init(on loop: EventLoop, count: Int) {
    self.loop = .passUnretained(loop)
    left = count
  }

  func makeAwaiter() -> Spawner { self }

  mutating func step() throws -> StepOutcome<Void> {
    while true {
      if child != nil {
        switch try child?.step() {
        case .suspended(let suspension): return .suspended(suspension)
        case .finished, nil: child = nil
        }
      }
      guard left > 0 else { return .finished(()) }
      left -= 1
      child = loop._withUnsafeGuaranteedRef { $0.spawn(Yielder(left: 0)).makeAwaiter() }
    }
  }
}

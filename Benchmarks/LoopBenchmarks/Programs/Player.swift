import CooperativeLoop

/// Waits for its own event and sets another's, in turn with its counterpart.
struct Player: Awaitable, Awaiter {
  let mine: Event
  let other: Event
  var left: Int
  private var wait: EventWait

  init(_ mine: Event, _ other: Event, rounds: Int) {
    self.mine = mine
    self.other = other
    left = rounds
    wait = mine.wait()
  }

  func makeAwaiter() -> Player { self }

  mutating func step() -> StepOutcome<Void> {
    while left > 0 {
      if case .suspended(let suspension) = wait.step() { return .suspended(suspension) }
      left -= 1
      mine.clear()
      other.set()
    }
    return .finished(())
  }
}

/// Sets an event and ends.
struct Setter: Awaitable, Awaiter {
  let event: Event

  func makeAwaiter() -> Setter { self }

  func step() -> StepOutcome<Void> {
    event.set()
    return .finished(())
  }
}

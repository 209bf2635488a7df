import CooperativeLoop

/// Waits for its own event and sets another's, in turn with its counterpart.
struct Player: Awaitable, Awaiter {
  let mine: Event
  let other: Event
  var left: Int
  private var wait: EventWait?

  init(_ mine: Event, _ other: Event, rounds: Int) {
    self.mine = mine
    self.other = other
    left = rounds
  }

  func makeAwaiter() -> Player { self }

  mutating func step() throws -> StepOutcome<Void> {
    while left > 0 {
      var waiting = wait ?? mine.wait()
      if case .suspended(let suspension) = waiting.step() {
        wait = waiting
        return .suspended(suspension)
      }
      wait = nil
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

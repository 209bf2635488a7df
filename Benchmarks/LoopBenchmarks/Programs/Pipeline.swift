import CooperativeLoop

/// Puts so many numbers into a queue.
struct Producer: Awaitable, Awaiter {
  let queue: Queue<Int>
  let count: Int
  private var next = 0
  private var put: Queue<Int>.Put?

  init(_ queue: Queue<Int>, count: Int) {
    self.queue = queue
    self.count = count
  }

  func makeAwaiter() -> Producer { self }

  mutating func step() -> StepOutcome<Void> {
    while next < count {
      if put != nil || !queue.putNow(next) {
        if put == nil { put = queue.put(next) }
        if case .suspended(let suspension)? = put?.step() { return .suspended(suspension) }
        put = nil
      }
      next += 1
    }
    return .finished(())
  }
}

/// Takes so many numbers out of a queue.
struct Consumer: Awaitable, Awaiter {
  var left: Int
  private var get: Queue<Int>.Get

  init(_ queue: Queue<Int>, count: Int) {
    left = count
    get = queue.get()
  }

  func makeAwaiter() -> Consumer { self }

  mutating func step() -> StepOutcome<Void> {
    while left > 0 {
      if case .suspended(let suspension) = get.step() { return .suspended(suspension) }
      left -= 1
    }
    return .finished(())
  }
}

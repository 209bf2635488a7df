import CooperativeLoop

/// A bounded queue of numbers: the library's gate, and a store.
final class Channel {
  let gate: QueueGate
  private var items: [Int]
  private var first = 0

  init(on loop: EventLoop, capacity: Int) {
    gate = QueueGate(on: loop, named: "queue", kind: "queue", capacity: Int64(capacity))
    items = Array(repeating: 0, count: capacity)
  }

  func store(_ item: Int) {
    items[(first + gate.count) % items.count] = item
    gate.didPut()
  }

  func take() -> Int {
    defer {
      first = (first + 1) % items.count
      gate.didGet()
    }
    return items[first]
  }
}

/// Puts so many numbers into a queue.
struct Producer: Awaitable, Awaiter {
  let channel: Channel
  let count: Int
  private var next = 0
  private var ticket: WaitTicket?

  init(_ channel: Channel, count: Int) {
    self.channel = channel
    self.count = count
  }

  func makeAwaiter() -> Producer { self }

  mutating func step() -> StepOutcome<Void> {
    if let ticket { channel.gate.leavePut(ticket) }
    ticket = nil
    while next < count {
      guard !channel.gate.isFull else {
        let ticket = channel.gate.enterPut()
        self.ticket = ticket
        return .suspended(.until(ticket.future, because: .object(channel.gate.id)))
      }
      channel.store(next)
      next += 1
    }
    return .finished(())
  }
}

/// Takes so many numbers out of a queue.
struct Consumer: Awaitable, Awaiter {
  let channel: Channel
  var left: Int
  private var ticket: WaitTicket?

  init(_ channel: Channel, count: Int) {
    self.channel = channel
    left = count
  }

  func makeAwaiter() -> Consumer { self }

  mutating func step() -> StepOutcome<Void> {
    if let ticket { channel.gate.leaveGet(ticket) }
    ticket = nil
    while left > 0 {
      guard !channel.gate.isEmpty else {
        let ticket = channel.gate.enterGet()
        self.ticket = ticket
        return .suspended(.until(ticket.future, because: .object(channel.gate.id)))
      }
      _ = channel.take()
      left -= 1
    }
    return .finished(())
  }
}

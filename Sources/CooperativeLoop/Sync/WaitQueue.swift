/// A first-in-first-out queue of suspended tasks: what every synchronisation primitive is made of.
///
/// A place in it is the future that its task waits on, and the futures' own records are the list. A
/// task's future is completed to wake it, but its place stays until the task has run and left: asyncio
/// keeps its waiters in the same way, and who may overtake whom depends on it. Entering, leaving and
/// finding the first are O(1). (Trio's `ParkingLot` has the same role.)
struct WaitQueue {
  /// The first place: a future's index, or `noIndex`.
  private(set) var first = noIndex
  private var last = noIndex
  /// The first place whose future may not have ended: all before it have.
  private var pending = noIndex
  /// How many places there are.
  private(set) var count = 0

  var isEmpty: Bool { first == noIndex }

  /// Adds a place at the end, with a new future.
  @inline(__always)
  mutating func enter(_ loop: EventLoop) -> WaitTicket {
    let place = loop.state.value.futures.insert(FutureRecord(queuedAfter: last))
    if last == noIndex {
      first = place
    } else {
      loop.state.value.futures[last].nextPlace = place
    }
    last = place
    if pending == noIndex { pending = place }
    count &+= 1
    return WaitTicket(future: FutureID(index: place))
  }

  /// Gives a place up; its future is released.
  mutating func leave(_ ticket: WaitTicket, _ loop: EventLoop) {
    unlink(ticket.future.index, loop)
    loop.state.value.futures.remove(ticket.future.index)
  }

  /// The first place whose future has not ended, or nil.
  ///
  /// Amortised constant time: a future that has ended stays so, and is passed only once.
  mutating func firstPending(_ loop: EventLoop) -> FutureID? {
    while pending != noIndex {
      let record = loop.state.value.futures[pending]
      if record.state == .pending { return FutureID(index: pending) }
      pending = record.nextPlace
    }
    return nil
  }

  /// Whether all who have a place were cancelled.
  func allCancelled(_ loop: EventLoop) -> Bool {
    var place = first
    while place != noIndex {
      let record = loop.state.value.futures[place]
      guard record.state == .cancelled else { return false }
      place = record.nextPlace
    }
    return true
  }

  /// Wakes up to a number of those who wait, first come first.
  mutating func wake(_ limit: Int, _ loop: EventLoop) {
    var left = limit
    while left > 0, pending != noIndex {
      let place = pending
      let record = loop.state.value.futures[place]
      pending = record.nextPlace
      guard record.state == .pending else { continue }
      loop.settle(pending: place, as: .done)
      left &-= 1
    }
  }

  /// Takes places out from the front until one is found that waits, and wakes it.
  mutating func wakeAndUnlinkNext(_ loop: EventLoop) {
    while first != noIndex {
      let place = first
      unlink(place, loop)
      if loop.state.value.futures[place].state == .pending {
        loop.complete(FutureID(index: place))
        return
      }
    }
  }

  @inline(__always)
  private mutating func unlink(_ place: UInt32, _ loop: EventLoop) {
    let record = loop.state.value.futures[place]
    guard record.isQueued else { return }
    loop.state.value.futures[place].isQueued = false
    count &-= 1
    if pending == place { pending = record.nextPlace }
    if record.previousPlace == noIndex {
      first = record.nextPlace
    } else {
      loop.state.value.futures[record.previousPlace].nextPlace = record.nextPlace
    }
    if record.nextPlace == noIndex {
      last = record.previousPlace
    } else {
      loop.state.value.futures[record.nextPlace].previousPlace = record.previousPlace
    }
  }
}

/// A task's place in a wait queue, from the step in which it enters to the one in which it leaves.
public struct WaitTicket: Sendable, BitwiseCopyable {
  /// Ends when the task should run again.
  public let future: FutureID
}

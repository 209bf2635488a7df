/// One task's place in a wait queue.
struct WaitNode: LinkedRecord {
  var next = noIndex
  var previous = noIndex
  /// What the task waits on.
  let future: UInt32
  /// Whether it is still in its queue.
  var isQueued = true
}

/// A first-in-first-out queue of suspended tasks: what every synchronisation primitive is made of.
///
/// A task's future is completed to wake it, but its place stays until the task has run and left:
/// asyncio keeps its waiters in the same way, and who may overtake whom depends on it. Entering,
/// leaving and finding the first are O(1). (Trio's `ParkingLot` has the same role.)
struct WaitQueue {
  private(set) var first = noIndex
  private var last = noIndex
  /// The first place whose future may not have ended: all before it have.
  private var pending = noIndex
  /// How many places there are.
  private(set) var count = 0

  var isEmpty: Bool { first == noIndex }

  /// Adds a place at the end, with a new future.
  mutating func enter(_ loop: EventLoop) -> WaitTicket {
    let future = FutureID(index: loop.state.value.futures.insert(FutureRecord()))
    let node = loop.state.value.waitNodes.insert(WaitNode(previous: last, future: future.index))
    if last == noIndex {
      first = node
    } else {
      loop.state.value.waitNodes[last].next = node
    }
    last = node
    if pending == noIndex { pending = node }
    count += 1
    return WaitTicket(future: future, node: node)
  }

  /// Gives a place up; its future is released.
  mutating func leave(_ ticket: WaitTicket, _ loop: EventLoop) {
    unlink(ticket.node, loop)
    loop.state.value.waitNodes.remove(ticket.node)
    loop.state.value.futures.remove(ticket.future.index)
  }

  /// The first place whose future has not ended, or nil.
  ///
  /// Amortised constant time: a future that has ended stays so, and is passed only once.
  mutating func firstPending(_ loop: EventLoop) -> FutureID? {
    while pending != noIndex {
      let node = loop.state.value.waitNodes[pending]
      let future = FutureID(index: node.future)
      if !loop.isEnded(future) { return future }
      pending = node.next
    }
    return nil
  }

  /// Whether all who have a place were cancelled.
  func allCancelled(_ loop: EventLoop) -> Bool {
    var index = first
    while index != noIndex {
      let node = loop.state.value.waitNodes[index]
      guard loop.isCancelled(FutureID(index: node.future)) else { return false }
      index = node.next
    }
    return true
  }

  /// Wakes up to a number of those who wait, first come first.
  mutating func wake(_ limit: Int, _ loop: EventLoop) {
    var left = limit
    while left > 0, pending != noIndex {
      let node = loop.state.value.waitNodes[pending]
      pending = node.next
      guard !loop.isEnded(FutureID(index: node.future)) else { continue }
      loop.complete(FutureID(index: node.future))
      left -= 1
    }
  }

  /// Takes places out from the front until one is found that waits, and wakes it.
  mutating func wakeAndUnlinkNext(_ loop: EventLoop) {
    while first != noIndex {
      let future = FutureID(index: loop.state.value.waitNodes[first].future)
      unlink(first, loop)
      if !loop.isEnded(future) {
        loop.complete(future)
        return
      }
    }
  }

  @inline(__always)
  private mutating func unlink(_ index: UInt32, _ loop: EventLoop) {
    let node = loop.state.value.waitNodes[index]
    guard node.isQueued else { return }
    loop.state.value.waitNodes[index].isQueued = false
    count -= 1
    if pending == index { pending = node.next }
    if node.previous == noIndex {
      first = node.next
    } else {
      loop.state.value.waitNodes[node.previous].next = node.next
    }
    if node.next == noIndex {
      last = node.previous
    } else {
      loop.state.value.waitNodes[node.next].previous = node.previous
    }
  }
}

/// A task's place in a wait queue, from the step in which it enters to the one in which it leaves.
public struct WaitTicket: Sendable, BitwiseCopyable {
  /// Ends when the task should run again.
  public let future: FutureID
  let node: UInt32
}

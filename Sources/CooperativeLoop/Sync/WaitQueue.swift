/// One task's place in a wait queue.
struct WaitNode: LinkedRecord {
  var next = noIndex
  var previous = noIndex
  /// What the task waits on.
  let future: UInt32
}

/// A first-in-first-out queue of suspended tasks: what every synchronisation primitive is made of.
///
/// A task's future is completed to wake it, but its place stays until the task has run and left:
/// asyncio keeps its waiters in the same way, and who may overtake whom depends on it. Entering,
/// leaving and finding the first are O(1). (Trio's `ParkingLot` has the same role.)
struct WaitQueue {
  private(set) var first = noIndex
  private var last = noIndex

  var isEmpty: Bool { first == noIndex }

  /// Adds a place at the end, with a new future.
  mutating func enter(_ loop: EventLoop) -> WaitTicket {
    let future = loop.makeFuture()
    let node = loop.state.value.waitNodes.insert(WaitNode(previous: last, future: future.index))
    if last == noIndex {
      first = node
    } else {
      loop.state.value.waitNodes[last].next = node
    }
    last = node
    return WaitTicket(future: future, node: node)
  }

  /// Gives a place up; its future is released.
  mutating func leave(_ ticket: WaitTicket, _ loop: EventLoop) {
    let node = loop.state.value.waitNodes[ticket.node]
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
    loop.state.value.waitNodes.remove(ticket.node)
    loop.release(ticket.future)
  }

  /// Wakes all who wait, first come first.
  func wakeAll(_ loop: EventLoop) {
    var index = first
    while index != noIndex {
      let node = loop.state.value.waitNodes[index]
      loop.complete(FutureID(index: node.future))
      index = node.next
    }
  }
}

/// A task's place in a wait queue, from the step in which it enters to the one in which it leaves.
public struct WaitTicket: Sendable, BitwiseCopyable {
  /// Ends when the task should run again.
  public let future: FutureID
  let node: UInt32
}

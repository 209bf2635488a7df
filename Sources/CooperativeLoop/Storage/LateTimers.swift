/// Timers set for moments that have passed: a heap ordered by (deadline, order of setting).
///
/// They fire in the next turn, so there are few at a time and seldom any.
struct LateTimers: ~Copyable {
  /// A timer and its place among those set.
  struct Late: BitwiseCopyable {
    let entry: TimerQueue.Entry
    /// Counts the timers set, and breaks ties.
    let sequence: Int

    func isBefore(_ other: Late) -> Bool {
      (entry.deadline, sequence) < (other.entry.deadline, other.sequence)
    }
  }

  private var heap = Column<Late>(capacity: 1)
  private var sequence = 0

  var isEmpty: Bool {
    @inline(__always) get { heap.count == 0 }
  }

  /// The entry that leaves next, or nil.
  var first: TimerQueue.Entry? { heap.count == 0 ? nil : heap[0].entry }

  /// Adds a timer.
  ///
  /// O(log n).
  mutating func insert(_ entry: TimerQueue.Entry) {
    let late = Late(entry: entry, sequence: sequence)
    sequence += 1
    heap.append(late)
    var hole = heap.count - 1
    while hole > 0, late.isBefore(heap[(hole - 1) / 2]) {
      heap[hole] = heap[(hole - 1) / 2]
      hole = (hole - 1) / 2
    }
    heap[hole] = late
  }

  /// Removes and returns the entry that leaves next.
  ///
  /// O(log n).
  ///
  /// - Precondition: the queue is not empty.
  mutating func removeFirst() -> TimerQueue.Entry {
    let first = heap[0].entry
    let last = heap.removeLast()
    guard heap.count > 0 else { return first }
    var hole = 0
    var child = 1
    while child < heap.count {
      if child + 1 < heap.count, heap[child + 1].isBefore(heap[child]) { child += 1 }
      guard heap[child].isBefore(last) else { break }
      heap[hole] = heap[child]
      hole = child
      child = hole * 2 + 1
    }
    heap[hole] = last
    return first
  }
}

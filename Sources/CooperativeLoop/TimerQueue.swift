/// The timers of a loop: a heap ordered by (deadline, order of setting).
///
/// Equal deadlines leave in the order in which they were set, because the order of setting is part of
/// the key (mini-redis does the same for its expirations). Four children a node instead of two:
/// half the levels, and the children of a node share a cache line or two.
struct TimerQueue: ~Copyable {
  struct Entry: BitwiseCopyable {
    let deadline: Int64
    /// Counts the timers ever set: breaks ties.
    let sequence: UInt64
    let handle: UInt32
  }

  private var heap = Column<Entry>()
  private var sequence: UInt64 = 0

  var isEmpty: Bool { heap.count == 0 }

  /// The entry that leaves next, or nil.
  var first: Entry? {
    heap.count == 0 ? nil : heap[0]
  }

  /// Adds a timer.
  ///
  /// O(log n).
  mutating func insert(deadline: Int64, handle: UInt32) {
    let entry = Entry(deadline: deadline, sequence: sequence, handle: handle)
    sequence += 1
    heap.append(entry)
    var hole = heap.count - 1
    while hole > 0 {
      let parent = (hole - 1) / 4
      guard isBefore(entry, heap[parent]) else { break }
      heap[hole] = heap[parent]
      hole = parent
    }
    heap[hole] = entry
  }

  /// Removes and returns the entry that leaves next.
  ///
  /// O(log n).
  ///
  /// - Precondition: the queue is not empty.
  mutating func removeFirst() -> Entry {
    let first = heap[0]
    let last = heap.removeLast()
    guard heap.count > 0 else { return first }
    var hole = 0
    while let child = earliestChild(of: hole), isBefore(heap[child], last) {
      heap[hole] = heap[child]
      hole = child
    }
    heap[hole] = last
    return first
  }

  private func earliestChild(of node: Int) -> Int? {
    let begin = node * 4 + 1
    guard begin < heap.count else { return nil }
    var earliest = begin
    for child in begin..<min(begin + 4, heap.count)
    where isBefore(heap[child], heap[earliest]) {
      earliest = child
    }
    return earliest
  }

  @inline(__always)
  private func isBefore(_ left: Entry, _ right: Entry) -> Bool {
    left.deadline != right.deadline
      ? left.deadline < right.deadline : left.sequence < right.sequence
  }
}

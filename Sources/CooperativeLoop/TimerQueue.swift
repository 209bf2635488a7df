/// The timers of a loop: a heap ordered by (deadline, order of setting).
///
/// Equal deadlines leave in the order in which they were set, because the order of setting is part of
/// the key (mini-redis does the same for its expirations). Four children a node instead of two:
/// half the levels, and the children of a node share a cache line.
struct TimerQueue: ~Copyable {
  /// A timer; 16 bytes each.
  struct Entry: BitwiseCopyable {
    let deadline: Int64
    /// Counts the timers set, and breaks ties.
    var sequence: UInt32
    let handle: UInt32
  }

  private var heap = Column<Entry>()
  /// The next timer's number in the order of setting.
  private var sequence: UInt32

  /// Makes an empty queue.
  ///
  /// - Parameter sequence: The first timer's number, in tests close to the last one that there is.
  init(sequence: UInt32 = 0) {
    self.sequence = sequence
  }

  var isEmpty: Bool { heap.count == 0 }

  /// The entry that leaves next, or nil.
  var first: Entry? {
    heap.count == 0 ? nil : heap[0]
  }

  /// Adds a timer.
  ///
  /// O(log n).
  mutating func insert(deadline: Int64, handle: UInt32) {
    if sequence == .max { renumber() }
    let entry = Entry(deadline: deadline, sequence: sequence, handle: handle)
    sequence &+= 1
    heap.append(entry)
    var hole = heap.count &- 1
    while hole > 0 {
      let parent = (hole &- 1) / 4
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
    let begin = node &* 4 &+ 1
    guard begin < heap.count else { return nil }
    let end = min(begin &+ 4, heap.count)
    var earliest = begin
    var child = begin &+ 1
    while child < end {
      if isBefore(heap[child], heap[earliest]) { earliest = child }
      child &+= 1
    }
    return earliest
  }

  /// Numbers the timers anew, in their order: there are no numbers left.
  ///
  /// O(n log n), once in four billion timers. What is sorted is a heap.
  @inline(never)
  private mutating func renumber() {
    var entries = (0..<heap.count).map { heap[$0] }
    entries.sort { isBefore($0, $1) }
    for place in entries.indices {
      entries[place].sequence = UInt32(truncatingIfNeeded: place)
      heap[place] = entries[place]
    }
    sequence = UInt32(truncatingIfNeeded: entries.count)
  }

  @inline(__always)
  private func isBefore(_ left: Entry, _ right: Entry) -> Bool {
    left.deadline != right.deadline
      ? left.deadline < right.deadline : left.sequence < right.sequence
  }
}

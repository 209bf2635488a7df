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

    /// Whether it leaves before another.
    @inline(__always)
    func isBefore(_ other: Entry) -> Bool {
      // Either hardly ever or nearly always equal: a branch that is predicted, and another that the
      // comparison itself does not need.
      if deadline == other.deadline { return sequence < other.sequence }
      return deadline < other.deadline
    }
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

  var isEmpty: Bool {
    @inline(__always) get { heap.count == 0 }
  }

  /// The entry that leaves next, or nil.
  var first: Entry? {
    @inline(__always) get { heap.count == 0 ? nil : heap[0] }
  }

  /// Adds a timer.
  ///
  /// O(log n).
  mutating func insert(deadline: Int64, handle: UInt32) {
    if sequence == .max { renumber() }
    let entry = Entry(deadline: deadline, sequence: sequence, handle: handle)
    sequence &+= 1
    heap.append(entry)
    // No index leaves the heap: a parent's is smaller.
    let base = heap.base
    var hole = heap.count &- 1
    while hole > 0 {
      let parent = (hole &- 1) / 4
      guard entry.isBefore(base[parent]) else { break }
      base[hole] = base[parent]
      hole = parent
    }
    base[hole] = entry
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
    let base = heap.base
    var hole = 0
    var child = 1
    while child < heap.count {
      child = earliest(from: child, base)
      guard base[child].isBefore(last) else { break }
      base[hole] = base[child]
      hole = child
      child = hole &* 4 &+ 1
    }
    base[hole] = last
    return first
  }

  /// The earliest of the children of a node, of which the first is given and in the heap.
  ///
  /// Which one it is cannot be predicted: two and two are compared, and nothing depends on the outcome
  /// but what is compared next.
  @inline(__always)
  private func earliest(from child: Int, _ base: UnsafeMutablePointer<Entry>) -> Int {
    guard child &+ 3 < heap.count else { return earliestOfFew(from: child, base) }
    let children = base + child
    let left = children[1].isBefore(children[0]) ? 1 : 0
    let right = children[3].isBefore(children[2]) ? 3 : 2
    return child &+ (children[right].isBefore(children[left]) ? right : left)
  }

  private func earliestOfFew(from begin: Int, _ base: UnsafeMutablePointer<Entry>) -> Int {
    var earliest = begin
    var child = begin &+ 1
    while child < heap.count {
      if base[child].isBefore(base[earliest]) { earliest = child }
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
    entries.sort { $0.isBefore($1) }
    for place in entries.indices {
      entries[place].sequence = UInt32(truncatingIfNeeded: place)
      heap[place] = entries[place]
    }
    sequence = UInt32(truncatingIfNeeded: entries.count)
  }
}

/// The timers of a loop, in the order of (deadline, order of setting).
///
/// A monotone radix heap (Ahuja, Mehlhorn, Orlin and Tarjan 1990, https://doi.org/10.1145/77600.77615):
/// a timer stands in the bucket of the highest bit in which its deadline differs from the base, the
/// last deadline that was reached. Only the first bucket that is not empty is ever looked into, and
/// then its timers move on to the buckets before it: each timer moves a few times, one after the
/// other through memory, where a heap of many timers jumps about. Buckets keep their order, and equal
/// deadlines always share a bucket: they leave in the order in which they were set.
struct TimerQueue: ~Copyable {
  /// A timer; 16 bytes each.
  struct Entry: BitwiseCopyable {
    let deadline: Int64
    let handle: UInt32
  }

  /// A bucket of so many timers at least, and so many at most, is announced: fewer are not worth it,
  /// and what more of them need would not stay in the caches.
  private static let announcedCounts = 16...256

  /// Timers that were set for a moment before the base: nothing but a timeout in the past is.
  private var late = LateTimers()
  /// In bucket 0 what is due at the base, in bucket n what differs from it in the nth bit at most.
  private var buckets = TimerBuckets()
  private var base: Int64 = 0
  /// The last deadline that was announced.
  private var announced = Int64.min
  /// The handles of timers that are due before long; whoever reads them empties the column.
  var dueSoon = Column<UInt32>(capacity: 1)

  var isEmpty: Bool {
    @inline(__always) get { buckets.isEmpty && late.isEmpty }
  }

  /// The entry that leaves next, or nil.
  ///
  /// O(1).
  var first: Entry? {
    @inline(__always) get { late.isEmpty ? buckets.first : late.first }
  }

  /// Adds a timer.
  ///
  /// O(1).
  mutating func insert(deadline: Int64, handle: UInt32) {
    let entry = Entry(deadline: deadline, handle: handle)
    if deadline >= base {
      buckets.append(entry, to: Self.bucket(of: deadline, from: base))
    } else {
      late.insert(entry)
    }
  }

  /// Removes and returns the entry that leaves next.
  ///
  /// Amortised O(b), where b is the number of bits in which deadlines differ.
  ///
  /// - Precondition: the queue is not empty.
  mutating func removeFirst() -> Entry {
    guard late.isEmpty else { return late.removeFirst() }
    if buckets.firstFilled > 0 { open(buckets.firstFilled) }
    return buckets.removeFirst()
  }

  /// Removes the timers whose callbacks were dropped, and those callbacks.
  ///
  /// O(n), where n is the number of timers. Those for a moment past are left: they leave soon.
  ///
  /// - Returns: How many timers were looked at and kept.
  mutating func removeDropped(from callbacks: inout Pool<CallbackRecord>) -> Int {
    var kept = 0
    buckets.filter { entry in
      if callbacks[entry.handle].isDropped {
        callbacks.remove(entry.handle)
        return false
      }
      kept += 1
      return true
    }
    return kept
  }

  @inline(__always)
  private static func bucket(of deadline: Int64, from base: Int64) -> Int {
    Int64.bitWidth &- (deadline ^ base).leadingZeroBitCount
  }

  /// Distributes a bucket, the first that is not empty, over those before it.
  private mutating func open(_ index: Int) {
    let count = buckets.count(of: index)
    if Self.announcedCounts.contains(count) { announce(index) }
    base = buckets.earliest(in: index)
    guard count > 1 else { return buckets.moveToFront(index) }
    let base = base
    buckets.distribute(index) { Self.bucket(of: $0.deadline, from: base) }
  }

  /// Tells which timers are due before long, unless they were told.
  private mutating func announce(_ index: Int) {
    guard buckets.earliest(in: index) > announced else { return }
    announced = buckets.copyHandles(of: index, to: &dueSoon)
  }
}

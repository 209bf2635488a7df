/// 64 lists of timers, in chunks of memory that they share.
///
/// A list is only ever added to at its end, and read from its front. What has been read is free at
/// once for the next list that needs a chunk.
struct TimerBuckets: ~Copyable {
  private static let number = 64
  /// Entries in a chunk: 256 bytes.
  private static let chunk: UInt32 = 16

  /// One of the lists.
  struct Bucket: BitwiseCopyable {
    var count: UInt32 = 0
    /// Where its first entry stands.
    var front: UInt32 = 0
    /// The place behind its last entry; a multiple of the chunk's size where the chunk is full.
    var back: UInt32 = 0
    /// The first to be added among those with the earliest deadline.
    var earliest = TimerQueue.Entry(deadline: .max, handle: noIndex)
  }

  private var buckets = Column<Bucket>(capacity: number)
  private var entries = Column<TimerQueue.Entry>()
  /// The chunk that follows each chunk in its list, or among the free ones.
  private var following = Column<UInt32>()
  private var freeChunk = noIndex
  /// A bit for each bucket that is not empty.
  private var filled: UInt64 = 0

  init() {
    for _ in 0..<Self.number { buckets.append(Bucket()) }
  }

  var isEmpty: Bool {
    @inline(__always) get { filled == 0 }
  }

  /// The first bucket that is not empty; 64 where all are.
  var firstFilled: Int {
    @inline(__always) get { filled.trailingZeroBitCount }
  }

  /// The first entry of bucket 0 or, where that is empty, the earliest of the first that is not.
  var first: TimerQueue.Entry? {
    @inline(__always) get {
      guard filled != 0 else { return nil }
      let bucket = buckets[firstFilled]
      return firstFilled == 0 ? entries[bucket.front] : bucket.earliest
    }
  }

  /// The earliest deadline in a bucket that is not empty.
  func earliest(in index: Int) -> Int64 { buckets[index].earliest.deadline }

  /// How many entries a bucket has.
  func count(of index: Int) -> Int { Int(buckets[index].count) }

  /// Adds an entry at the end of a bucket.
  @inline(__always)
  mutating func append(_ entry: TimerQueue.Entry, to index: Int) {
    var bucket = buckets[index]
    if bucket.back % Self.chunk == 0 { addChunk(to: &bucket) }
    entries[bucket.back] = entry
    bucket.back &+= 1
    bucket.count &+= 1
    if entry.deadline < bucket.earliest.deadline || bucket.count == 1 { bucket.earliest = entry }
    buckets[index] = bucket
    filled |= 1 &<< UInt64(truncatingIfNeeded: index)
  }

  @inline(never)
  private mutating func addChunk(to bucket: inout Bucket) {
    var chunk = freeChunk
    if chunk == noIndex {
      chunk = UInt32(truncatingIfNeeded: following.count)
      following.append(noIndex)
      let blank = TimerQueue.Entry(deadline: 0, handle: noIndex)
      for _ in 0..<Self.chunk { entries.append(blank) }
    } else {
      freeChunk = following[chunk]
    }
    if bucket.count == 0 {
      bucket.front = chunk * Self.chunk
    } else {
      following[(bucket.back - 1) / Self.chunk] = chunk
    }
    bucket.back = chunk * Self.chunk
  }

  /// Removes the first entry of bucket 0, which is not empty.
  mutating func removeFirst() -> TimerQueue.Entry {
    var bucket = buckets[0]
    let entry = takeFirst(of: &bucket)
    if bucket.count == 0 {
      bucket = Bucket()
      filled &= ~1
    }
    buckets[0] = bucket
    return entry
  }

  /// Makes a bucket the first one, which is empty.
  mutating func moveToFront(_ index: Int) {
    buckets[0] = buckets[index]
    empty(index)
    filled |= 1
  }

  /// Empties a bucket and gives each entry, in order, to the bucket that the closure names.
  @inline(__always)
  mutating func distribute(_ index: Int, _ newBucket: (TimerQueue.Entry) -> Int) {
    var bucket = buckets[index]
    empty(index)
    while bucket.count > 0 {
      let entry = takeFirst(of: &bucket)
      append(entry, to: newBucket(entry))
    }
  }

  /// Takes out the entries that the closure does not want to keep.
  mutating func filter(_ isKept: (TimerQueue.Entry) -> Bool) {
    for index in 0..<Self.number where buckets[index].count > 0 {
      var bucket = buckets[index]
      empty(index)
      while bucket.count > 0 {
        let entry = takeFirst(of: &bucket)
        if isKept(entry) { append(entry, to: index) }
      }
    }
  }

  /// Copies the handles of a bucket's timers, which it keeps.
  ///
  /// - Returns: The latest of their deadlines.
  func copyHandles(of index: Int, to handles: inout Column<UInt32>) -> Int64 {
    let bucket = buckets[index]
    var latest = bucket.earliest.deadline
    var place = bucket.front
    for left in (0..<bucket.count).reversed() {
      handles.append(entries[place].handle)
      latest = max(latest, entries[place].deadline)
      place &+= 1
      guard left > 0, place % Self.chunk == 0 else { continue }
      place = following[place / Self.chunk - 1] * Self.chunk
    }
    return latest
  }

  private mutating func empty(_ index: Int) {
    buckets[index] = Bucket()
    filled &= ~(1 &<< UInt64(truncatingIfNeeded: index))
  }

  /// Takes the first entry from a list that is not empty; frees its chunk with the last one in it.
  @inline(__always)
  private mutating func takeFirst(of bucket: inout Bucket) -> TimerQueue.Entry {
    let entry = entries[bucket.front]
    bucket.front &+= 1
    bucket.count &-= 1
    if bucket.front % Self.chunk == 0 || bucket.count == 0 { freeFrontChunk(of: &bucket) }
    return entry
  }

  @inline(never)
  private mutating func freeFrontChunk(of bucket: inout Bucket) {
    let chunk = (bucket.front - 1) / Self.chunk
    if bucket.count > 0 { bucket.front = following[chunk] * Self.chunk }
    following[chunk] = freeChunk
    freeChunk = chunk
  }
}

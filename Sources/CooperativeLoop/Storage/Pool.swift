/// A record that can stand in a list: of its owner's choosing while in use, of free places otherwise.
protocol LinkedRecord: BitwiseCopyable {
  /// The next record of the list, or `noIndex` at its end.
  var next: UInt32 { get set }
}

/// "No record": the index that no record has.
let noIndex = UInt32.max

/// A column whose places are used again after they were freed, last freed first.
struct Pool<Record: LinkedRecord>: ~Copyable {
  private var records = Column<Record>()
  /// The head of the list of free places.
  private var free = noIndex

  subscript(index: UInt32) -> Record {
    @inline(__always) _read { yield records[index] }
    @inline(__always) _modify { yield &records[index] }
  }

  /// Stores a record and returns its place, which stays the same until it is freed.
  @inline(__always)
  mutating func insert(_ record: Record) -> UInt32 {
    guard _fastPath(free != noIndex) else { return append(record) }
    let index = free
    free = records[index].next
    records[index] = record
    return index
  }

  @inline(never)
  private mutating func append(_ record: Record) -> UInt32 {
    records.append(record)
    return UInt32(truncatingIfNeeded: records.count - 1)
  }

  /// Frees a place.
  ///
  /// Whoever still knows the index must not use it any more.
  @inline(__always)
  mutating func remove(_ index: UInt32) {
    records[index].next = free
    free = index
  }
}

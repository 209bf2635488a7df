/// Where a trace is being written: the loop stores each record there itself, without a call.
///
/// The memory belongs to whoever made the tape, the recorder. When it is used up the tape asks for
/// more, and is told where to go on (`proceed`).
package final class RecordTape {
  private let cursor: Owned<TapeWriter.Cursor>
  private let makeRoom: (RecordTape, Int) -> Bool

  /// Makes a tape over a block of memory.
  ///
  /// - Parameters:
  ///   - next: Where the first byte goes.
  ///   - end: The address behind the block.
  ///   - makeRoom: Called where the block has no room for so many bytes more; calls `proceed`, and
  ///     returns whether the run may go on.
  package init(
    from next: UnsafeMutableRawPointer,
    to end: UnsafeMutableRawPointer,
    makeRoom: @escaping (RecordTape, Int) -> Bool
  ) {
    cursor = Owned(TapeWriter.Cursor(next: next, last: end - TraceRecord.room))
    self.makeRoom = makeRoom
  }

  /// The address behind the last byte.
  package var end: UnsafeMutableRawPointer { cursor.value.next }

  /// Goes on in another block of memory.
  package func proceed(
    from next: UnsafeMutableRawPointer,
    to end: UnsafeMutableRawPointer
  ) {
    cursor.value.next = next
    cursor.value.last = end - TraceRecord.room
  }

  /// Writes an event and its payload.
  ///
  /// - Returns: False where more room was needed and the limit is passed.
  package func append(_ event: LoopEvent, payload: Span<UInt8>) -> Bool {
    writer.put(event, payload)
  }

  /// What writes on the tape as long as the tape is kept.
  var writer: TapeWriter { TapeWriter(cursor: cursor.pointer, tape: .passUnretained(self)) }

  fileprivate func refill(_ bytes: Int) -> Bool { makeRoom(self, bytes) }
}

/// Writes on a tape that somebody else keeps: a few plain stores a record.
struct TapeWriter: BitwiseCopyable {
  /// What each record reads and moves.
  struct Cursor: BitwiseCopyable {
    /// Where the next byte goes.
    var next: UnsafeMutableRawPointer
    /// The last place where a record without a payload may begin.
    var last: UnsafeMutableRawPointer
    /// The last moment recorded of a turn or of the clock, and the last deadline of a timer; in
    /// nanoseconds.
    var now: Int64 = 0
    var deadline: Int64 = 0
    /// The widest task that was spawned, with all its bits set, and how many bytes the number of a step
    /// that only yields has after its first, and that of another record of a task: enough for that one, so
    /// that it need not be found out for each.
    var widestTask: UInt32 = 0
    var yieldBytesAfterFirst: UInt64 = 1
    var taskBytesAfterFirst: UInt64 = 0
  }

  let cursor: UnsafeMutablePointer<Cursor>
  fileprivate let tape: Unmanaged<RecordTape>

  /// Whether there is room for a step's beginning and a record without a payload.
  var hasRoom: Bool {
    @inline(__always) get { cursor.pointee.next <= cursor.pointee.last }
  }

  /// Makes sure that there is room for a record and so many bytes of payload.
  ///
  /// - Returns: False where more was needed and the limit is passed.
  private func reserve(_ bytes: Int = 0) -> Bool {
    cursor.pointee.next + bytes <= cursor.pointee.last
      || tape._withUnsafeGuaranteedRef { $0.refill(TraceRecord.room + bytes) }
  }

  /// Writes an event without a payload.
  ///
  /// - Returns: False where more room was needed and the limit is passed.
  @inline(__always)
  func put(_ event: LoopEvent) -> Bool {
    guard _fastPath(hasRoom) else { return putElsewhere(event) }
    write(event)
    return true
  }

  @inline(never)
  private func putElsewhere(_ event: LoopEvent) -> Bool {
    let isWithin = reserve()
    write(event)
    return isWithin
  }

  @inline(__always)
  func put(_ number: UInt64) {
    cursor.pointee.next = PackedNumber.store(number, at: cursor.pointee.next)
  }

  /// Writes the number of a step that only yields.
  @inline(__always)
  func put(yield number: UInt64) {
    let bytes = cursor.pointee.yieldBytesAfterFirst
    cursor.pointee.next = PackedNumber.store(number, after: bytes, at: cursor.pointee.next)
  }

  /// Writes the first number of another record of a task.
  @inline(__always)
  func put(task number: UInt64) {
    let bytes = cursor.pointee.taskBytesAfterFirst
    cursor.pointee.next = PackedNumber.store(number, after: bytes, at: cursor.pointee.next)
  }

  /// Makes the numbers of records of tasks wide enough for one more.
  @inline(__always)
  func widen(for task: UInt32) {
    if _slowPath(task > cursor.pointee.widestTask) { widenElsewhere(for: task) }
  }

  @inline(never)
  private func widenElsewhere(for task: UInt32) {
    let widest = UInt32.max >> UInt32(task.leadingZeroBitCount)
    cursor.pointee.widestTask = widest
    cursor.pointee.yieldBytesAfterFirst = PackedNumber.bytesAfterFirst(
      of: TraceRecord.yielded.head((UInt64(widest) + 1) << TraceRecord.siteBits - 1)
    )
    cursor.pointee.taskBytesAfterFirst = PackedNumber.bytesAfterFirst(
      of: TraceRecord.woke.head(UInt64(widest))
    )
  }

  /// Writes the length of a payload, which most often is one byte.
  @inline(__always)
  func put(length: Int) {
    guard _fastPath(length < 1 << 7) else { return put(UInt64(truncatingIfNeeded: length)) }
    let next = cursor.pointee.next
    next.storeBytes(of: UInt8(truncatingIfNeeded: length) &<< 1 | 1, as: UInt8.self)
    cursor.pointee.next = next + 1
  }

  @inline(__always)
  func put(_ first: UInt64, _ second: UInt64) {
    let next = PackedNumber.store(first, at: cursor.pointee.next)
    cursor.pointee.next = PackedNumber.store(second, at: next)
  }

  @inline(__always)
  func put(_ first: UInt64, _ second: UInt64, _ third: UInt64) {
    put(first, second)
    put(third)
  }

  /// Writes an event and its payload.
  ///
  /// - Returns: False where more room was needed and the limit is passed.
  func put(_ event: LoopEvent, _ payload: Span<UInt8>) -> Bool {
    switch event {
    case .acted(let site): return put(.acted, at: site, payload)
    case .detailed(let site): return put(.detailed, at: site, payload)
    case .printed(let site): return put(.printed, at: site, payload)
    default:
      precondition(payload.isEmpty, "only actions, details and prints have a payload")
      return put(event)
    }
  }

  /// Writes an action, details or a print.
  ///
  /// - Returns: False where more room was needed and the limit is passed.
  @inline(__always)
  func put(_ record: TraceRecord, at site: SiteID, _ payload: Span<UInt8>) -> Bool {
    let count = payload.count
    let isWithin = reserve(count)
    put(record.head(fromOne(site.index)))
    put(length: count)
    guard count > 0 else { return isWithin }
    let next = cursor.pointee.next
    payload.withUnsafeBytes { bytes in
      UnsafeMutableRawBufferPointer(start: next, count: bytes.count).copyMemory(from: bytes)
    }
    cursor.pointee.next = next + count
    return isWithin
  }
}

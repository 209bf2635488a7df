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
    cursor = Owned(TapeWriter.Cursor(next: next, end: end))
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
    cursor.value.end = end
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
    /// Where the room ends.
    var end: UnsafeMutableRawPointer
    /// The last moment recorded of a turn or of the clock, and the last deadline of a timer; in
    /// nanoseconds.
    var now: Int64 = 0
    var deadline: Int64 = 0
  }

  let cursor: UnsafeMutablePointer<Cursor>
  fileprivate let tape: Unmanaged<RecordTape>

  /// Whether there is room for so many bytes.
  @inline(__always)
  func hasRoom(_ bytes: Int) -> Bool { cursor.pointee.next + bytes <= cursor.pointee.end }

  /// Makes sure that there is room for so many bytes.
  ///
  /// - Returns: False where more was needed and the limit is passed.
  func reserve(_ bytes: Int) -> Bool {
    hasRoom(bytes) || tape._withUnsafeGuaranteedRef { $0.refill(bytes) }
  }

  /// Writes an event without a payload.
  ///
  /// - Returns: False where more room was needed and the limit is passed.
  @inline(__always)
  func put(_ event: LoopEvent) -> Bool {
    guard _fastPath(hasRoom(TraceRecord.room)) else { return putElsewhere(event) }
    write(event)
    return true
  }

  @inline(never)
  private func putElsewhere(_ event: LoopEvent) -> Bool {
    let isWithin = reserve(TraceRecord.room)
    write(event)
    return isWithin
  }

  @inline(__always)
  func put(_ number: UInt64) {
    cursor.pointee.next = PackedNumber.store(number, at: cursor.pointee.next)
  }

  /// Writes the number of a step that only yields: three to five bytes in most runs.
  @inline(__always)
  func put(yield number: UInt64) {
    cursor.pointee.next = PackedNumber.storeMiddling(number, at: cursor.pointee.next)
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
    guard !payload.isEmpty else { return put(event) }
    let isWithin = reserve(TraceRecord.room + payload.count)
    let count = UInt64(payload.count)
    switch event {
    case .acted(let site): put(TraceRecord.acted.head(fromOne(site.index)), count)
    case .detailed(let site): put(TraceRecord.detailed.head(fromOne(site.index)), count)
    case .printed(let site): put(TraceRecord.printed.head(fromOne(site.index)), count)
    default: preconditionFailure("only actions, details and prints have a payload")
    }
    let next = cursor.pointee.next
    payload.withUnsafeBytes { bytes in
      UnsafeMutableRawBufferPointer(start: next, count: bytes.count).copyMemory(from: bytes)
    }
    cursor.pointee.next = next + payload.count
    return isWithin
  }
}

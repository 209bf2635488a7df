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
  ///   - next: Where the first word goes.
  ///   - end: The address behind the block.
  ///   - makeRoom: Called where the block has no room for so many words more; calls `proceed`, and
  ///     returns whether the run may go on.
  package init(
    from next: UnsafeMutablePointer<UInt64>,
    to end: UnsafeMutablePointer<UInt64>,
    makeRoom: @escaping (RecordTape, Int) -> Bool
  ) {
    cursor = Owned(TapeWriter.Cursor(next: next, end: end))
    self.makeRoom = makeRoom
  }

  /// The address behind the last word.
  package var end: UnsafeMutablePointer<UInt64> { cursor.value.next }

  /// Goes on in another block of memory.
  package func proceed(
    from next: UnsafeMutablePointer<UInt64>,
    to end: UnsafeMutablePointer<UInt64>
  ) {
    cursor.value = TapeWriter.Cursor(next: next, end: end)
  }

  /// Writes an event and its payload.
  ///
  /// - Returns: False where more room was needed and the limit is passed.
  package func append(_ event: LoopEvent, payload: Span<UInt8>) -> Bool {
    payload.isEmpty ? writer.put(event) : writer.put(event, payload)
  }

  /// What writes on the tape as long as the tape is kept.
  var writer: TapeWriter { TapeWriter(cursor: cursor.pointer, tape: .passUnretained(self)) }

  fileprivate func refill(_ words: Int) -> Bool { makeRoom(self, words) }
}

/// Writes on a tape that somebody else keeps: a few plain stores a record.
struct TapeWriter: BitwiseCopyable {
  /// What each record reads and moves.
  struct Cursor: BitwiseCopyable {
    /// Where the next word goes.
    var next: UnsafeMutablePointer<UInt64>
    /// Where the room ends.
    var end: UnsafeMutablePointer<UInt64>
  }

  fileprivate let cursor: UnsafeMutablePointer<Cursor>
  fileprivate let tape: Unmanaged<RecordTape>

  /// Makes sure that there is room for so many words.
  ///
  /// - Returns: False where more was needed and the limit is passed.
  @inline(__always)
  func reserve(_ words: Int) -> Bool {
    guard cursor.pointee.next + words > cursor.pointee.end else { return true }
    return refill(words)
  }

  @inline(never)
  private func refill(_ words: Int) -> Bool { tape._withUnsafeGuaranteedRef { $0.refill(words) } }

  @inline(__always)
  func put(_ word: UInt64) {
    let next = cursor.pointee.next
    next.pointee = word
    cursor.pointee.next = next + 1
  }

  @inline(__always)
  func put(_ first: UInt64, _ second: UInt64) {
    let next = cursor.pointee.next
    next.pointee = first
    next[1] = second
    cursor.pointee.next = next + 2
  }

  /// Writes an event and its payload, which is not empty.
  ///
  /// - Returns: False where more room was needed and the limit is passed.
  func put(_ event: LoopEvent, _ payload: Span<UInt8>) -> Bool {
    let words = (payload.count + 7) / 8
    let hadRoom = reserve(TraceRecord.room)
    let isWithin = reserve(words + 2) && hadRoom
    switch event {
    case .acted(let site): put(TraceRecord.acted, site, payload)
    case .printed(let site): put(TraceRecord.printed, site, payload)
    default: preconditionFailure("only actions and prints have a payload")
    }
    return isWithin
  }

  private func put(_ record: TraceRecord, _ site: SiteID, _ payload: Span<UInt8>) {
    let words = (payload.count + 7) / 8
    if payload.count < Int(TraceRecord.longPayload) {
      put(record.word(small: UInt64(payload.count), index: site.index))
    } else {
      put(record.word(small: TraceRecord.longPayload, index: site.index), UInt64(payload.count))
    }
    let next = cursor.pointee.next
    next[words - 1] = 0
    payload.withUnsafeBytes { bytes in
      UnsafeMutableRawBufferPointer(start: next, count: words * 8).copyMemory(from: bytes)
    }
    cursor.pointee.next = next + words
  }
}

public import CooperativeLoop

/// The instrument that records all that a loop reports, compactly: see `TraceRecord`.
public final class TraceRecorder: LoopInstrument {
  private let pool: TraceChunkPool
  /// How many bytes of chunks the recorder may use.
  private let limit: Int
  /// Chunks that are full.
  private var full: [TraceChunk] = []
  private var chunk: TraceChunk
  private let cursor: Owned<Cursor>
  /// The size of the chunks in use.
  ///
  /// A chunk counts as a whole from its first record on, so that a run is cut at the same place on
  /// every machine.
  public var bytes: Int { cursor.value.bytes }

  /// What each record reads and moves.
  private struct Cursor {
    /// Where the next word goes.
    var next: UnsafeMutablePointer<UInt64>
    /// Where the chunk ends.
    var end: UnsafeMutablePointer<UInt64>
    var bytes: Int
  }

  /// Makes a recorder with nothing in it.
  ///
  /// - Parameters:
  ///   - limit: How many bytes of records end the run; 1 GiB by default.
  ///   - pool: Where chunks come from.
  public init(limit: Int = 1 << 30, pool: TraceChunkPool = TraceChunkPool()) {
    self.pool = pool
    self.limit = limit
    chunk = pool.take()
    cursor = Owned(Cursor(next: chunk.end, end: chunk.limit, bytes: chunk.capacity * 8))
  }

  deinit {
    pool.give(full)
  }

  /// Takes the record out; the recorder must not be told anything afterwards.
  public func finish() -> Trace {
    chunk.close(at: cursor.value.next)
    defer { full = [] }
    return Trace(chunks: full + [chunk], pool: pool)
  }

  /// Takes note of an event.
  public func record(_ event: LoopEvent, payload: Span<UInt8>) -> Bool {
    if cursor.value.next + 4 > cursor.value.end { refill() }
    switch event {
    case .yielded(let task, let site):
      put(TraceRecord.yielded.word(index: task.index), UInt64(site.index))
    case .stepStarted(let task):
      put(TraceRecord.stepStarted.word(index: task.index))
    case .acted(let site):
      put(.acted, site, payload)
    case .printed(let site):
      put(.printed, site, payload)
    case .woke(let task):
      put(TraceRecord.woke.word(index: task.index))
    case .turnStarted(let now):
      put(TraceRecord.turnStarted.word(), UInt64(bitPattern: now.nanoseconds))
    default:
      recordRarely(event)
    }
    return cursor.value.bytes <= limit
  }

  private func recordRarely(_ event: LoopEvent) {
    switch event {
    case .yielded, .stepStarted, .acted, .printed, .woke, .turnStarted:
      preconditionFailure("recorded by record(_:payload:)")
    case .spawned(let task):
      put(TraceRecord.spawned.word(index: task.index))
    case .polled(let task, let site, let object):
      put(
        TraceRecord.polled.word(index: task.index),
        UInt64(site.index) | UInt64(object.index) << 32
      )
    case .slept(let deadline):
      put(TraceRecord.slept.word(), UInt64(bitPattern: deadline.nanoseconds))
    case .suspended(let reason):
      put(TraceRecord.suspended.word(small: UInt64(reason.kind.rawValue), index: reason.index))
    case .ended(let state):
      put(TraceRecord.ended.word(small: UInt64(state.rawValue)))
    case .halted:
      put(TraceRecord.halted.word())
    case .callbackStarted(let handle):
      put(TraceRecord.callbackStarted.word(index: handle.index))
    case .callbackEnded:
      put(TraceRecord.callbackEnded.word())
    case .timerSet(let handle, let deadline, let task):
      put(
        TraceRecord.timerSet.word(index: handle.index),
        UInt64(bitPattern: deadline.nanoseconds),
        UInt64(task?.index ?? TraceRecord.noIndex)
      )
    case .timerDropped(let handle):
      put(TraceRecord.timerDropped.word(index: handle.index))
    case .callbackDropped(let handle):
      put(TraceRecord.callbackDropped.word(index: handle.index))
    case .interrupted(let task):
      put(TraceRecord.interrupted.word(index: task.index))
    case .callbackQueued(let handle, let kind, let task):
      put(
        TraceRecord.callbackQueued.word(small: UInt64(kind.rawValue), index: handle.index),
        UInt64(task?.index ?? TraceRecord.noIndex)
      )
    case .clockMoved(let now):
      put(TraceRecord.clockMoved.word(), UInt64(bitPattern: now.nanoseconds))
    }
  }

  @inline(__always)
  private func put(_ word: UInt64) {
    cursor.value.next.pointee = word
    cursor.value.next += 1
  }

  @inline(__always)
  private func put(_ first: UInt64, _ second: UInt64) {
    cursor.value.next.pointee = first
    cursor.value.next[1] = second
    cursor.value.next += 2
  }

  private func put(_ first: UInt64, _ second: UInt64, _ third: UInt64) {
    put(first, second)
    put(third)
  }

  @inline(__always)
  private func put(_ record: TraceRecord, _ site: SiteID, _ payload: Span<UInt8>) {
    if payload.isEmpty {
      put(record.word(index: site.index))
    } else {
      putLong(record, site, payload)
    }
  }

  private func putLong(_ record: TraceRecord, _ site: SiteID, _ payload: Span<UInt8>) {
    let words = (payload.count + 7) / 8
    if cursor.value.next + words + 2 > cursor.value.end { refill(atLeast: words + 2) }
    if payload.count < Int(TraceRecord.longPayload) {
      put(record.word(small: UInt64(payload.count), index: site.index))
    } else {
      put(record.word(small: TraceRecord.longPayload, index: site.index), UInt64(payload.count))
    }
    let next = cursor.value.next
    if words > 0 { next[words - 1] = 0 }
    payload.withUnsafeBytes { bytes in
      UnsafeMutableRawBufferPointer(start: next, count: words * 8).copyMemory(from: bytes)
    }
    cursor.value.next = next + words
  }

  /// Goes on in a chunk that has room; closes the present one.
  @inline(never)
  private func refill(atLeast words: Int = 4) {
    chunk.close(at: cursor.value.next)
    full.append(chunk)
    chunk =
      words <= TraceChunk.standardCapacity
      ? pool.take() : TraceChunk(capacity: words)
    cursor.value.bytes += chunk.capacity * 8
    cursor.value.next = chunk.end
    cursor.value.end = chunk.limit
  }
}

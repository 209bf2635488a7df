public import CooperativeLoop

/// The instrument that records all that a loop reports, compactly: see `TraceRecord`.
///
/// The loop writes most records itself, onto the recorder's tape; the recorder keeps the chunks.
public final class TraceRecorder: TapedInstrument {
  /// Where the loop writes: into the chunk that is filled.
  package let tape: RecordTape
  private let chunks: Chunks

  /// The size of the chunks in use.
  ///
  /// A chunk counts as a whole from its first record on, so that a run is cut at the same place on
  /// every machine.
  public var bytes: Int { chunks.bytes }

  /// Makes a recorder with nothing in it.
  ///
  /// - Parameters:
  ///   - limit: How many bytes of records end the run; 1 GiB by default.
  ///   - pool: Where chunks come from.
  public init(limit: Int = 1 << 30, pool: TraceChunkPool = TraceChunkPool()) {
    let chunks = Chunks(limit: limit, pool: pool)
    self.chunks = chunks
    let chunk = chunks.open
    // Where even the first chunk is too much, the first record must find that out.
    tape = RecordTape(from: chunk.end, to: chunks.isWithinLimit ? chunk.limit : chunk.end) {
      chunks.makeRoom(on: $0, for: $1)
    }
  }

  /// Takes the record out; the recorder must not be told anything afterwards.
  public func finish() -> Trace {
    chunks.finish(at: tape.end)
  }

  /// Takes note of an event.
  public func record(_ event: LoopEvent, payload: Span<UInt8>) -> Bool {
    tape.append(event, payload: payload) && chunks.isWithinLimit
  }

  /// The chunks of one recording.
  private final class Chunks {
    private let pool: TraceChunkPool
    /// How many bytes of chunks the recorder may use.
    private let limit: Int
    /// Chunks that are full.
    private var full: [TraceChunk] = []
    /// The chunk that is filled.
    private(set) var open: TraceChunk
    private(set) var bytes: Int

    init(limit: Int, pool: TraceChunkPool) {
      self.limit = limit
      self.pool = pool
      open = pool.take()
      bytes = open.capacity
    }

    deinit {
      pool.give(full)
    }

    var isWithinLimit: Bool { bytes <= limit }

    /// Lets a tape go on in a chunk that has room; closes the present one.
    func makeRoom(on tape: RecordTape, for bytes: Int) -> Bool {
      guard tape.end + bytes > open.limit else {
        tape.proceed(from: tape.end, to: open.limit)
        return isWithinLimit
      }
      open.close(at: tape.end)
      full.append(open)
      open =
        bytes <= TraceChunk.standardCapacity ? pool.take() : TraceChunk(capacity: bytes)
      self.bytes += open.capacity
      tape.proceed(from: open.end, to: open.limit)
      return isWithinLimit
    }

    func finish(at end: UnsafeMutableRawPointer) -> Trace {
      open.close(at: end)
      defer { full = [] }
      return Trace(chunks: full + [open], pool: pool)
    }
  }
}

public import CooperativeLoop

/// A run's events, in order, as a recorder has noted them.
public final class Trace {
  private let chunks: [TraceChunk]
  private let pool: TraceChunkPool

  init(chunks: [TraceChunk], pool: TraceChunkPool) {
    self.chunks = chunks
    self.pool = pool
  }

  deinit {
    pool.give(chunks)
  }

  /// How many bytes the records take.
  public var recordedBytes: Int {
    chunks.reduce(0) { $0 + $1.count }
  }

  /// Goes through all events in order.
  ///
  /// - Parameter body: Called with each event and its payload, which is empty but for `acted` and
  ///   `printed` and is valid during the call only.
  public func forEach(_ body: (LoopEvent, UnsafeRawBufferPointer) throws -> Void) rethrows {
    guard let first = chunks.first else { return }
    var reader = TraceReader(first)
    for chunk in chunks {
      reader.begin(chunk)
      while let event = reader.next() { try body(event, reader.payload) }
    }
  }
}

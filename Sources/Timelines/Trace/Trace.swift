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
    guard !chunks.isEmpty else { return }
    var reader = makeReader()
    while let event = next(&reader) { try body(event, reader.payload) }
  }

  /// Whether nothing was recorded.
  var isEmpty: Bool { chunks.isEmpty }

  /// Reads from a place on, in a trace that is not empty.
  func makeReader(at place: TracePlace = TracePlace()) -> TraceReader {
    TraceReader(chunks[place.chunk], at: place)
  }

  /// The next event of a reader of this trace, or nil at the end.
  @inline(__always)
  func next(_ reader: inout TraceReader) -> LoopEvent? {
    reader.next() ?? firstOfNextChunk(&reader)
  }

  private func firstOfNextChunk(_ reader: inout TraceReader) -> LoopEvent? {
    while reader.number + 1 < chunks.count {
      reader.goOn(in: chunks[reader.number + 1])
      if let event = reader.next() { return event }
    }
    return nil
  }
}

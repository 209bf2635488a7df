internal import Synchronization

/// Chunks that earlier traces no longer need.
///
/// Fresh memory costs a page fault every 4 KiB, which is more than recording into it: a service that
/// gives all its recorders one pool pays that once. Safe to share between threads.
public final class TraceChunkPool: Sendable {
  private struct Free: ~Copyable, @unchecked Sendable {
    var chunks: [TraceChunk] = []
  }

  private let free = Mutex(Free())
  private let capacity: Int

  /// Makes an empty pool.
  ///
  /// - Parameter capacity: How many chunks of 64 KiB it keeps at most; 512 (32 MiB) by default.
  public init(capacity: Int = 512) {
    self.capacity = capacity
  }

  /// An empty chunk of standard size: a used one where there is one.
  func take() -> TraceChunk {
    free.withLock { free in free.chunks.popLast() }
      ?? TraceChunk(capacity: TraceChunk.standardCapacity)
  }

  /// Takes chunks back that nobody reads any more.
  func give(_ chunks: [TraceChunk]) {
    free.withLock { free in
      for chunk in chunks
      where chunk.capacity == TraceChunk.standardCapacity && free.chunks.count < capacity {
        chunk.clear()
        free.chunks.append(chunk)
      }
    }
  }
}

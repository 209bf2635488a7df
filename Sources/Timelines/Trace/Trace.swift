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
    chunks.reduce(0) { $0 + $1.count * 8 }
  }

  /// Goes through all events in order.
  ///
  /// - Parameter body: Called with each event and its payload, which is empty but for `acted` and
  ///   `printed` and is valid during the call only.
  public func forEach(_ body: (LoopEvent, UnsafeRawBufferPointer) throws -> Void) rethrows {
    for chunk in chunks {
      var index = 0
      while index < chunk.count {
        var reader = TraceReader(chunk: chunk, index: index)
        let event = reader.next()
        try body(event, reader.payload)
        index = reader.index
      }
    }
  }
}

/// Reads one record.
struct TraceReader {
  private let chunk: TraceChunk
  /// The word behind what was read.
  private(set) var index: Int
  /// The payload of the event last read.
  private(set) var payload = UnsafeRawBufferPointer(start: nil, count: 0)

  init(chunk: TraceChunk, index: Int) {
    self.chunk = chunk
    self.index = index
  }

  mutating func next() -> LoopEvent {
    let word = chunk[index]
    index += 1
    let small = word >> 8 & 0xFF_FFFF
    let value = UInt32(truncatingIfNeeded: word >> 32)
    let task = TaskID(index: value)
    guard let record = TraceRecord(rawValue: UInt8(truncatingIfNeeded: word)) else {
      preconditionFailure("a trace holds only records")
    }
    switch record {
    case .turnStarted: return .turnStarted(moment())
    case .spawned: return .spawned(task)
    case .stepStarted: return .stepStarted(task)
    case .acted:
      readPayload(small)
      return .acted(SiteID(index: value))
    case .printed:
      readPayload(small)
      return .printed(SiteID(index: value))
    case .yielded: return .yielded(task, SiteID(index: UInt32(truncatingIfNeeded: pull())))
    case .polled:
      let pair = pull()
      return .polled(
        task,
        SiteID(index: UInt32(truncatingIfNeeded: pair)),
        ObjectID(index: UInt32(truncatingIfNeeded: pair >> 32))
      )
    case .slept: return .slept(until: moment())
    case .suspended: return .suspended(reason(small, value))
    case .ended: return .ended(state(small))
    case .halted: return .halted
    case .callbackStarted: return .callbackStarted(HandleID(index: value))
    case .callbackEnded: return .callbackEnded
    case .woke: return .woke(task)
    case .timerSet: return .timerSet(HandleID(index: value), moment(), for: optionalTask())
    case .timerDropped: return .timerDropped(HandleID(index: value))
    case .callbackDropped: return .callbackDropped(HandleID(index: value))
    case .interrupted: return .interrupted(task)
    case .callbackQueued:
      return .callbackQueued(HandleID(index: value), kind(small), for: optionalTask())
    case .clockMoved: return .clockMoved(moment())
    }
  }

  private mutating func pull() -> UInt64 {
    defer { index += 1 }
    return chunk[index]
  }

  private mutating func moment() -> LoopInstant {
    LoopInstant(nanoseconds: Int64(bitPattern: pull()))
  }

  private mutating func optionalTask() -> TaskID? {
    let index = UInt32(truncatingIfNeeded: pull())
    return index == TraceRecord.noIndex ? nil : TaskID(index: index)
  }

  private mutating func readPayload(_ small: UInt64) {
    let count = small == TraceRecord.longPayload ? Int(pull()) : Int(small)
    payload = chunk.bytes(from: index, count: count)
    index += (count + 7) / 8
  }

  private func reason(_ small: UInt64, _ index: UInt32) -> WaitReason {
    guard let kind = WaitReason.Kind(rawValue: UInt8(truncatingIfNeeded: small)) else {
      preconditionFailure("a trace holds only known reasons")
    }
    return WaitReason(kind, index)
  }

  private func state(_ small: UInt64) -> TaskState {
    guard let state = TaskState(rawValue: UInt8(truncatingIfNeeded: small)) else {
      preconditionFailure("a trace holds only known states")
    }
    return state
  }

  private func kind(_ small: UInt64) -> CallbackKind {
    guard let kind = CallbackKind(rawValue: UInt8(truncatingIfNeeded: small)) else {
      preconditionFailure("a trace holds only known callbacks")
    }
    return kind
  }
}

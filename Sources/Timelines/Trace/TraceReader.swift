import CooperativeLoop

/// Where a reader of a trace is.
struct TracePlace: BitwiseCopyable {
  /// The chunk, by its place among them, and the next byte in it.
  var chunk = 0
  var index = 0
  var now = LoopInstant.zero
  var deadline = LoopInstant.zero
}

/// Reads records: see `TraceRecord`.
struct TraceReader {
  static var noPayload: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }

  private var chunk: TraceChunk
  /// Which of a trace's chunks it is.
  private(set) var number: Int
  /// Where the next byte stands.
  private var index = 0
  /// The last moment recorded of a turn or of the clock, and the last deadline of a timer.
  private var now = LoopInstant.zero
  private var deadline = LoopInstant.zero
  /// The payload of the event last read.
  private(set) var payload = noPayload

  init(_ chunk: TraceChunk, at place: TracePlace) {
    self.chunk = chunk
    number = place.chunk
    index = place.index
    now = place.now
    deadline = place.deadline
  }

  /// Where the next event stands.
  var place: TracePlace { TracePlace(chunk: number, index: index, now: now, deadline: deadline) }

  /// Goes on at the beginning of the next chunk; moments go on from those of the last.
  mutating func goOn(in chunk: TraceChunk) {
    self.chunk = chunk
    number += 1
    index = 0
  }

  /// The next event, or nil at the end of the chunk.
  mutating func next() -> LoopEvent? {
    guard index < chunk.count else { return nil }
    let head = pull()
    guard let record = TraceRecord(rawValue: UInt8(head & (1 << TraceRecord.kindBits - 1))) else {
      preconditionFailure("a trace holds only records")
    }
    payload = Self.noPayload
    let number = head >> TraceRecord.kindBits
    let index = UInt32(truncatingIfNeeded: number)
    let task = TaskID(index: index)
    switch record {
    case .turnStarted:
      now = moment(number)
      return .turnStarted(now)
    case .clockMoved:
      now = moment(number)
      return .clockMoved(now)
    case .slept: return .slept(until: moment(number))
    case .spawned: return .spawned(task)
    case .stepStarted: return .stepStarted(task)
    case .woke: return .woke(task)
    case .interrupted: return .interrupted(task)
    case .acted, .detailed, .printed:
      readPayload()
      return nextOfSite(record, site(number))
    case .yielded:
      let task = TaskID(index: UInt32(truncatingIfNeeded: number >> TraceRecord.siteBits))
      return .yielded(task, site(number & (1 << TraceRecord.siteBits - 1)))
    case .yieldedFar: return .yielded(task, site(pull()))
    case .polled:
      let site = site(pull())
      return .polled(task, site, ObjectID(index: UInt32(truncatingIfNeeded: pull())))
    case .suspended: return .suspended(reason(number))
    case .ended: return .ended(state(number))
    case .halted: return .halted
    case .callbackEnded: return .callbackEnded
    case .callbackStarted, .callbackDropped, .callbackQueued, .timerSet, .timerDropped:
      return nextOfHandle(record, HandleID(index: index))
    }
  }

  @inline(__always)
  private func nextOfSite(_ record: TraceRecord, _ site: SiteID) -> LoopEvent {
    switch record {
    case .acted: .acted(site)
    case .detailed: .detailed(site)
    default: .printed(site)
    }
  }

  private mutating func nextOfHandle(_ record: TraceRecord, _ handle: HandleID) -> LoopEvent {
    switch record {
    case .callbackStarted: return .callbackStarted(handle)
    case .callbackDropped: return .callbackDropped(handle)
    case .timerDropped: return .timerDropped(handle)
    case .timerSet:
      deadline = after(pull())
      let detail = pull()
      return .timerSet(handle, kind(detail), deadline, for: servedTask(detail))
    default:
      let detail = pull()
      return .callbackQueued(handle, kind(detail), for: servedTask(detail))
    }
  }

  private mutating func pull() -> UInt64 {
    let (number, count) = PackedNumber.load(from: chunk.address(of: index))
    index += count
    return number
  }

  private mutating func moment(_ number: UInt64) -> LoopInstant {
    switch number {
    case TraceRecord.Moment.deadline: deadline
    case TraceRecord.Moment.follows: after(pull())
    default: after(number - TraceRecord.Moment.first)
    }
  }

  /// The moment so many nanoseconds after the last one of a turn or of the clock.
  private func after(_ time: UInt64) -> LoopInstant {
    LoopInstant(nanoseconds: now.nanoseconds &+ Int64(bitPattern: time))
  }

  private func site(_ number: UInt64) -> SiteID {
    SiteID(index: UInt32(truncatingIfNeeded: number) &- 1)
  }

  /// The task that a callback serves, which stands above its kind, or nil.
  private func servedTask(_ detail: UInt64) -> TaskID? {
    let number = detail >> TraceRecord.detailBits
    return number == 0 ? nil : TaskID(index: UInt32(truncatingIfNeeded: number - 1))
  }

  private mutating func readPayload() {
    let count = Int(pull())
    payload = chunk.bytes(from: index, count: count)
    index += count
  }

  private func reason(_ number: UInt64) -> WaitReason {
    guard let kind = WaitReason.Kind(rawValue: detail(number)) else {
      preconditionFailure("a trace holds only known reasons")
    }
    return WaitReason(kind, UInt32(truncatingIfNeeded: number >> TraceRecord.detailBits))
  }

  private func state(_ number: UInt64) -> TaskState {
    guard let state = TaskState(rawValue: UInt8(truncatingIfNeeded: number)) else {
      preconditionFailure("a trace holds only known states")
    }
    return state
  }

  private func kind(_ number: UInt64) -> CallbackKind {
    guard let kind = CallbackKind(rawValue: detail(number)) else {
      preconditionFailure("a trace holds only known callbacks")
    }
    return kind
  }

  /// The kind in the lowest bits of a number that has another above it.
  private func detail(_ number: UInt64) -> UInt8 {
    UInt8(truncatingIfNeeded: number & (1 << TraceRecord.detailBits - 1))
  }
}

// What each event looks like as a record. Where the caller knows which event it is, all of this comes
// down to one or two stores.

extension TapeWriter {
  /// Writes an event without a payload, for which there is room; of a task whose spawn was written before.
  @inline(__always)
  func write(_ event: LoopEvent) {
    switch event {
    case .yielded(let task, let site):
      widen(for: task.index)
      put(yieldOf: task.index, at: site)
    case .polled(let task, let site, let object):
      put(head(.polled, task.index), fromOne(site.index), UInt64(object.index))
    case .turnStarted(let now): put(.turnStarted, now, isClock: true)
    case .clockMoved(let now): put(.clockMoved, now, isClock: true)
    case .slept(let deadline): put(.slept, deadline, isClock: false)
    case .spawned(let task):
      widen(for: task.index)
      put(task: head(.spawned, task.index))
    case .stepStarted(let task): put(task: head(.stepStarted, task.index))
    case .woke(let task): put(task: head(.woke, task.index))
    case .interrupted(let task): put(task: head(.interrupted, task.index))
    case .acted(let site):
      put(TraceRecord.acted.head(fromOne(site.index)))
      put(length: 0)
    case .detailed(let site): put(TraceRecord.detailed.head(fromOne(site.index)), 0)
    case .printed(let site): put(TraceRecord.printed.head(fromOne(site.index)), 0)
    case .suspended(let reason):
      let detail = UInt64(reason.index) &<< TraceRecord.detailBits
      put(TraceRecord.suspended.head(detail | UInt64(reason.kind.rawValue)))
    case .ended(let state): put(head(.ended, UInt32(state.rawValue)))
    case .halted: put(TraceRecord.halted.head())
    default: writeCallback(event)
    }
  }

  /// Writes a step that only yields, for which there is room, of a task whose spawn is on the tape.
  @inline(__always)
  func put(yieldOf task: UInt32, at site: SiteID) {
    let place = fromOne(site.index)
    if _fastPath(place >> TraceRecord.siteBits == 0) {
      put(yield: TraceRecord.yielded.head(UInt64(task) &<< TraceRecord.siteBits | place))
    } else {
      put(head(.yieldedFar, task), place)
    }
  }

  /// The events of timers and callbacks.
  @inline(__always)
  private func writeCallback(_ event: LoopEvent) {
    switch event {
    case .callbackStarted(let handle): put(head(.callbackStarted, handle.index))
    case .callbackEnded: put(TraceRecord.callbackEnded.head())
    case .callbackDropped(let handle): put(head(.callbackDropped, handle.index))
    case .timerDropped(let handle): put(head(.timerDropped, handle.index))
    case .timerSet(let handle, let kind, let deadline, let task):
      cursor.pointee.deadline = deadline.nanoseconds
      put(head(.timerSet, handle.index), time(until: deadline), detail(kind, task))
    case .callbackQueued(let handle, let kind, let task):
      put(head(.callbackQueued, handle.index), detail(kind, task))
    default: preconditionFailure("an event of a step is written by write(_:)")
    }
  }

  /// A callback's kind, and above it the task that it serves.
  @inline(__always)
  private func detail(_ kind: CallbackKind, _ task: TaskID?) -> UInt64 {
    fromOne(task?.index) &<< TraceRecord.detailBits | UInt64(kind.rawValue)
  }

  /// Writes a record of a moment.
  @inline(__always)
  private func put(_ record: TraceRecord, _ moment: LoopInstant, isClock: Bool) {
    let time = time(until: moment)
    // Most turns take no time: their record is one byte.
    if time == 0 { return put(record.head(TraceRecord.Moment.first)) }
    let isDeadline = moment.nanoseconds == cursor.pointee.deadline
    if isClock { cursor.pointee.now = moment.nanoseconds }
    if time < TraceRecord.Moment.longest, !isDeadline {
      put(record.head(time &+ TraceRecord.Moment.first))
    } else if isDeadline {
      put(record.head(TraceRecord.Moment.deadline))
    } else {
      put(record.head(TraceRecord.Moment.follows), time)
    }
  }

  /// How long after the last moment of a turn or of the clock a moment is.
  @inline(__always)
  private func time(until moment: LoopInstant) -> UInt64 {
    UInt64(bitPattern: moment.nanoseconds &- cursor.pointee.now)
  }

  @inline(__always)
  private func head(_ record: TraceRecord, _ index: UInt32) -> UInt64 {
    record.head(UInt64(index))
  }

  /// A site, whose greatest number stands for none, or a task that may be missing.
  @inline(__always)
  func fromOne(_ index: UInt32?) -> UInt64 {
    if let index { UInt64(index &+ 1) } else { 0 }
  }
}

/// An instrument that keeps what a loop reports on a tape: the loop then writes there itself instead of
/// calling the instrument.
package protocol TapedInstrument: LoopInstrument {
  /// Where the loop writes.
  var tape: RecordTape { get }
}

// What each event looks like as a record. Where the caller knows which event it is, all of this comes
// down to one or two stores.

extension TapeWriter {
  /// Writes an event without a payload.
  ///
  /// - Returns: False where more room was needed and the limit is passed.
  @inline(__always)
  func put(_ event: LoopEvent) -> Bool {
    let isWithin = reserve(TraceRecord.room)
    switch event {
    case .yielded(let task, let site):
      put(TraceRecord.yielded.word(index: task.index), UInt64(site.index))
    case .polled(let task, let site, let object):
      put(TraceRecord.polled.word(index: task.index), pair(site.index, object.index))
    case .turnStarted(let now): put(TraceRecord.turnStarted.word(), bits(now))
    case .slept(let deadline): put(TraceRecord.slept.word(), bits(deadline))
    case .clockMoved(let now): put(TraceRecord.clockMoved.word(), bits(now))
    case .spawned(let task): put(TraceRecord.spawned.word(index: task.index))
    case .stepStarted(let task): put(TraceRecord.stepStarted.word(index: task.index))
    case .woke(let task): put(TraceRecord.woke.word(index: task.index))
    case .interrupted(let task): put(TraceRecord.interrupted.word(index: task.index))
    case .acted(let site): put(TraceRecord.acted.word(index: site.index))
    case .printed(let site): put(TraceRecord.printed.word(index: site.index))
    case .suspended(let reason):
      put(TraceRecord.suspended.word(small: UInt64(reason.kind.rawValue), index: reason.index))
    case .ended(let state): put(TraceRecord.ended.word(small: UInt64(state.rawValue)))
    case .halted: put(TraceRecord.halted.word())
    default: putCallback(event)
    }
    return isWithin
  }

  /// The events of timers and callbacks.
  @inline(__always)
  private func putCallback(_ event: LoopEvent) {
    switch event {
    case .callbackStarted(let handle): put(TraceRecord.callbackStarted.word(index: handle.index))
    case .callbackEnded: put(TraceRecord.callbackEnded.word())
    case .callbackDropped(let handle): put(TraceRecord.callbackDropped.word(index: handle.index))
    case .timerDropped(let handle): put(TraceRecord.timerDropped.word(index: handle.index))
    case .timerSet(let handle, let deadline, let task):
      put(TraceRecord.timerSet.word(index: handle.index), bits(deadline))
      put(UInt64(task?.index ?? TraceRecord.noIndex))
    case .callbackQueued(let handle, let kind, let task):
      put(
        TraceRecord.callbackQueued.word(small: UInt64(kind.rawValue), index: handle.index),
        UInt64(task?.index ?? TraceRecord.noIndex)
      )
    default: preconditionFailure("an event of a step is written by put(_:)")
    }
  }

  @inline(__always)
  private func bits(_ moment: LoopInstant) -> UInt64 { UInt64(bitPattern: moment.nanoseconds) }

  @inline(__always)
  private func pair(_ low: UInt32, _ high: UInt32) -> UInt64 { UInt64(low) | UInt64(high) << 32 }
}

/// An instrument that keeps what a loop reports on a tape: the loop then writes there itself instead of
/// calling the instrument.
package protocol TapedInstrument: LoopInstrument {
  /// Where the loop writes.
  var tape: RecordTape { get }
}

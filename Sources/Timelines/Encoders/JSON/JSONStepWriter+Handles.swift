import CooperativeLoop

// The timers and callbacks that a step set, queued or dropped: rare, and left out where there are none.

extension JSONStepWriter {
  /// Writes a callback, but for the closing brace.
  mutating func write(_ callback: TimelineStep.Callback) {
    out.append(#"{"handle":"#)
    out.append(decimal: Int(callback.handle.index))
    out.append(#","kind":""#)
    out.append(callback.kind.word)
    out.append(#"","for":"#)
    write(name: callback.task)
  }

  mutating func writeHandles(of step: borrowing TimelineStep) {
    if !step.timersSet.isEmpty || !step.timersDropped.isEmpty {
      out.append(#","timers":{"#)
      if !step.timersSet.isEmpty { write(step.timersSet) }
      write(dropped: step.timersDropped, isFirst: step.timersSet.isEmpty)
      out.append("}")
    }
    if !step.callbacksQueued.isEmpty || !step.callbacksDropped.isEmpty {
      out.append(#","callbacks":{"#)
      if !step.callbacksQueued.isEmpty { write(step.callbacksQueued) }
      write(dropped: step.callbacksDropped, isFirst: step.callbacksQueued.isEmpty)
      out.append("}")
    }
  }

  private mutating func write(_ timers: ReusedList<TimelineStep.Timer>) {
    out.append(#""set":["#)
    for index in timers.indices {
      out.append(index == 0 ? #"{"handle":"# : #",{"handle":"#)
      out.append(decimal: Int(timers[index].handle.index))
      out.append(#","at":"#)
      out.append(secondsAt: timers[index].deadline)
      out.append(#","for":"#)
      write(name: timers[index].task)
      out.append("}")
    }
    out.append("]")
  }

  private mutating func write(_ queued: ReusedList<TimelineStep.Queued>) {
    out.append(#""queued":["#)
    for index in queued.indices {
      if index > 0 { out.append(",") }
      write(queued[index].callback)
      out.append(#","after":"#)
      out.append(decimal: queued[index].position)
      out.append("}")
    }
    out.append("]")
  }

  private mutating func write(dropped handles: ReusedList<HandleID>, isFirst: Bool) {
    guard !handles.isEmpty else { return }
    out.append(isFirst ? #""dropped":["# : #","dropped":["#)
    for index in handles.indices {
      if index > 0 { out.append(",") }
      out.append(decimal: Int(handles[index].index))
    }
    out.append("]")
  }
}

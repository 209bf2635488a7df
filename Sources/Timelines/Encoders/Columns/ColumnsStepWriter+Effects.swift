import CooperativeLoop

// What a step did to the ready queue and the timers, in the order in which a reader has to follow it.

extension ColumnsStepWriter {
  /// The values of `effect`; from `queued` on it is that plus the callback's kind.
  private enum Effect {
    static let wake: UInt8 = 0
    static let timerSet: UInt8 = 1
    static let timerDropped: UInt8 = 2
    static let callbackDropped: UInt8 = 3
    static let queued: UInt8 = 4
  }

  /// Writes a step's effects.
  ///
  /// - Parameter step: The step.
  /// - Returns: How many there are.
  func writeEffects(of step: borrowing TimelineStep) -> Int {
    writeQueue(of: step)
    for index in step.timersSet.indices {
      let timer = step.timersSet[index]
      write(Effect.timerSet, of: timer.handle.index)
      columns.effectFor.append(timer.task)
      columns.effectAt.append(timer.deadline.nearestSeconds)
    }
    for index in step.timersDropped.indices {
      write(Effect.timerDropped, of: step.timersDropped[index].index)
    }
    for index in step.callbacksDropped.indices {
      write(Effect.callbackDropped, of: step.callbacksDropped[index].index)
    }
    return step.wakes.count + step.callbacksQueued.count + step.timersSet.count
      + step.timersDropped.count + step.callbacksDropped.count
  }

  /// Wakes and queued callbacks, as they stand in the ready queue.
  private func writeQueue(of step: borrowing TimelineStep) {
    var wakes = 0
    for index in step.callbacksQueued.indices {
      let queued = step.callbacksQueued[index]
      while wakes < queued.position {
        write(Effect.wake, of: step.wakes[wakes].index)
        wakes += 1
      }
      write(Effect.queued + queued.callback.kind.rawValue, of: queued.callback.handle.index)
      columns.effectFor.append(queued.callback.task)
    }
    while wakes < step.wakes.count {
      write(Effect.wake, of: step.wakes[wakes].index)
      wakes += 1
    }
  }

  private func write(_ effect: UInt8, of index: UInt32) {
    columns.effect.append(effect)
    columns.effectOf.append(index)
  }
}

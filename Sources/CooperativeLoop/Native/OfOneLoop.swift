// Which loop an awaitable belongs to. Futures, tasks and objects go by numbers, which each loop gives
// anew: on another loop than its own an awaitable would wait for whatever has the same number there.

/// An awaitable of one loop, and of no use on another.
protocol OfOneLoop {
  /// Whether it, and all that it waits for, belongs to a loop.
  func belongs(to other: EventLoop) -> Bool
}

/// One that knows its loop, and needs nothing else of it.
protocol HoldsLoop: OfOneLoop {
  /// The loop that it was made for.
  var loop: LoopReference { get }
}

extension HoldsLoop {
  func belongs(to other: EventLoop) -> Bool { loop { $0 === other } }
}

extension LoopTask: HoldsLoop {}
extension TaskWait: HoldsLoop {}
extension Sleep: HoldsLoop {}
extension Future: HoldsLoop {}
extension GroupBlock: HoldsLoop {}
extension Lock: HoldsLoop {}
extension Semaphore: HoldsLoop {}

extension Shield: HoldsLoop {
  var loop: LoopReference { task.loop }
}

extension Completions.Next: HoldsLoop {
  var loop: LoopReference { completions.queue.loop }
}

extension EventWait: HoldsLoop {
  var loop: LoopReference { event.loop }
}

extension ConditionWait: HoldsLoop {
  var loop: LoopReference { condition.loop }
}

extension BarrierWait: HoldsLoop {
  var loop: LoopReference { barrier.condition.loop }
}

extension Queue.Put: HoldsLoop {
  var loop: LoopReference { queue.gate.loop }
}

extension Queue.Get: HoldsLoop {
  var loop: LoopReference { queue.gate.loop }
}

extension QueueWait: HoldsLoop {
  var loop: LoopReference { gate.loop }
}

extension QueueJoin: HoldsLoop {
  var loop: LoopReference { gate.loop }
}

extension Acquire: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool {
    (object as? any OfOneLoop)?.belongs(to: other) != false
  }
}

extension Gather: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool {
    loop { $0 === other } && tasks.allSatisfy { $0.belongs(to: other) }
  }
}

extension WithTimeout: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool {
    loop { $0 === other } && (work as? any OfOneLoop)?.belongs(to: other) != false
  }
}

extension EventLoop {
  /// Whether a reason can be one of this loop's: an awaiter of one's own may hold what is another's.
  func knows(_ reason: WaitReason) -> Bool {
    let index = Int(reason.index)
    return switch reason.kind {
    case .task: index < taskCount
    case .gather, .wait: index < state.value.gathers.count
    case .object: index < objectCount
    case .group: index < groups.count
    case .completion: index < completionQueues.count
    case .sleep, .future: true
    }
  }
}

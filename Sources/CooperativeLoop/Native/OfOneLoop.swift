// Which loop an awaitable belongs to. Futures, tasks and objects go by numbers, which each loop gives
// anew: on another loop than its own an awaitable would wait for whatever has the same number there.

/// An awaitable of one loop, and of no use on another.
protocol OfOneLoop {
  /// Whether it belongs to a loop.
  func belongs(to loop: EventLoop) -> Bool
}

extension LoopReference {
  func isOf(_ other: EventLoop) -> Bool { self { $0 === other } }
}

extension LoopTask: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool { loop.isOf(other) }
}

extension Shield: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool { task.belongs(to: other) }
}

extension Gather: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool {
    loop.isOf(other) && tasks.allSatisfy { $0.belongs(to: other) }
  }
}

extension TaskWait: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool { loop.isOf(other) }
}

extension Completions.Next: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool { completions.queue.loop.isOf(other) }
}

extension Sleep: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool { loop.isOf(other) }
}

extension Future: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool { loop.isOf(other) }
}

extension WithTimeout: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool {
    loop.isOf(other) && (work as? any OfOneLoop)?.belongs(to: other) != false
  }
}

extension GroupBlock: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool { loop.isOf(other) }
}

extension EventWait: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool { event.loop.isOf(other) }
}

extension Lock: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool { loop.isOf(other) }
}

extension Semaphore: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool { loop.isOf(other) }
}

extension Acquire: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool {
    (object as? any OfOneLoop)?.belongs(to: other) != false
  }
}

extension ConditionWait: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool { condition.loop.isOf(other) }
}

extension BarrierWait: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool { barrier.condition.loop.isOf(other) }
}

extension Queue.Put: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool { queue.gate.loop.isOf(other) }
}

extension Queue.Get: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool { queue.gate.loop.isOf(other) }
}

extension QueueWait: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool { gate.loop.isOf(other) }
}

extension QueueJoin: OfOneLoop {
  func belongs(to other: EventLoop) -> Bool { gate.loop.isOf(other) }
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

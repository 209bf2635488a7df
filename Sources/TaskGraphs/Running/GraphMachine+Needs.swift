package import CooperativeLoop

// Why a task that is left at the end of a run waits: found from the operation in which it stands.

extension GraphMachine {
  /// What the object that a task waits for still lacks.
  ///
  /// - Parameter task: A task that waits for an object, or polls one.
  /// - Returns: What is missing, or nil where the object's name and its holders say all.
  package func need(of task: TaskID) -> WaitNeed? {
    switch registers.value[task.index].pending {
    case .event, .poll: return .set
    case .future, .shield: return loop.waitReason(of: task)?.kind == .object ? .result : nil
    case .acquire(let index, _):
      guard case .condition = objects[Int(index)] else { return nil }
      return .lock
    case .condition(_, let waiting): return waiting.need
    case .barrier(let index, let waiting):
      guard case .barrier(let barrier) = objects[Int(index)] else { return nil }
      return barrier { $0.need(of: waiting) }
    case .put(let index, _): return gate(index)?.needOfPut
    case .get(let index, _): return gate(index)?.needOfGet
    case .join(let index, _): return gate(index)?.needOfJoin
    case .nothing, .start, .yields, .sleep, .itself, .gather, .wait, .after, .cancelled,
      .completion, .group:
      return nil
    }
  }

  private func gate(_ index: UInt32) -> QueueGate? {
    guard case .queue(let queue) = objects[Int(index)] else { return nil }
    return queue { $0.gate }
  }
}

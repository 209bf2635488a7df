import CooperativeLoop

/// A queue of a running graph: a gate, and the values behind it.
final class MachineQueue {
  enum Order {
    case firstIn, lastIn, priority
  }

  let gate: QueueGate
  private let order: Order
  /// The values; for `firstIn` those before `head` were taken, for `priority` it is a heap.
  ///
  /// Unchecked like the machine's own.
  @exclusivity(unchecked) private var values: [Value] = []
  @exclusivity(unchecked) private var head = 0

  init(_ gate: QueueGate, _ kind: ObjectKind) {
    self.gate = gate
    order =
      switch kind {
      case .lifoQueue: .lastIn
      case .priorityQueue: .priority
      default: .firstIn
      }
  }

  /// Stores a value where that compares nothing, and lets someone who waits for one know.
  ///
  /// - Returns: False for a queue that puts its values into an order.
  func putUnordered(_ value: Value) -> Bool {
    guard order != .priority else { return false }
    values.append(value)
    gate.didPut()
    return true
  }

  /// Takes a value out where that compares nothing, and lets someone who waits for room know.
  ///
  /// - Precondition: The queue is not empty.
  /// - Returns: The value, or nil for a queue that puts its values into an order.
  func getUnordered() -> Value? {
    let value: Value
    switch order {
    case .lastIn: value = values.removeLast()
    case .firstIn: value = takeFirst()
    case .priority: return nil
    }
    gate.didGet()
    return value
  }

  private func takeFirst() -> Value {
    var value = Value.null
    swap(&value, &values[head])
    head += 1
    if head > 32, head * 2 > values.count {
      values.removeFirst(head)
      head = 0
    }
    return value
  }

  /// Stores a value where it belongs in the order, and lets someone who waits for one know.
  func put<Context: EvaluationContext>(
    _ value: Value,
    in context: inout Context
  ) throws(EvaluationFailure) {
    values.append(value)
    do throws(EvaluationFailure) {
      try siftDown(to: 0, from: values.count - 1, in: &context)
    } catch {
      // As in CPython the value stays where the comparison failed, and nobody is told.
      gate.didStore()
      throw error
    }
    gate.didPut()
  }

  /// Takes the smallest value out and lets someone who waits for room know.
  ///
  /// - Precondition: The queue is not empty.
  func get<Context: EvaluationContext>(
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    let value = try takeSmallest(in: &context)
    gate.didGet()
    return value
  }

  private func takeSmallest<Context: EvaluationContext>(
    in context: inout Context
  ) throws(EvaluationFailure) -> Value {
    let last = values.removeLast()
    guard let first = values.first else { return last }
    values[0] = last
    do throws(EvaluationFailure) {
      try siftUp(in: &context)
    } catch {
      gate.didDiscard()
      throw error
    }
    return first
  }

  /// Moves the smaller children up until the hole at the top has reached a leaf, then the value that
  /// filled it back down: CPython's `heapq`, comparison for comparison.
  private func siftUp<Context: EvaluationContext>(
    in context: inout Context
  ) throws(EvaluationFailure) {
    var position = 0
    while position < values.count / 2 {
      var child = 2 * position + 1
      if child + 1 < values.count,
        try !Value.compare(.less, values[child], values[child + 1], in: &context)
      {
        child += 1
      }
      values.swapAt(position, child)
      position = child
    }
    try siftDown(to: 0, from: position, in: &context)
  }

  private func siftDown<Context: EvaluationContext>(
    to start: Int,
    from end: Int,
    in context: inout Context
  ) throws(EvaluationFailure) {
    var position = end
    while position > start {
      let parent = (position - 1) / 2
      guard try Value.compare(.less, values[position], values[parent], in: &context) else { return }
      values.swapAt(position, parent)
      position = parent
    }
  }
}

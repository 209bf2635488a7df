/// What an object is, with the number it was declared with.
package enum ObjectKind: Sendable, Equatable {
  /// A flag that is polled.
  case waiter
  /// A flag that wakes those who wait for it.
  case event
  case lock
  /// So many may hold it at once; at least 0.
  case semaphore(Int)
  /// The same, and releasing it more often than that is an error.
  case boundedSemaphore(Int)
  case condition
  /// A result that is set once.
  case future
  /// Opens for so many at once; at least 1.
  case barrier(parties: Int)
  /// First in, first out; a greatest size of 0 or less is none.
  case queue(maxSize: Int)
  /// Last in, first out.
  case lifoQueue(maxSize: Int)
  /// The smallest first.
  case priorityQueue(maxSize: Int)

  /// The word for a kind in a graph.
  package enum Word: String, Sendable, CaseIterable {
    case waiter, event, lock, semaphore
    case boundedSemaphore = "bounded_semaphore"
    case condition, future, barrier, queue
    case lifoQueue = "lifo_queue"
    case priorityQueue = "priority_queue"
  }

  /// The words of all kinds.
  static let words = Word.allCases.map(\.rawValue)

  /// The word for this kind.
  package var word: Word {
    switch self {
    case .waiter: .waiter
    case .event: .event
    case .lock: .lock
    case .semaphore: .semaphore
    case .boundedSemaphore: .boundedSemaphore
    case .condition: .condition
    case .future: .future
    case .barrier: .barrier
    case .queue: .queue
    case .lifoQueue: .lifoQueue
    case .priorityQueue: .priorityQueue
    }
  }
}

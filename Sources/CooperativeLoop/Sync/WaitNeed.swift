/// What an object still lacks for the wait of a task to end, as the object can tell once a run is stuck.
public enum WaitNeed: Hashable, Sendable, BitwiseCopyable {
  /// Room in a queue that holds `count` values and may hold `capacity`.
  case room(count: Int64, capacity: Int64)
  /// A value in a queue that holds `count`: none, unless nobody was told of those that it has.
  case value(count: Int64)
  /// A `task_done` for so many values of a queue.
  case done(unfinished: Int64)
  /// The notification of a condition.
  case notification
  /// The lock of a condition.
  case lock
  /// The other tasks at a barrier that `arrived` of its `parties` have reached.
  case arrivals(arrived: Int64, parties: Int64)
  /// That a flag is set: an event's or a waiter's.
  case set
  /// The result of a future.
  case result
}

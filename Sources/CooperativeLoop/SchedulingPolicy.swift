/// A rule that picks which ready task runs next.
///
/// A loop without a policy is first in, first out: asyncio's order. With one, each turn runs the
/// callbacks that are queued and then one task, which the policy picks. (Shuttle's schedulers have the
/// same place: https://github.com/awslabs/shuttle.)
public protocol SchedulingPolicy: AnyObject {
  /// Picks the task that runs next.
  ///
  /// - Parameter choices: The ready tasks; at least one. A task that polls in vain is no choice.
  /// - Returns: One of them, or nil to end the run with the limit `schedule`.
  func choose(from choices: borrowing ReadyTasks) -> TaskID?
}

/// The tasks that a policy can pick from, in no particular but always the same order.
public struct ReadyTasks: ~Copyable {
  let loop: EventLoop

  /// How many there are.
  public var count: Int { loop.state.value.choices.count }

  /// The task at a place, from 0 to `count` - 1.
  public subscript(place: Int) -> TaskID {
    TaskID(index: loop.state.value.choices[place])
  }

  /// Whether a task is one of them.
  public func contains(_ task: TaskID) -> Bool {
    guard task.index < loop.taskCount else { return false }
    return loop.state.value.tasks[task.index].place != noIndex
  }

  /// How many tasks the loop has, ready or not.
  public var taskCount: Int { loop.taskCount }

  /// What a task calls itself.
  public func name(of task: TaskID) -> String { loop.name(of: task) }
}

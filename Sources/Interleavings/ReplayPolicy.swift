public import CooperativeLoop

/// Picks the tasks that a schedule names, one a choice.
///
/// Where the schedule names a task that is not ready, or ends before the run does, the run ends with
/// the limit `schedule`. Names must be unique.
public final class ReplayPolicy: SchedulingPolicy {
  private let schedule: [String]
  private var next = 0
  /// The tasks that were created so far, by name.
  private var tasks: [String: TaskID] = [:]
  private var known = 0

  /// Makes a policy.
  ///
  /// - Parameter schedule: The names of the tasks, in the order in which they are to run.
  public init(_ schedule: [String]) {
    self.schedule = schedule
  }

  /// Picks the task that comes next in the schedule.
  public func choose(from choices: borrowing ReadyTasks) -> TaskID? {
    while known < choices.taskCount {
      let task = TaskID(index: UInt32(known))
      tasks[choices.name(of: task)] = task
      known += 1
    }
    guard next < schedule.count, let task = tasks[schedule[next]] else { return nil }
    next += 1
    return choices.contains(task) ? task : nil
  }
}

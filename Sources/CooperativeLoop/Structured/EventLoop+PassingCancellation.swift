// The requests of timeouts and task groups, which take back what they asked for.

extension EventLoop {
  /// Asks a task to end, until the one who asks takes it back.
  func cancelForNow(_ task: TaskID) {
    if cancel(task) { nativeTable?.passingRequests[task, default: 0] += 1 }
  }

  /// Takes a request of `cancelForNow` back.
  ///
  /// - Parameter task: The task.
  /// - Returns: How many requests are left.
  func takeBackCancellation(of task: TaskID) -> Int {
    if let table = nativeTable, let count = table.passingRequests[task] {
      table.passingRequests[task] = count > 1 ? count - 1 : nil
    }
    return uncancel(task)
  }

  /// Takes note that of all requests to cancel a task so many are left.
  ///
  /// Whoever is cancelled may have taken one of those back himself.
  func limitPassingRequests(of task: TaskID, to left: Int) {
    guard let table = nativeTable, let count = table.passingRequests[task], count > left else {
      return
    }
    table.passingRequests[task] = left > 0 ? left : nil
  }
}

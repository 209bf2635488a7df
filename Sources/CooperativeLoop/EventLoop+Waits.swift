// What is left at the end of a run, in words: for who tests a program of their own on the loop.

extension EventLoop {
  /// How many names a sentence lists.
  private static let namesShown = 3

  /// What each task that has not ended waits for: a sentence a task, in the order of creation.
  ///
  /// Where a run ends in a deadlock or a livelock, this tells why: `'main' waits for the lock 'door'`.
  public var waits: [String] {
    (0..<UInt32(taskCount)).lazy.map(TaskID.init(index:)).compactMap { task in
      guard !state(of: task).isEnded, let reason = waitReason(of: task) else { return nil }
      let verb = state(of: task) == .ready ? "polls" : "waits for"
      return "'\(name(of: task))' \(verb) \(words(for: reason))"
    }
  }

  private func words(for reason: WaitReason) -> String {
    guard knows(reason) else { return "something of another loop" }
    switch reason.kind {
    case .task: return "'\(name(of: TaskID(index: reason.index)))'"
    case .gather, .wait:
      let members = members(of: GatherID(index: reason.index))
      return left(of: members.compactMap(task(endingIn:))) ?? "several futures"
    case .sleep: return "the clock"
    case .object:
      let (name, kind) = object(ObjectID(index: reason.index))
      return "the \(kind) '\(name)'"
    case .group:
      let group = group(GroupID(index: reason.index))
      return left(of: group.tasks) ?? "its group '\(group.name)'"
    case .completion:
      let queue = completionQueue(CompletionQueueID(index: reason.index))
      return left(of: queue.tasks) ?? "the next of several to end"
    case .future: return "something outside the loop, or a future without a name"
    }
  }

  /// The names of those tasks that have not ended; nil where all have.
  private func left(of tasks: [TaskID]) -> String? {
    let left = tasks.filter { !state(of: $0).isEnded }
    guard !left.isEmpty else { return nil }
    let names = left.prefix(Self.namesShown).map { "'\(name(of: $0))'" }.joined(separator: ", ")
    return left.count > Self.namesShown ? names + " and others" : names
  }
}

// What is left at the end of a run, in words: for who tests a program of their own on the loop.

extension EventLoop {
  /// How many names a sentence lists.
  private static let namesShown = 3

  /// What each task that has not ended waits for: a sentence a task, in the order of creation.
  ///
  /// Where a run ends in a deadlock or a livelock, this tells why: `'main' waits for the lock 'door'`.
  /// The last sentence names the child tasks of Swift's of which nothing more was heard, unless all must
  /// have ended: Swift does not tell one that has from one that waits for something outside the loop.
  public var waits: [String] {
    let children = native?.table.childrenLeft() ?? [:]
    let left = (0..<UInt32(taskCount)).map(TaskID.init(index:)).filter { !state(of: $0).isEnded }
    let waits = left.compactMap { task -> String? in
      let wait = wait(of: task)
      guard owner(of: task) == task, let reason = waitReason(of: wait) else { return nil }
      let verb = state(of: wait) == .ready ? "polls" : "waits for"
      return "'\(name(of: task))' \(verb) \(words(for: reason, children[task] ?? []))"
    }
    return waits + unheardOf
  }

  /// Whose wait a task is: the Swift task's that waits inside a default actor, else its own.
  package func owner(of task: TaskID) -> TaskID { native?.table.owners[task] ?? task }

  /// The task that a task's wait is: one of its own while a Swift task waits inside a default actor.
  package func wait(of task: TaskID) -> TaskID {
    guard native != nil, !state(of: task).isEnded else { return task }
    let body = state.value.bodies[task.index].body
    return body._withUnsafeGuaranteedRef { ($0 as? NativeLane)?.openActorWait } ?? task
  }

  /// The tasks that Swift made in a task's steps and of which more is to be heard.
  package func children(of task: TaskID) -> [TaskID] {
    native?.table.childrenLeft()[task] ?? []
  }

  /// The child tasks of Swift's of which nothing more was heard, though they may not have ended.
  package var unheard: [TaskID] { native?.table.unheard ?? [] }

  /// A sentence about the tasks of which nothing more was heard; none where there is none.
  var unheardOf: [String] {
    let unheard = unheard
    guard !unheard.isEmpty else { return [] }
    let each = unheard.count == 1 ? "it" : "each"
    return [
      "nothing more was heard of \(list(unheard)): \(each) has ended, or waits for something outside "
        + "the loop"
    ]
  }

  /// What is waited for; `children` may be, too, where only Swift knows.
  private func words(for reason: WaitReason, _ children: [TaskID]) -> String {
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
    case .future:
      let others = "something outside the loop, or a future without a name"
      return left(of: children).map { "\($0), \(others)" } ?? others
    }
  }

  /// The names of those tasks that have not ended; nil where all have.
  private func left(of tasks: [TaskID]) -> String? {
    let left = tasks.filter { !state(of: $0).isEnded }
    return left.isEmpty ? nil : list(left)
  }

  private func list(_ tasks: [TaskID]) -> String {
    let names = tasks.prefix(Self.namesShown).map { "'\(name(of: $0))'" }.joined(separator: ", ")
    return tasks.count > Self.namesShown ? names + " and others" : names
  }
}

// What is left at the end of a run, in words: for who tests a program of their own on the loop.

extension EventLoop {
  /// What each task that has not ended waits for: a sentence a task, in the order of creation.
  ///
  /// Where a run ends in a deadlock or a livelock, this tells why: `'main' waits for the lock 'door',
  /// which 'guest' holds`. The last sentence names the child tasks of Swift's of which nothing more was
  /// heard, unless all must have ended: Swift does not tell one that has from one that waits for
  /// something outside the loop.
  public var waits: [String] {
    var sentences = WaitSentences(on: self)
    let tasks = (0..<UInt32(taskCount)).map(TaskID.init(index:))
    return tasks.compactMap { sentences.sentence(about: $0) } + unheardOf
  }

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

  /// The first names of some tasks.
  fileprivate func list(_ tasks: [TaskID]) -> String {
    let shown = 3
    let names = tasks.prefix(shown).map { "'\(name(of: $0))'" }.joined(separator: ", ")
    return tasks.count > shown ? names + " and others" : names
  }

  /// The tasks that hold an object, where that is known: of a lock or a semaphore.
  package func holders(of object: ObjectID) -> [TaskID] {
    names.holdables[object.index]?.holders ?? []
  }

  /// What is known of the loop's Swift tasks; nil where another loop has taken its executor over.
  var nativeTable: NativeTable? {
    native.flatMap { $0.serves(nativeTerm) ? $0.table : nil }
  }

  /// Whose wait a task is: the Swift task's that waits inside a default actor, else its own.
  package func owner(of task: TaskID) -> TaskID { nativeTable?.owners[task] ?? task }

  /// The task that a task's wait is: one of its own while a Swift task waits inside a default actor.
  package func wait(of task: TaskID) -> TaskID {
    guard native != nil, !state(of: task).isEnded else { return task }
    let body = state.value.bodies[task.index].body
    return body._withUnsafeGuaranteedRef { ($0 as? NativeLane)?.openActorWait } ?? task
  }

  /// The tasks that Swift made in a task's steps and of which more is to be heard.
  package func children(of task: TaskID) -> [TaskID] {
    nativeTable?.childrenLeft()[task] ?? []
  }

  /// The child tasks of Swift's of which nothing more was heard, though they may not have ended.
  package var unheard: [TaskID] { nativeTable?.unheard ?? [] }
}

/// Says of one task after the other what it waits for.
private struct WaitSentences {
  private let loop: EventLoop
  /// The tasks that Swift made in the steps of each.
  private let children: [TaskID: [TaskID]]
  /// Who holds each object, once that was asked: thousands may wait for what thousands hold.
  private var holders: [ObjectID: String] = [:]

  init(on loop: EventLoop) {
    self.loop = loop
    children = loop.nativeTable?.childrenLeft() ?? [:]
  }

  /// The sentence; nil where the task waits for nothing, or its wait is told as another's.
  mutating func sentence(about task: TaskID) -> String? {
    guard !loop.state(of: task).isEnded, loop.owner(of: task) == task else { return nil }
    let wait = loop.wait(of: task)
    guard let reason = loop.waitReason(of: wait) else { return nil }
    let verb = loop.state(of: wait) == .ready ? "polls" : "waits for"
    return "'\(loop.name(of: task))' \(verb) \(words(for: reason, of: task))"
  }

  private mutating func words(for reason: WaitReason, of task: TaskID) -> String {
    guard loop.knows(reason) else { return "something of another loop" }
    switch reason.kind {
    case .task: return "'\(loop.name(of: TaskID(index: reason.index)))'"
    case .gather, .wait:
      let members = loop.members(of: GatherID(index: reason.index))
      return left(of: members.compactMap(loop.task(endingIn:))) ?? "several futures"
    case .sleep: return "the clock"
    case .object:
      let object = ObjectID(index: reason.index)
      let (name, kind) = loop.object(object)
      return "the \(kind) '\(name)'\(remark(on: object))"
    case .group:
      let group = loop.group(GroupID(index: reason.index))
      return left(of: group.tasks) ?? "its group '\(group.name)'"
    case .completion:
      let queue = loop.completionQueue(CompletionQueueID(index: reason.index))
      return left(of: queue.tasks) ?? "the next of several to end"
    case .future:
      let others = "something outside the loop, or a future without a name"
      return left(of: children[task] ?? []).map { "\($0), \(others)" } ?? others
    }
  }

  /// Who holds an object, or has kept it for good; empty where nobody is known to.
  private mutating func remark(on object: ObjectID) -> String {
    if let known = holders[object] { return known }
    let all = loop.holders(of: object)
    let left = all.filter { !loop.state(of: $0).isEnded }
    var remark = ""
    if !left.isEmpty {
      remark = ", which \(loop.list(left)) \(left.count == 1 ? "holds" : "hold")"
    } else if !all.isEmpty {
      remark = ", which \(loop.list(all)) never released"
    }
    holders[object] = remark
    return remark
  }

  /// The names of those tasks that have not ended; nil where all have.
  private func left(of tasks: [TaskID]) -> String? {
    let left = tasks.filter { !loop.state(of: $0).isEnded }
    return left.isEmpty ? nil : loop.list(left)
  }
}

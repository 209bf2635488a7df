// Waiting for several futures: asyncio's `gather`, and its `wait`.
// The order of callbacks is that of CPython 3.13's `Lib/asyncio/tasks.py`.

extension EventLoop {
  /// When a wait for several tasks is over.
  public enum WaitRule: UInt8, Sendable, BitwiseCopyable {
    /// When all have ended.
    case allCompleted
    /// When the first has ended.
    case firstCompleted
    /// When the first has failed, or all have ended.
    case firstException
  }

  /// Gathers futures: the result ends when all have ended or, unless errors are collected, as soon
  /// as one has failed or was cancelled.
  ///
  /// Members that have ended already are counted at once, so that a gather of only such members has
  /// ended when it is returned. Cancelling the result cancels the members.
  ///
  /// - Parameters:
  ///   - futures: What to gather; one that stands there twice is awaited once.
  ///   - collectsErrors: Whether a failed member counts as one that has ended
  ///     (`return_exceptions` in asyncio).
  /// - Returns: The gather; `outcome(of:)` is what to wait for.
  public func gather(_ futures: [FutureID], collectsErrors: Bool) -> GatherID {
    begin(
      makeGather(futures.count, collectsErrors ? .gatherCollecting : .gather) { futures[$0].index }
    )
  }

  /// The same for tasks, without collecting errors.
  @usableFromInline
  func gather(_ tasks: [TaskID]) -> GatherID {
    begin(makeGather(tasks.count, .gather) { state.value.tasks[tasks[$0].index].future })
  }

  private func begin(_ gather: UInt32) -> GatherID {
    state.value.futures[state.value.gathers[gather].outer].gather = gather
    var ended: [FutureID] = []
    let count = forEachDistinct(of: gather) { future in
      if isEnded(future) {
        ended.append(future)
      } else {
        attach(.memberEnded, .gather, subject: gather, detail: future.index, to: future)
      }
    }
    state.value.gathers[gather].remaining = count
    for future in ended { memberEnded(future, of: gather) }
    if count == 0 { complete(outer(of: gather)) }
    return GatherID(index: gather)
  }

  /// Waits for tasks without taking their results: the task that waits is woken, they go on.
  ///
  /// Unlike a gather it takes a turn even where all have ended already.
  ///
  /// - Parameters:
  ///   - futures: At least one.
  ///   - rule: When the wait is over.
  ///   - nanoseconds: When it is over at the latest; nil for no limit.
  /// - Returns: The wait; `outcome(of:)` is what to wait for, and `endWait` must follow.
  public func wait(
    for futures: [FutureID],
    until rule: WaitRule = .allCompleted,
    upTo nanoseconds: Int64? = nil
  ) -> GatherID {
    let rules: [GatherRecord.Rule] = [.all, .first, .firstFailure]
    let gather = makeGather(futures.count, rules[Int(rule.rawValue)]) { futures[$0].index }
    if let nanoseconds {
      let outer = state.value.gathers[gather].outer
      let deadline = state.value.now.advanced(byNanoseconds: nanoseconds) ?? .distantFuture
      let timer = setTimer(.complete, .wait, subject: outer, at: deadline)
      state.value.gathers[gather].timer = timer
    }
    state.value.gathers[gather].firstCallback = UInt32(state.value.members.count)
    let count = forEachDistinct(of: gather) { future in
      let callback = attach(
        .memberEnded,
        .wait,
        subject: gather,
        detail: future.index,
        to: future
      )
      state.value.members.append(callback)
    }
    state.value.gathers[gather].remaining = count
    state.value.gathers[gather].callbackCount = count
    return GatherID(index: gather)
  }

  /// Ends a wait whose task has woken or was cancelled: what is left of it is taken back.
  ///
  /// - Parameter gather: A wait.
  public func endWait(_ gather: GatherID) {
    dropTimer(of: gather.index)
    let record = state.value.gathers[gather.index]
    for index in record.firstCallback..<record.firstCallback + record.callbackCount {
      let callback = state.value.members[index]
      guard callback != noIndex else { continue }
      let entry = state.value.callbacks[callback]
      if entry.place == .attached, entry.action == .memberEnded, entry.subject == gather.index {
        detach(callback)
      }
    }
    state.value.gathers[gather.index].callbackCount = 0
    release(outer(of: gather.index))
  }

  /// The future that ends with a gather or a wait.
  public func outcome(of gather: GatherID) -> FutureID {
    outer(of: gather.index)
  }

  /// What a gather or a wait is for, in the order given, with repetitions.
  public func members(of gather: GatherID) -> [FutureID] {
    memberIndexes(of: gather.index).map { FutureID(index: state.value.members[$0]) }
  }

  /// Takes note that a member has ended.
  func memberEnded(_ future: FutureID, of gather: UInt32) {
    if state.value.gathers[gather].rule.isWait {
      waitedEnded(future, gather)
    } else {
      gatheredEnded(future, gather)
    }
  }

  private func waitedEnded(_ future: FutureID, _ gather: UInt32) {
    let record = state.value.gathers[gather]
    // Its task was cancelled while the callback was already on its way.
    guard record.callbackCount > 0 else { return }
    state.value.gathers[gather].remaining -= 1
    var isOver = record.remaining == 1 || record.rule == .first
    if !isOver, record.rule == .firstFailure, isFailed(future) {
      markRetrieved(future)
      isOver = true
    }
    guard isOver else { return }
    dropTimer(of: gather)
    complete(outer(of: gather))
  }

  private func gatheredEnded(_ future: FutureID, _ gather: UInt32) {
    let record = state.value.gathers[gather]
    state.value.gathers[gather].remaining -= 1
    let outer = FutureID(index: record.outer)
    guard !isEnded(outer) else {
      if !isCancelled(future) { markRetrieved(future) }
      return
    }
    if state.value.futures[future.index].state != .done, record.rule == .gather {
      markRetrieved(future)
      settle(outer, as: .failed, source: origin(ofFailure: future).index)
    } else if record.remaining == 1 {
      for index in memberIndexes(of: gather) {
        let member = FutureID(index: state.value.members[index])
        if !isCancelled(member) { markRetrieved(member) }
      }
      if record.isCancelRequested {
        settle(outer, as: .failed, source: noIndex)
      } else {
        complete(outer)
      }
    }
  }

  private func dropTimer(of gather: UInt32) {
    let timer = state.value.gathers[gather].timer
    guard timer != noIndex else { return }
    state.value.gathers[gather].timer = noIndex
    drop(timer, .complete, of: state.value.gathers[gather].outer)
  }

  private func outer(of gather: UInt32) -> FutureID {
    FutureID(index: state.value.gathers[gather].outer)
  }

  /// Where a gather's members stand in the column of members.
  func memberIndexes(of gather: UInt32) -> Range<UInt32> {
    let record = state.value.gathers[gather]
    return record.firstMember..<record.firstMember + record.memberCount
  }

  @inline(__always)
  private func makeGather(
    _ count: Int,
    _ rule: GatherRecord.Rule,
    _ member: (Int) -> UInt32
  ) -> UInt32 {
    let first = UInt32(truncatingIfNeeded: state.value.members.count)
    for place in 0..<count { state.value.members.append(member(place)) }
    state.value.gathers.append(
      GatherRecord(
        outer: makeFuture().index,
        firstMember: first,
        memberCount: UInt32(truncatingIfNeeded: count),
        remaining: 0,
        owner: state.value.current,
        rule: rule
      )
    )
    return UInt32(truncatingIfNeeded: state.value.gathers.count - 1)
  }

  /// Goes through the members of a new gather or wait, each once, and attaches its callback to those
  /// that have not ended.
  ///
  /// O(n), without a set: a future that was seen already ends its list with a callback of this gather
  /// or, where it has ended, is marked.
  ///
  /// - Returns: How many different ones there are.
  @inline(__always)
  private func forEachDistinct(of gather: UInt32, _ body: (FutureID) -> Void) -> UInt32 {
    var count: UInt32 = 0
    var hasEnded = false
    for member in memberIndexes(of: gather) {
      let future = state.value.members[member]
      let record = state.value.futures[future]
      if record.state == .pending {
        guard !isMember(record.lastCallback, of: gather) else { continue }
      } else {
        guard !record.isCounted else { continue }
        state.value.futures[future].isCounted = true
        hasEnded = true
      }
      count += 1
      body(FutureID(index: future))
    }
    guard hasEnded else { return count }
    for member in memberIndexes(of: gather) {
      state.value.futures[state.value.members[member]].isCounted = false
    }
    return count
  }

  /// Whether a callback, or `noIndex`, tells a gather that a member has ended.
  @inline(__always)
  private func isMember(_ callback: UInt32, of gather: UInt32) -> Bool {
    guard callback != noIndex else { return false }
    let record = state.value.callbacks[callback]
    return record.action == .memberEnded && record.subject == gather
  }
}

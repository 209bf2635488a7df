// Waiting for several futures: asyncio's `gather`, and its `wait` for all of a set of tasks.
// The order of callbacks is that of CPython 3.13's `Lib/asyncio/tasks.py`.

extension EventLoop {
  /// Gathers futures: the result ends when all have ended or, unless errors are collected, as soon
  /// as one has failed or was cancelled.
  ///
  /// Members that have ended already are counted at once, so that a gather of only such members has
  /// ended when it is returned.
  ///
  /// - Parameters:
  ///   - futures: What to gather; one that stands there twice is awaited once.
  ///   - collectsErrors: Whether a failed member counts as one that has ended
  ///     (`return_exceptions` in asyncio).
  /// - Returns: The gather; `outcome(of:)` is what to wait for.
  public func gather(_ futures: [FutureID], collectsErrors: Bool) -> GatherID {
    let gather = makeGather(futures, isWait: false, collectsErrors: collectsErrors)
    let distinct = Self.distinct(futures)
    state.value.gathers[gather].remaining = UInt32(distinct.count)
    var ended: [FutureID] = []
    for future in distinct {
      if isEnded(future) {
        ended.append(future)
      } else {
        attach(.childEnded, subject: gather, detail: future.index, to: future)
      }
    }
    for future in ended { childEnded(future, of: gather) }
    if distinct.isEmpty { complete(outer(of: gather)) }
    return GatherID(index: gather)
  }

  /// Waits until all futures have ended, well or not.
  ///
  /// Unlike a gather it takes a turn even where all have ended already.
  ///
  /// - Parameter futures: At least one.
  /// - Returns: The wait; `outcome(of:)` is what to wait for.
  public func wait(forAll futures: [FutureID]) -> GatherID {
    let gather = makeGather(futures, isWait: true, collectsErrors: true)
    let distinct = Self.distinct(futures)
    state.value.gathers[gather].remaining = UInt32(distinct.count)
    for future in distinct {
      attach(.childEnded, subject: gather, detail: future.index, to: future)
    }
    return GatherID(index: gather)
  }

  /// The future that ends with a gather or a wait.
  public func outcome(of gather: GatherID) -> FutureID {
    outer(of: gather.index)
  }

  /// What a gather or a wait is for, in the order given, with repetitions.
  public func members(of gather: GatherID) -> [FutureID] {
    let record = state.value.gathers[gather.index]
    return (record.firstMember..<record.firstMember + record.memberCount).map {
      FutureID(index: state.value.members[$0])
    }
  }

  /// Takes note that a member has ended.
  func childEnded(_ future: FutureID, of gather: UInt32) {
    let record = state.value.gathers[gather]
    state.value.gathers[gather].remaining -= 1
    let outer = FutureID(index: record.outer)
    if record.isWait {
      if record.remaining == 1 { complete(outer) }
      return
    }
    let member = state.value.futures[future.index].state
    guard !isEnded(outer) else {
      markRetrieved(future)
      return
    }
    if member != .done && !record.collectsErrors {
      markRetrieved(future)
      settle(outer, as: .failed, source: origin(ofFailure: future).index)
    } else if record.remaining == 1 {
      for index in record.firstMember..<record.firstMember + record.memberCount {
        markRetrieved(FutureID(index: state.value.members[index]))
      }
      complete(outer)
    }
  }

  private func outer(of gather: UInt32) -> FutureID {
    FutureID(index: state.value.gathers[gather].outer)
  }

  private func makeGather(
    _ futures: [FutureID],
    isWait: Bool,
    collectsErrors: Bool
  ) -> UInt32 {
    let first = UInt32(truncatingIfNeeded: state.value.members.count)
    for future in futures { state.value.members.append(future.index) }
    state.value.gathers.append(
      GatherRecord(
        outer: makeFuture().index,
        firstMember: first,
        memberCount: UInt32(truncatingIfNeeded: futures.count),
        remaining: 0,
        owner: state.value.current,
        isWait: isWait,
        collectsErrors: collectsErrors
      )
    )
    return UInt32(truncatingIfNeeded: state.value.gathers.count - 1)
  }

  private static func distinct(_ futures: [FutureID]) -> [FutureID] {
    guard futures.count > 1 else { return futures }
    var seen = Set<FutureID>(minimumCapacity: futures.count)
    return futures.filter { seen.insert($0).inserted }
  }
}

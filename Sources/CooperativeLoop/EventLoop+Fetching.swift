// Many sleepers: what they need is fetched into the caches for many at once.

extension EventLoop {
  /// Touches all that the timers that are due before long will touch when they fire.
  ///
  /// With many sleepers none of it is in a cache any more, and each touch needs the one before it: a
  /// timer names its future, that names its task, and that its body. Done for one
  /// sleeper after the other, the processor waits for each touch; done for many, link by link of the
  /// chain, it waits for many of them at a time (group prefetching: Chen, Ailamaki, Gibbons and Mowry
  /// 2004, https://doi.org/10.1109/ICDE.2004.1319989). Changes nothing that can be observed.
  @inline(never)
  func fetchSleepers() {
    followLink { timer in
      let record = state.value.callbacks[timer]
      return record.action == .complete && !record.isDropped ? record.subject : noIndex
    }
    followLink { future in state.value.futures[future].waiter }
    var touched = 0
    followLink { task in
      touched &+= Int(state.value.tasks[task].future)
      return task
    }
    followLink { task in
      let record = state.value.tasks[task]
      touched &+= Int(state.value.futures[record.future].state.rawValue)
      let entry = state.value.bodies[task]
      if entry.runsAwaiter { touched &+= AwaiterBody.touch(entry.awaiterBody) }
      return noIndex
    }
    state.value.touched = touched
    while state.value.timers.dueSoon.count > 0 { _ = state.value.timers.dueSoon.removeLast() }
  }

  /// Replaces each index by the one that its record names, where there is one.
  @inline(__always)
  private func followLink(_ next: (UInt32) -> UInt32) {
    for place in 0..<state.value.timers.dueSoon.count {
      let index = state.value.timers.dueSoon[place]
      guard index != noIndex else { continue }
      let linked = next(index)
      state.value.timers.dueSoon[place] = linked
    }
  }
}

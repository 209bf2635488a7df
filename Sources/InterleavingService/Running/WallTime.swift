import CooperativeLoop
import Glibc
import MicroHTTP
import Synchronization

/// Stops runs that take too much of the machine's time.
///
/// A run's own limits count what it does, so that they cut at the same place everywhere; this one
/// protects the server from what they do not foresee. The work itself must look at its signal.
///
/// One thread of our own looks around while anything runs. A `Task.sleep` for each run would cost memory
/// long after the run, since one that is cancelled is still kept until its time is over; and where work
/// holds up the threads of Swift's tasks, it would not come about.
final class WallTimer: Sendable {
  private struct Watch {
    let deadline: ContinuousClock.Instant
    let stop: StopSignal
    var isOver = false
  }

  private struct State {
    var watches: [Int: Watch] = [:]
    var lastNumber = 0
    var hasWatcher = false
  }

  /// How long after its deadline a run may be stopped: a tenth of a second.
  private static let napNanoseconds = 100_000_000

  private let state = Mutex(State())

  /// Does a piece of work, and sets its stop signal where it takes longer than it may.
  func limit<Result>(
    to limit: Duration,
    _ stop: StopSignal,
    _ work: () throws(RunRefusal) -> Result
  ) throws(RunRefusal) -> Result {
    let number = watch(Watch(deadline: .now + limit, stop: stop))
    let result: Result
    do {
      result = try work()
    } catch {
      let isOver = unwatch(number)
      if case .cancelled = error, isOver { throw .outOfTime(limit) }
      throw error
    }
    _ = unwatch(number)
    return result
  }

  /// How many pieces of work are under way.
  var count: Int { state.withLock { $0.watches.count } }

  private func watch(_ watch: Watch) -> Int {
    let (number, needsWatcher) = state.withLock { state in
      state.lastNumber += 1
      state.watches[state.lastNumber] = watch
      defer { state.hasWatcher = true }
      return (state.lastNumber, !state.hasWatcher)
    }
    if needsWatcher && !startThread(stackSize: 0, { while self.waitAndLookAround() {} }) {
      state.withLock { $0.hasWatcher = false }
    }
    return number
  }

  /// Forgets a piece of work.
  ///
  /// - Returns: Whether it took too long.
  private func unwatch(_ number: Int) -> Bool {
    state.withLock { $0.watches.removeValue(forKey: number)?.isOver == true }
  }

  /// Stops what has taken too long.
  ///
  /// - Returns: Whether there is anything left to look at; where not, the watcher is gone.
  private func waitAndLookAround() -> Bool {
    var nap = timespec(tv_sec: 0, tv_nsec: Self.napNanoseconds)
    nanosleep(&nap, nil)
    return state.withLock { state in
      let now = ContinuousClock.now
      for (number, watch) in state.watches where watch.deadline <= now {
        state.watches[number]?.isOver = true
        watch.stop.set()
      }
      state.hasWatcher = !state.watches.isEmpty
      return state.hasWatcher
    }
  }
}

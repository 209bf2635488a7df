import CooperativeLoop

/// Sets a stop signal when a piece of work has taken too much of the machine's time.
///
/// A run's own limits count what it does, so that they cut at the same place everywhere; this one
/// protects the server from what they do not foresee. The work itself must look at the signal.
func limitingWallTime<Result>(
  to limit: Duration,
  _ stop: StopSignal,
  _ work: () throws(RunRefusal) -> Result
) throws(RunRefusal) -> Result {
  let isOver = StopSignal()
  let watchdog = Task.detached {
    guard (try? await Task.sleep(for: limit)) != nil else { return }
    isOver.set()
    stop.set()
  }
  defer { watchdog.cancel() }
  do {
    return try work()
  } catch .cancelled where isOver.isSet {
    throw .outOfTime(limit)
  } catch {
    throw error
  }
}

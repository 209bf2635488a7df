import CooperativeLoop

/// Tests that note how the waits of async functions end.
protocol WaitNotes {
  var loop: EventLoop { get }
  var console: Console { get }
}

extension WaitNotes {
  /// The whole seconds that have passed.
  var seconds: Int64 { loop.now.nanoseconds / 1_000_000_000 }

  /// Notes how a wait ends, when, and whether the function is cancelled then.
  func note(_ wait: () async throws -> Void) async {
    do {
      try await wait()
      console.print("over at \(seconds), cancelled \(Task.isCancelled)")
    } catch {
      console.print("\(type(of: error)) at \(seconds), cancelled \(Task.isCancelled)")
    }
  }

  /// Sleeps on the loop's clock.
  func sleep(_ seconds: Int) async throws {
    try await loop.executor.clock.sleep(for: .seconds(seconds))
  }
}

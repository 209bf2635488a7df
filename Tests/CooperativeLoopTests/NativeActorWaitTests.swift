import Testing

@testable import CooperativeLoop

/// Waits inside default actors, which are tasks of their own, in what reports say.
struct NativeActorWaitTests {
  /// Takes one lock, and then another.
  private actor Taker {
    func take(_ locks: [LoopBound<Lock>], _ clock: LoopExecutor.SwiftClock) async throws {
      for lock in locks {
        try await lock.value.acquire().value()
        try await clock.sleep(for: .seconds(1))
      }
    }

    func borrow(_ permits: LoopBound<Semaphore>, _ never: LoopBound<Event>) async throws {
      try await permits.value.acquire().value()
      try await never.value.wait()
    }
  }

  let loop = EventLoop()

  init() {
    // Nothing here comes back from another thread.
    loop.executor.table.patience = 0
  }

  private func lock(_ name: String) -> LoopBound<Lock> {
    LoopBound(Lock(on: loop, named: name), on: loop)
  }

  @Test func `a circle of actors' methods that hold locks names the functions that called them`() {
    let clock = loop.executor.clock
    let (left, right) = (lock("left"), lock("right"))
    #expect(throws: LoopError.unfinished(.deadlock)) {
      try loop.run {
        async let one: Void = Taker().take([left, right], clock)
        async let two: Void = Taker().take([right, left], clock)
        _ = try await (one, two)
      }
    }
    #expect(
      loop.waits == [
        "'main' waits for 'main.1', 'main.2', something outside the loop, or a future without a name",
        "'main.1' waits for the lock 'right', which 'main.2' holds",
        "'main.2' waits for the lock 'left', which 'main.1' holds",
      ]
    )
    #expect(left.value.holder.map(loop.name(of:)) == "main.1")
    #expect(right.value.holder.map(loop.name(of:)) == "main.2")
  }

  @Test func `who wants what others hold, or kept for good, is told who they are`() {
    let permits = Semaphore(on: loop, named: "permits", permits: 2)
    let door = lock("door").value
    for name in ["a", "b"] {
      loop.spawn(named: name) {
        for _ in 0..<2 {
          try await permits.acquire().value()
          try await YieldNow().value()
        }
      }
    }
    loop.spawn(named: "guest") { try await door.acquire().value() }
    #expect(throws: LoopError.unfinished(.deadlock)) {
      try loop.run { try await door.acquire().value() }
    }
    #expect(
      loop.waits == [
        "'a' waits for the semaphore 'permits', which 'a', 'b' hold",
        "'b' waits for the semaphore 'permits', which 'a', 'b' hold",
        "'main' waits for the lock 'door', which 'guest' never released",
      ]
    )
  }

  @Test func `who holds permits that were acquired inside an actor is who called it`() {
    let permits = LoopBound(Semaphore(on: loop, named: "permits", permits: 1), on: loop)
    let never = LoopBound(Event(on: loop, named: "never"), on: loop)
    #expect(throws: LoopError.unfinished(.deadlock)) {
      try loop.run(named: "borrower") { try await Taker().borrow(permits, never) }
    }
    #expect(loop.waits == ["'borrower' waits for the event 'never'"])
    #expect(permits.value.holders.map(loop.name(of:)) == ["borrower"])
  }

  @Test func `a timeout that is held by hand ends a wait inside an actor`() throws {
    let clock = loop.executor.clock
    let free = lock("free")
    try loop.run {
      let task = try #require(loop.currentTask)
      let timeout = Timeout(on: loop, of: task, nanoseconds: 500_000_000)
      await #expect(throws: CancellationError.self) { try await Taker().take([free], clock) }
      #expect(timeout.leave(isCancelled: true))
      #expect(!Task.isCancelled)
      try await clock.sleep(for: .seconds(1))
    }
    #expect(loop.now == LoopInstant(nanoseconds: 1_500_000_000))
  }
}

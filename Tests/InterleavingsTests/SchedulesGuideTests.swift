import CooperativeLoop
import Interleavings
import Testing

// The second example of docs/testing-async-swift.md.

/// A counter that forgets updates: it is read, and written in a later step.
final class Visits {
  var count = 0
  func add() async {
    let seen = count
    await Task.yield()
    count = seen + 1
  }
}

struct SchedulesGuideTests {
  private func visits(_ policy: any SchedulingPolicy) throws -> Int {
    let loop = EventLoop(policy: policy)
    let visits = Visits()
    let tasks = ["left", "right"].map { name in loop.spawn(named: name) { await visits.add() } }
    try loop.run { for task in tasks { try await task.value() } }
    return visits.count
  }

  @Test func `some order loses a visit, and is replayed`() throws {
    let losing = try #require(
      try (0..<20).lazy.map { seed in NotingPolicy(SeededRandomPolicy(seed: seed)) }
        .first { policy in try visits(policy) == 1 }
    )
    #expect(losing.schedule.contains("left"))
    #expect(try visits(ReplayPolicy(losing.schedule)) == 1)
    #expect(try visits(ReplayPolicy(["left", "left", "right", "right", "main"])) == 2)
  }
}

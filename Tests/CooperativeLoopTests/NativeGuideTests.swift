import CooperativeLoop
import Testing

// The example of docs/testing-async-swift.md.

/// Calls a function until it succeeds, with a pause that doubles.
func retrying<Value: Sendable>(
  upTo attempts: Int,
  clock: some Clock<Duration>,
  _ function: () async throws -> Value
) async throws -> Value {
  var pause = Duration.seconds(1)
  for _ in 1..<attempts {
    do {
      return try await function()
    } catch {
      try await clock.sleep(for: pause)
      pause *= 2
    }
  }
  return try await function()
}

struct NativeGuideTests {
  struct Busy: Error {}

  @Test func `a call is tried again after one, two and four seconds`() throws {
    let loop = EventLoop()
    let clock = loop.executor.clock
    var moments: [Duration] = []
    let answer = try loop.run {
      try await retrying(upTo: 4, clock: clock) {
        moments.append(LoopInstant.zero.duration(to: clock.now))
        guard moments.count == 4 else { throw Busy() }
        return "done"
      }
    }
    #expect(answer == "done")
    #expect(moments == [.zero, .seconds(1), .seconds(3), .seconds(7)])
  }
}

import CooperativeLoop
import Testing

struct LimitGuideTests {
  @Test func `the mirror is asked where the server takes more than a second`() throws {
    let loop = EventLoop()
    let clock = loop.executor.clock
    let answer = try loop.run {
      do {
        return try await loop.withTimeout(.seconds(1)) {
          try await clock.sleep(for: .seconds(5))
          return "server"
        }
      } catch LoopError.timedOut {
        return "mirror"
      }
    }
    #expect(answer == "mirror")
    #expect(clock.now == LoopInstant(nanoseconds: 1_000_000_000))
  }
}

import CooperativeLoop
import Testing

struct MonotonicClockTests {
  @Test func `a sleep on the machine's clock is not over too early`() throws {
    let loop = EventLoop(clock: MonotonicClock())
    try loop.runUntilComplete(loop.sleep(for: .milliseconds(20)))
    #expect(loop.now.nanoseconds >= 20_000_000)
  }

  @Test func `a stop signal that was given ends a wait at once`() {
    let stop = StopSignal()
    stop.set()
    let loop = EventLoop(clock: MonotonicClock(), stop: stop)
    loop.spawn(loop.sleep(for: .seconds(1_000_000)))
    #expect(loop.run() == .stopped)
  }
}

import CooperativeLoop
import Testing

@testable import InterleavingService

struct WallTimerTests {
  /// What a piece of work that ends as cancelled is refused as.
  private func refusal(
    after limit: Duration,
    _ stop: StopSignal,
    _ work: () -> Void
  ) -> RunRefusal? {
    do throws(RunRefusal) {
      try WallTimer().limit(to: limit, stop) { () throws(RunRefusal) -> Void in
        work()
        throw .cancelled
      }
      return nil
    } catch {
      return error
    }
  }

  @Test func `work that takes too long is told to stop, and is out of time`() {
    let stop = StopSignal()
    let refusal = refusal(after: .zero, stop) { while !stop.isSet {} }
    guard case .outOfTime(.zero) = refusal else {
      Issue.record("\(String(describing: refusal)) instead of out of time")
      return
    }
  }

  @Test func `work that was cancelled in time is not out of time`() {
    let stop = StopSignal()
    let refusal = refusal(after: .seconds(60), stop) {}
    guard case .cancelled = refusal else {
      Issue.record("\(String(describing: refusal)) instead of cancelled")
      return
    }
    #expect(!stop.isSet)
  }

  @Test func `nothing is kept of work that is over`() throws {
    let timer = WallTimer()
    for _ in 0..<1000 {
      try timer.limit(to: .seconds(60), StopSignal()) { () throws(RunRefusal) -> Void in }
    }
    #expect(timer.count == 0)
  }
}

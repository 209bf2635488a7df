import CooperativeLoop
import Timelines
struct Yielder: Awaitable, Awaiter {
  var left: Int
  func makeAwaiter() -> Yielder { self }
  mutating func step() -> StepOutcome<Void> {
    guard left > 0 else { return .finished(()) }
    left -= 1
    return .suspended(.yielding)
  }
}
let pool = TraceChunkPool()
for recorded in [false, true] {
  for round in 0..<6 {
    let recorder = TraceRecorder(pool: pool)
    let loop = EventLoop(instrument: recorded ? recorder : nil)
    for _ in 0..<1000 { loop.spawn(Yielder(left: 1000)) }
    let clock = ContinuousClock()
    let start = clock.now
    _ = loop.run()
    let time = start.duration(to: clock.now)
    let s = Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds)
    print(recorded, round, Double(loop.steps) / s / 1e6, "M/s", recorder.finish().recordedBytes)
  }
}

import CooperativeLoop
import Testing
import Timelines

// The example of docs/testing-async-swift.md.

struct TimelineGuideTests {
  @Test func `a child sleeps while its parent does`() throws {
    let recorder = TraceRecorder()
    let loop = EventLoop(instrument: recorder)
    let clock = loop.executor.clock
    try loop.run {
      async let nap: Void = clock.sleep(for: .seconds(2))
      try await clock.sleep(for: .seconds(1))
      try await nap
    }
    let timeline = Timeline(
      RunHeader(id: "naps"),
      loop: loop,
      outcome: try #require(loop.lastOutcome),
      trace: recorder.finish(),
      describer: NativeRunDescriber(loop)
    )
    let text = String(decoding: timeline.text(), as: UTF8.self)
    #expect(
      text.hasSuffix(
        """
        step    0
        time    0s 1s 2s
        main    R..R..|
        main.1   R...R.|
        (loop)    * *

        completed: All tasks ended well.

        """
      )
    )
  }
}

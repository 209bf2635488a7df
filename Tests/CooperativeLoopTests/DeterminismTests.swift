import CooperativeLoop
import Testing

/// Notes every event as text.
final class EventLog: LoopInstrument {
  var events: [String] = []

  func record(_ event: LoopEvent, payload: Span<UInt8>) -> Bool {
    events.append("\(event)")
    return true
  }
}

struct DeterminismTests {
  func trace() -> [String] {
    let log = EventLog()
    let loop = EventLoop(instrument: log)
    let event = Event(on: loop, named: "go")
    for number in 0..<20 {
      loop.spawn(
        Script(loop, .sleep(.milliseconds(Int64(number * 7 % 5))), .wait(event), .yield)
      )
    }
    loop.spawn(Script(loop, .sleep(.milliseconds(3)), .act { event.set() }))
    #expect(loop.run() == .completed)
    return log.events
  }

  @Test func `ten runs of one program are one trace`() {
    let first = trace()
    #expect(first.count > 100)
    for _ in 1..<10 {
      #expect(trace() == first)
    }
  }

  @Test func `a step that only yields is one event`() {
    let log = EventLog()
    let loop = EventLoop(instrument: log)
    let task = loop.spawn(Script(loop, .yield))
    _ = loop.run()
    #expect(
      log.events == [
        "\(LoopEvent.spawned(task.id))",
        "\(LoopEvent.turnStarted(.zero))",
        "\(LoopEvent.yielded(task.id, .none))",
        "\(LoopEvent.turnStarted(.zero))",
        "\(LoopEvent.stepStarted(task.id))",
        "\(LoopEvent.ended(.done))",
      ]
    )
  }

  @Test func `an instrument without room ends the run`() {
    final class Full: LoopInstrument {
      func record(_ event: LoopEvent, payload: Span<UInt8>) -> Bool { false }
    }
    let loop = EventLoop(instrument: Full())
    loop.spawn(Script(loop, .yield, .yield))
    #expect(loop.run() == .limit(.memory))
  }
}

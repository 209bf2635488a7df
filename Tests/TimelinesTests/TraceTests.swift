import CooperativeLoop
import Testing
import Timelines

struct TraceTests {
  /// One event of each kind, with the smallest and the greatest numbers that it can hold.
  private static let events: [LoopEvent] = {
    let ends: [UInt32] = [0, 5, 1 << 20, .max - 1]
    let moments = [0, 1, 1_000_000_000, Int64.max - 1, Int64.max].map(
      LoopInstant.init(nanoseconds:)
    )
    var events: [LoopEvent] = [.halted, .callbackEnded]
    for index in ends {
      let (task, site) = (TaskID(index: index), SiteID(index: index))
      let (handle, object) = (HandleID(index: index), ObjectID(index: index))
      events += [
        .spawned(task), .stepStarted(task), .woke(task), .interrupted(task), .yielded(task, site),
        .yielded(task, .none), .polled(task, site, object), .callbackStarted(handle),
        .callbackDropped(handle), .timerDropped(handle), .suspended(.task(task)),
        .suspended(.object(object)), .suspended(WaitReason(.future, index)),
        .callbackQueued(handle, .completion, for: task), .callbackQueued(handle, .sleep, for: nil),
      ]
    }
    for moment in moments {
      let (handle, task) = (HandleID(index: 3), TaskID(index: 4))
      events += [
        .turnStarted(moment), .clockMoved(moment), .slept(until: moment),
        .timerSet(handle, .timeout, moment, for: task), .slept(until: moment),
        .timerSet(handle, .sleep, moment, for: nil),
      ]
    }
    return events + [TaskState.done, .failed, .cancelled, .skipped].map { .ended($0) }
  }()

  private func read(_ trace: Trace) -> [String] {
    var read: [String] = []
    trace.forEach { event, payload in read.append("\(event) \(payload.count)") }
    return read
  }

  @Test func `every event comes back as it was told`() {
    let recorder = TraceRecorder()
    for event in Self.events { _ = recorder.record(event, payload: .init()) }
    #expect(read(recorder.finish()) == Self.events.map { "\($0) 0" })
  }

  @Test func `events come back in order from as many chunks as they fill`() {
    let recorder = TraceRecorder()
    let rounds = 2000
    for _ in 0..<rounds {
      for event in Self.events { _ = recorder.record(event, payload: .init()) }
    }
    let trace = recorder.finish()
    #expect(trace.recordedBytes > 3 * 65_536)
    let expected = Self.events.map { "\($0) 0" }
    #expect(read(trace) == (0..<rounds).flatMap { _ in expected })
  }

  @Test(arguments: [1, 100, 65_535, 65_536, 1_000_000])
  func `a payload of any length comes back whole`(length: Int) {
    let payload = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let recorder = TraceRecorder()
    for site in [SiteID(index: 9), .none] {
      _ = recorder.record(.acted(site), payload: payload.span)
      _ = recorder.record(.detailed(site), payload: payload.span)
      _ = recorder.record(.printed(site), payload: payload.span)
    }
    var read: [String] = []
    recorder.finish().forEach { event, bytes in
      #expect(Array(bytes) == payload)
      read.append("\(event)")
    }
    #expect(
      read
        == [SiteID(index: 9), .none].flatMap { site -> [String] in
          [LoopEvent.acted(site), .detailed(site), .printed(site)].map { "\($0)" }
        }
    )
  }

  @Test func `a yield keeps its task and its site while tasks are spawned`() {
    let recorder = TraceRecorder()
    var told: [LoopEvent] = []
    for task in [0, 1, 2, 255, 256, 32_767, 32_768, 1 << 22, .max - 1] as [UInt32] {
      told.append(.spawned(TaskID(index: task)))
      for site in [.none, SiteID(index: 0), SiteID(index: 254), SiteID(index: 255)] as [SiteID] {
        told += [.yielded(TaskID(index: task), site), .yielded(TaskID(index: 0), site)]
      }
    }
    for event in told { _ = recorder.record(event, payload: .init()) }
    #expect(read(recorder.finish()) == told.map { "\($0) 0" })
  }

  @Test func `a plain yield takes four bytes among a thousand tasks`() {
    let recorder = TraceRecorder()
    for task in 0..<UInt32(1000) {
      _ = recorder.record(.yielded(TaskID(index: task), SiteID(index: 7)), payload: .init())
    }
    #expect(recorder.finish().recordedBytes <= 4 * 1000)
  }
}

import CooperativeLoop
import Foundation
import Testing
import Timelines

/// Trace events: that they make a picture is checked by Tests/Formats; here what exactly they are.
struct TraceEventTests {
  private func events(_ timeline: Timeline) throws -> [Members] {
    let trace = try decoded(timeline)
    return try #require(trace["traceEvents"] as? [Members])
  }

  private func decoded(_ timeline: Timeline) throws -> Members {
    let data = Data(timeline.traceEvents())
    return try #require(try JSONSerialization.jsonObject(with: data) as? Members)
  }

  @Test
  func `a wait is a slice in the task's life, and its end an arrow`() {
    let run = Recording()
    let event = Event(on: run.loop, named: "go")
    run.task("waiter", awaiting { event.wait() })
    run.task("setter", printing(run.loop, "now"), doing { event.set() })
    let lines = String(decoding: run.run().traceEvents(), as: UTF8.self).split(separator: "\n")
    let expected = """
      {"ph":"b","pid":1,"tid":2,"ts":0,"cat":"life","id2":{"local":"0x1"},"name":"waiter"},
      {"ph":"b","pid":1,"tid":3,"ts":0,"cat":"life","id2":{"local":"0x2"},"name":"setter"},
      {"ph":"C","pid":1,"tid":1,"ts":0,"name":"tasks","args":{"ready":2,"waiting":0}},
      {"ph":"X","pid":1,"tid":2,"ts":0,"dur":8,"cat":"step","name":"step","args":{"step":0,"turn":1,"time":0}},
      {"ph":"b","pid":1,"tid":2,"ts":8,"cat":"life","id2":{"local":"0x1"},"name":"waits for event go"},
      {"ph":"C","pid":1,"tid":1,"ts":8,"name":"tasks","args":{"ready":1,"waiting":1}},
      {"ph":"X","pid":1,"tid":3,"ts":10,"dur":8,"cat":"step","name":"print","args":{"step":1,"turn":1,"time":0,"state":"done"}},
      {"ph":"s","pid":1,"tid":3,"ts":10,"cat":"flow","name":"wake","id":"0x1"},
      {"ph":"i","pid":1,"tid":3,"ts":10,"s":"t","cat":"print","name":"now"},
      {"ph":"e","pid":1,"tid":3,"ts":18,"cat":"life","id2":{"local":"0x2"},"name":"setter"},
      {"ph":"e","pid":1,"tid":2,"ts":18,"cat":"life","id2":{"local":"0x1"},"name":"waits for event go"},
      {"ph":"C","pid":1,"tid":1,"ts":18,"name":"tasks","args":{"ready":1,"waiting":0}},
      {"ph":"X","pid":1,"tid":2,"ts":20,"dur":8,"cat":"step","name":"step","args":{"step":2,"turn":2,"time":0,"state":"done"}},
      {"ph":"f","pid":1,"tid":2,"ts":20,"cat":"flow","name":"wake","id":"0x1","bp":"e"},
      {"ph":"e","pid":1,"tid":2,"ts":28,"cat":"life","id2":{"local":"0x1"},"name":"waiter"},
      {"ph":"C","pid":1,"tid":1,"ts":28,"name":"tasks","args":{"ready":0,"waiting":0}}
      """
    #expect(
      lines.filter { $0.hasPrefix(#"{"ph""#) && !$0.contains(#""M""#) }
        == expected.split(separator: "\n")
    )
  }

  @Test(arguments: [
    (0, 1, 10.0), (1, 1, 100_000), (30, 1, 1_000_000), (100_000, 1, 1_000_000), (1, 5000, 100),
    (1, 20_000, 10),
  ])
  func `a step is as wide as leaves the clock in sight`(
    _ seconds: Int,
    _ yields: Int,
    _ microseconds: Double
  ) throws {
    let run = Recording()
    let loop = run.loop
    let parts = [Script.Part](repeating: yielding(), count: yields)
    loop.spawn(Script(parts: parts + [sleeping(loop, .seconds(seconds))]), named: "a")
    let other = try #require(try decoded(run.run())["otherData"] as? Members)
    #expect(other["step_width_us"] as? Double == microseconds)
  }

  @Test
  func `work has its own width, and what is printed after it stands behind it`() throws {
    let run = Recording()
    run.task("busy", working(run.loop, seconds: 3), printing(run.loop, "done"))
    let events = try events(run.run())
    let slice = try #require(events.first { $0["ph"] as? String == "X" })
    #expect(slice["dur"] as? Double == 3_800_000)
    #expect((slice["args"] as? Members)?["end"] as? Double == 3)
    let printed = try #require(events.first { $0["ph"] as? String == "i" })
    #expect(printed["ts"] as? Double == 3_000_000)
  }

  @Test
  func `slices are called after the operation and its target, as the graph has them`() throws {
    let run = Recording()
    let loop = run.loop
    let members = #""operation":"await","at":"/tasks/0/\"x\\/","target":"a \"b\" \\","value":1"#
    run.describer = StubDescriber(sites: [3: members])
    run.task("a", doing { loop.noteAction(at: SiteID(index: 3)) })
    run.task("b", doing { loop.noteAction(at: SiteID(index: 4)) })
    let slices = try events(run.run()).filter { $0["ph"] as? String == "X" }
    #expect(slices.map { $0["name"] as? String } == [#"await a "b" \"#, "site-4"])
    #expect((slices[0]["args"] as? Members)?["at"] as? String == #"/tasks/0/"x\/"#)
  }

  @Test
  func `a run on the real clock keeps its own times but for a microsecond a step`() throws {
    let run = Recording(clock: MonotonicClock())
    run.task("a", sleeping(run.loop, .milliseconds(1)))
    let outcome = run.loop.run()
    let timeline = Timeline(
      RunHeader(id: "real", clock: .real),
      loop: run.loop,
      outcome: outcome,
      trace: run.recorder.finish(),
      describer: NativeRunDescriber(run.loop)
    )
    let other = try #require(try decoded(timeline)["otherData"] as? Members)
    #expect(other["step_width_us"] as? Double == 1)
  }

  @Test(arguments: ["\"],[{\"ph\":\"X\"", "\\", "\u{0}\n\u{2028}", "", "👩‍💻", "</script>"])
  func `hostile names stay names`(_ name: String) throws {
    let run = Recording()
    let event = Event(on: run.loop, named: name)
    run.task(name, printing(run.loop, name), awaiting { event.wait() })
    let timeline = run.run()
    let events = try events(timeline)
    let named = events.first { $0["name"] as? String == "thread_name" }
    #expect((named?["args"] as? Members)?["name"] as? String == (name.isEmpty ? "unnamed" : name))
    #expect(events.contains { $0["name"] as? String == "waits for event \(name)" })
    let text = String(decoding: timeline.traceEvents(), as: UTF8.self)
    #expect(!text.contains(#"\\"#), "Perfetto takes the quote behind it for one inside the text")
  }

  @Test
  func `a run cut short leaves no slice open`() throws {
    let run = Recording(limits: LoopLimits(steps: 7))
    let event = Event(on: run.loop, named: "never")
    run.task("stuck", awaiting { event.wait() })
    run.task(
      "busy",
      yielding(),
      yielding(),
      yielding(),
      yielding(),
      yielding(),
      yielding(),
      yielding()
    )
    let events = try events(run.run())
    let phases = events.compactMap { $0["ph"] as? String }
    #expect(phases.filter { $0 == "b" }.count == 3)
    #expect(phases.filter { $0 == "e" }.count == 3)
  }
}

import CooperativeLoop
import Foundation
import Testing
import Timelines

/// What a step says of itself: why it ran, how it ended, what it set going.
struct TimelineStepTests {
  @Test
  func `the first example is two whole lines`() {
    let run = Recording()
    run.task("work", printing(run.loop, "Hello"), yielding(), printing(run.loop, "World"))
    #expect(
      run.run().stepLines == [
        #"{"step":0,"turn":1,"time":0,"end":0,"task":"work","cause":{"kind":"start","by":null,"on":null},"actions":[{"operation":"print","text":"Hello"},{"operation":"yield"}],"next":{"state":"ready"},"wakes":[]}"#,
        #"{"step":1,"turn":2,"time":0,"end":0,"task":"work","cause":{"kind":"yield","by":0,"on":null},"actions":[{"operation":"print","text":"World"}],"next":{"state":"done","result":null},"wakes":[]}"#,
      ]
    )
  }

  @Test
  func `a sleep is a timer, its callback, and a wake by that`() {
    let run = Recording()
    run.task("nap", sleeping(run.loop, .milliseconds(1500)))
    #expect(
      run.run().stepLines == [
        #"{"step":0,"turn":1,"time":0,"end":0,"task":"nap","cause":{"kind":"start","by":null,"on":null},"actions":[],"next":{"state":"sleeping","until":1.5},"wakes":[],"timers":{"set":[{"handle":0,"at":1.5,"for":"nap"}]}}"#,
        #"{"step":1,"turn":2,"time":1.5,"end":1.5,"task":null,"callback":{"handle":0,"kind":"sleep","for":"nap"},"cause":{"kind":"timer","by":0,"on":null},"actions":[],"next":{"state":"done"},"wakes":["nap"]}"#,
        #"{"step":2,"turn":3,"time":1.5,"end":1.5,"task":"nap","cause":{"kind":"wake","by":1,"on":{"kind":"sleep","until":1.5}},"actions":[],"next":{"state":"done","result":null},"wakes":[]}"#,
      ]
    )
  }

  @Test
  func `a gather says whom it gathers, and each callback who ended`() throws {
    let run = Recording()
    let loop = run.loop
    run.task("main", awaiting { loop.gather([YieldNow(), YieldNow()]) })
    let steps = try run.run().decodedSteps()
    let causes = steps.map { step -> String in
      let cause = step["cause"] as? Members ?? [:]
      let who = step["task"] as? String ?? "callback"
      return "\(who): \(cause["kind"] ?? "") by \(cause["by"] ?? "")"
    }
    #expect(
      causes == [
        "main: start by <null>", "task-1: start by 0", "task-2: start by 0",
        "task-1: yield by 1", "task-2: yield by 2",
        "callback: done by 3", "callback: done by 4", "main: wake by 6",
      ]
    )
    let on = (steps[0]["next"] as? Members)?["on"] as? Members
    #expect(on?["of"] as? [String] == ["task-1", "task-2"])
    #expect((steps[7]["cause"] as? Members)?["on"] as? Members != nil)
  }

  @Test
  func `the end of a task wakes who joined it, and is the cause`() throws {
    let run = Recording()
    let child = run.task("child", yielding())
    run.task("main", awaiting { child })
    let steps = try run.run().decodedSteps()
    #expect(steps[2]["wakes"] as? [String] == ["main"])
    let cause = try #require(steps[3]["cause"] as? Members)
    #expect(cause["kind"] as? String == "wake")
    #expect(cause["by"] as? Int == 2)
    #expect(cause["on"] as? [String: String] == ["kind": "task", "name": "child"])
  }

  @Test
  func `a poll is ready and says what it polls`() {
    let run = Recording()
    let waiter = Waiter(named: "flag")
    run.task("poller", awaiting { waiter })
    run.task("setter", doing { waiter.isSet = true })
    #expect(
      run.run().stepLines.first?.hasSuffix(
        #""actions":[{"operation":"await","target":"flag"}],"next":{"state":"ready","on":{"kind":"poll","name":"flag"}},"wakes":[]}"#
      ) == true
    )
  }

  @Test
  func `work makes a step end later than it began`() throws {
    let run = Recording()
    run.task(
      "busy",
      working(run.loop, seconds: 2),
      printing(run.loop, "between"),
      working(run.loop, seconds: 1)
    )
    run.task("other")
    let timeline = try run.run().decoded()
    let steps = try #require(timeline["steps"] as? [Members])
    #expect(steps[0]["time"] as? Double == 0)
    #expect(steps[0]["end"] as? Double == 3)
    let output = try #require(timeline["output"] as? [Members])
    #expect(output[0]["time"] as? Double == 2)
    let other = try #require(timeline["tasks"] as? [Members])[1]
    #expect(other["ready"] as? Double == 3)
    #expect(other["started"] as? Double == 3)
  }

  @Test
  func `a step that a limit cuts short is still there`() throws {
    let run = Recording(limits: LoopLimits(steps: 3))
    run.task("endless", yielding(), yielding(), yielding(), yielding())
    let timeline = try run.run().decoded()
    #expect((timeline["steps"] as? [Members])?.count == 3)
    #expect((timeline["outcome"] as? Members)?["limit"] as? String == "steps")
    #expect((timeline["tasks"] as? [Members])?.first?["state"] as? String == "ready")
  }

  @Test func `a step's actions are found again in as many chunks as they fill`() throws {
    let run = Recording()
    let lines = (0..<3000).map { String(repeating: "x", count: $0 % 100) + "\($0)" }
    let parts = lines.map { printing(run.loop, $0) }
    run.loop.spawn(Script(parts: parts), named: "talker")
    run.task("other", printing(run.loop, "after"))
    let timeline = run.run()
    let steps = try timeline.decodedSteps()
    let actions = try #require(steps[0]["actions"] as? [Members])
    #expect(actions.map { $0["text"] as? String } == lines)
    let next = try #require(steps[1]["actions"] as? [Members])
    #expect(next.map { $0["text"] as? String } == ["after"])
  }
}

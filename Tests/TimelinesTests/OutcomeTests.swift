import CooperativeLoop
import Testing

/// How a timeline says that a run ended, and why.
struct OutcomeTests {
  private func outcome(_ build: (Recording) -> Void) throws -> Members {
    let run = Recording()
    build(run)
    return try #require(try run.run().decoded()["outcome"] as? Members)
  }

  /// Tasks that each wait for another; `next` gives whom.
  private func ring(_ run: Recording, _ names: [String], next: @escaping (Int) -> Int) {
    let tasks = Holder()
    for (index, name) in names.enumerated() {
      tasks.all.append(run.task(name, yielding(), awaiting { tasks.all[next(index)] }))
    }
  }

  private final class Holder {
    var all: [LoopTask<Void>] = []
  }

  @Test
  func `a circle begins with its earliest task`() throws {
    let outcome = try outcome { run in
      // tail -> c -> b -> a -> c: the tail is no part of the circle.
      ring(run, ["tail", "a", "b", "c"]) { [3, 3, 1, 2][$0] }
    }
    #expect(outcome["status"] as? String == "deadlock")
    #expect(outcome["cycle"] as? [String] == ["a", "c", "b"])
    #expect(
      outcome["message"] as? String
        == "'a' waits for 'c', 'c' waits for 'b', and 'b' waits for 'a'."
    )
    let waiting = try #require(outcome["waiting"] as? [Members])
    #expect(waiting.map { $0["task"] as? String } == ["tail", "a", "b", "c"])
    #expect(waiting[0]["held_by"] as? [String] == ["c"])
  }

  @Test
  func `a task may wait for itself`() throws {
    let outcome = try outcome { run in ring(run, ["me"]) { $0 } }
    #expect(outcome["cycle"] as? [String] == ["me"])
    #expect(outcome["message"] as? String == "'me' waits for itself.")
  }

  @Test
  func `a gather closes a circle, through those of its tasks that are left`() throws {
    let outcome = try outcome { run in
      let loop = run.loop
      let gathered = Holder()
      let main = run.task("main", yielding(), awaiting { loop.gather(gathered.all) })
      gathered.all = [run.task("quick"), run.task("child", yielding(), awaiting { main })]
    }
    #expect(outcome["cycle"] as? [String] == ["main", "child"])
    let main = try #require(outcome["waiting"] as? [Members])[0]
    #expect((main["on"] as? Members)?["of"] as? [String] == ["quick", "child"])
    #expect(main["held_by"] as? [String] == ["child"])
  }

  @Test
  func `a wait for an event is no circle, unless someone is known to hold it`() throws {
    let program = { (run: Recording) in
      let event = Event(on: run.loop, named: "go")
      run.task("a", awaiting { event.wait() })
      run.task("b", awaiting { event.wait() })
    }
    let alone = try outcome(program)
    #expect(alone["cycle"] == nil)
    #expect(
      alone["message"] as? String
        == "'a' waits for the event 'go', 'b' waits for the event 'go', and nothing is left that could wake them."
    )
    let held = try outcome { run in
      run.describer = StubDescriber(holding: [0: [TaskID(index: 1)]])
      program(run)
    }
    #expect(held["cycle"] as? [String] == ["b"])
  }

  @Test
  func `pollers in vain are a livelock`() throws {
    let outcome = try outcome { run in
      let waiter = Waiter(named: "flag")
      let poller = run.task("poller", awaiting { waiter })
      run.task("friend", awaiting { poller })
    }
    #expect(outcome["status"] as? String == "livelock")
    #expect(
      outcome["message"] as? String
        == "'poller' polls the waiter 'flag', and nothing is left that could set its flag."
    )
    let waiting = try #require(outcome["waiting"] as? [Members])
    #expect(waiting[0]["on"] as? [String: String] == ["kind": "poll", "name": "flag"])
    #expect(waiting[1]["held_by"] as? [String] == ["poller"])
  }

  @Test
  func `a failure that nobody sees is named`() throws {
    let outcome = try outcome { run in
      let loop = run.loop
      run.task(
        "main",
        doing { loop.spawn(Script(parts: [doing { throw Bang() }]), named: "child") }
      )
    }
    #expect(outcome["status"] as? String == "failed")
    #expect(
      outcome["message"] as? String
        == "All tasks ended, but 'child' failed with Bang: it went bang."
    )
  }

  @Test
  func `a chain of waits as long as there are tasks is no trouble`() {
    let run = Recording()
    let count = 5_000
    let tasks = Holder()
    for index in 0..<count {
      tasks.all.append(
        run.task("t\(index)", yielding(), awaiting { tasks.all[(index + 1) % count] })
      )
    }
    let outcome = run.run().jsonText
    #expect(outcome.contains("a circle of 5000 tasks"))
    #expect(outcome.contains(#""t4999"]},"#))
  }
}

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
        == "'a' waits for 'c', 'c' waits for 'b', and 'b' waits for 'a'. Besides, 1 more task waits."
    )
    #expect(outcome["cycles"] == nil)
    let waiting = try #require(outcome["waiting"] as? [Members])
    #expect(waiting.map { $0["task"] as? String } == ["tail", "a", "b", "c"])
    #expect(waiting[0]["held_by"] as? [String] == ["c"])
  }

  @Test
  func `circles that share no task are all told, and how many tasks stand outside`() throws {
    // a -> b -> a; tail -> c -> c; d -> e -> f -> d.
    let all = ["a", "b", "tail", "c", "d", "e", "f"]
    let next = [1, 0, 3, 3, 5, 6, 4]
    let three = try outcome { run in ring(run, all) { next[$0] } }
    #expect(three["cycle"] as? [String] == ["a", "b"])
    #expect(three["cycles"] as? [[String]] == [["a", "b"], ["c"], ["d", "e", "f"]])
    #expect(
      three["message"] as? String
        == "'a' waits for 'b', and 'b' waits for 'a'. There are 2 more circles like it, and 1 more task waits besides."
    )
    let two = try outcome { run in ring(run, ["a", "b", "c"]) { [1, 0, 2][$0] } }
    #expect(two["cycles"] as? [[String]] == [["a", "b"], ["c"]])
    #expect(
      two["message"] as? String
        == "'a' waits for 'b', and 'b' waits for 'a'. There is 1 more circle like it."
    )
  }

  @Test
  func `of circles that share a task one is told`() throws {
    let outcome = try outcome { run in
      let loop = run.loop
      let tasks = Holder()
      let main = run.task("main", yielding(), awaiting { loop.gather(tasks.all) })
      tasks.all = [
        run.task("left", yielding(), awaiting { main }),
        run.task("right", yielding(), awaiting { main }),
        run.task("far", yielding(), awaiting { tasks.all[3] }),
        run.task("away", yielding(), awaiting { tasks.all[2] }),
      ]
    }
    #expect(outcome["cycles"] as? [[String]] == [["main", "left"], ["far", "away"]])
    let message = try #require(outcome["message"] as? String)
    #expect(message.hasSuffix("There is 1 more circle like it, and 1 more task waits besides."))
  }

  @Test
  func `one task too many to be named is counted as one`() throws {
    let five = try outcome { run in
      let event = Event(on: run.loop, named: "go")
      for name in ["a", "b", "c", "d", "e"] { run.task(name, awaiting { event.wait() }) }
    }
    let message = try #require(five["message"] as? String)
    #expect(message.contains("the event 'go', 1 more task waits as well, and nothing"))
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

  /// A lock for each task, which holds its own and waits for that of the next.
  private func philosophers(_ run: Recording, _ count: Int) {
    let locks = (0..<count).map { Lock(on: run.loop, named: "l\($0)") }
    run.describer = StubDescriber(
      holding: .init(uniqueKeysWithValues: (0..<UInt32(count)).map { ($0, [TaskID(index: $0)]) })
    )
    for index in 0..<count {
      run.task(
        "t\(index)",
        doing { #expect(locks[index].tryAcquire()) },
        yielding(),
        awaiting { locks[(index + 1) % count].acquire() }
      )
    }
  }

  @Test
  func `a circle of locks says which lock each has`() throws {
    let two = try outcome { philosophers($0, 2) }
    #expect(two["cycle"] as? [String] == ["t0", "t1"])
    #expect(
      two["message"] as? String
        == "'t0' waits for the lock 'l1', which 't1' holds, and 't1' waits for the lock 'l0', which 't0' holds."
    )
    let one = try outcome { philosophers($0, 1) }
    #expect(one["message"] as? String == "'t0' waits for the lock 'l0', which it holds itself.")
  }

  /// Two permits, of which `a` and `b` take one each; `a` then waits for another.
  private func permits(_ run: Recording, endOfB: @escaping Script.Part) {
    let permits = Semaphore(on: run.loop, named: "permits", permits: 2)
    run.describer = StubDescriber(holding: [permits.id.index: [TaskID(index: 0), TaskID(index: 1)]])
    run.task("a", awaiting { permits.acquire() }, yielding(), awaiting { permits.acquire() })
    run.task("b", awaiting { permits.acquire() }, endOfB)
  }

  @Test
  func `who holds a semaphore's permits is told, and is no circle where others hold some`() throws {
    let stuck = try outcome { run in
      let event = Event(on: run.loop, named: "never")
      permits(run, endOfB: awaiting { event.wait() })
    }
    #expect(stuck["cycle"] == nil)
    #expect(
      stuck["message"] as? String
        == "'a' waits for the semaphore 'permits', which 'a' and 'b' hold, 'b' waits for the event 'never', and nothing is left that could wake them."
    )
    let waiting = try #require(stuck["waiting"] as? [Members])
    #expect(waiting[0]["held_by"] as? [String] == ["a", "b"])
  }

  @Test
  func `who ended without a release is told`() throws {
    let outcome = try outcome { run in
      let lock = Lock(on: run.loop, named: "door")
      run.describer = StubDescriber(holding: [0: [TaskID(index: 0)]])
      run.task("a", doing { #expect(lock.tryAcquire()) })
      run.task("b", awaiting { lock.acquire() })
    }
    #expect(
      outcome["message"] as? String
        == "'b' waits for the lock 'door', which 'a' never released, and nothing is left that could wake it."
    )
    #expect(try #require(outcome["waiting"] as? [Members])[0]["held_by"] as? [String] == [])
  }

  @Test
  func `a group waits for those of its tasks that are left`() throws {
    let outcome = try outcome { run in
      let loop = run.loop
      let event = Event(on: loop, named: "never")
      run.task(
        "main",
        awaiting {
          loop.withTaskGroup(named: "crew") { group in
            loop.spawn(YieldNow(), in: group, named: "quick")
            loop.spawn(event.wait(), in: group, named: "stuck")
            return YieldNow()
          }
        }
      )
    }
    let main = try #require(outcome["waiting"] as? [Members])[0]
    let on = try #require(main["on"] as? Members)
    #expect(on["kind"] as? String == "group")
    #expect(on["of"] as? [String] == ["quick", "stuck"])
    #expect(main["held_by"] as? [String] == ["stuck"])
    let message = try #require(outcome["message"] as? String)
    #expect(message.hasPrefix("'main' waits for 'stuck' of its group 'crew', 'stuck' waits for"))
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
        == "'poller' polls the waiter 'flag', and nothing is left that could set its flag. Besides, 1 more task waits."
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

  @Test
  func `of a tangle of waits no task is told twice`() throws {
    let count = 100
    let outcome = try outcome { run in
      let loop = run.loop
      let tasks = Holder()
      for index in 0..<count {
        // For the next and for all before it: there are more circles than could ever be listed.
        let last = min(index + 1, count - 1)
        tasks.all.append(run.task("t\(index)", awaiting { loop.gather(Array(tasks.all[...last])) }))
      }
    }
    let circles = try #require(outcome["cycles"] as? [[String]])
    #expect(circles == (0..<count / 2).map { ["t\(2 * $0)", "t\(2 * $0 + 1)"] })
  }
}

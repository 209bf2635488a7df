import CooperativeLoop
import Testing

/// How a timeline says that a run ended, and why.
struct OutcomeTests {
  @Test
  func `one task too many to be named is counted as one`() throws {
    let five = try report { run in
      let event = Event(on: run.loop, named: "go")
      for name in ["a", "b", "c", "d", "e"] { run.task(name, awaiting { event.wait() }) }
    }
    let message = try #require(five["message"] as? String)
    #expect(message.contains("the event 'go', 1 more task waits as well, and nothing"))
  }

  @Test
  func `a wait for an event is no circle, unless someone is known to hold it`() throws {
    let program = { (run: Recording) in
      let event = Event(on: run.loop, named: "go")
      run.task("a", awaiting { event.wait() })
      run.task("b", awaiting { event.wait() })
    }
    let alone = try report(program)
    #expect(alone["cycle"] == nil)
    #expect(
      alone["message"] as? String
        == "'a' waits for the event 'go', 'b' waits for the event 'go', and nothing is left that could wake them."
    )
    let held = try report { run in
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
    let two = try report { philosophers($0, 2) }
    #expect(two["cycle"] as? [String] == ["t0", "t1"])
    #expect(
      two["message"] as? String
        == "'t0' waits for the lock 'l1', which 't1' holds, and 't1' waits for the lock 'l0', which 't0' holds."
    )
    let one = try report { philosophers($0, 1) }
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
    let stuck = try report { run in
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
  func `of very many holders only a few are listed`() throws {
    let count = 200
    let outcome = try report { run in
      let permits = Semaphore(on: run.loop, named: "permits", permits: Int64(count))
      let all = (0..<UInt32(count)).map { TaskID(index: $0) }
      run.describer = StubDescriber(holding: [permits.id.index: all])
      for index in 0..<count {
        run.task(
          "t\(index)",
          awaiting { permits.acquire() },
          yielding(),
          awaiting { permits.acquire() }
        )
      }
    }
    let waiting = try #require(outcome["waiting"] as? [Members])
    let listed = waiting.compactMap { ($0["held_by"] as? [String])?.count }
    #expect(listed == Array(repeating: 200, count: 50) + Array(repeating: 4, count: 150))
  }

  @Test
  func `who ended without a release is told`() throws {
    let outcome = try report { run in
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
    let outcome = try report { run in
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
    let outcome = try report { run in
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
  func `of many pollers the first are named, and the others counted`() throws {
    let outcome = try report { run in
      let waiter = Waiter(named: "flag")
      for name in ["a", "b", "c", "d", "e", "f"] { run.task(name, awaiting { waiter }) }
    }
    let message = try #require(outcome["message"] as? String)
    #expect(message.contains("'d' polls the waiter 'flag', 2 more tasks poll as well, and nothing"))
    #expect(message.hasSuffix("that could set these flags."))
  }

  @Test
  func `a failure that nobody sees is named`() throws {
    let outcome = try report { run in
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
}

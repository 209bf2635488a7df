import CooperativeLoop
import Testing

/// How a timeline tells of tasks that wait for each other.
struct CircleTests {
  @Test
  func `a circle begins with its earliest task`() throws {
    let outcome = try report { run in
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
    let three = try report { run in ring(run, all) { next[$0] } }
    #expect(three["cycle"] as? [String] == ["a", "b"])
    #expect(three["cycles"] as? [[String]] == [["a", "b"], ["c"], ["d", "e", "f"]])
    #expect(
      three["message"] as? String
        == "'a' waits for 'b', and 'b' waits for 'a'. There are 2 more circles like it, and 1 more task waits besides."
    )
    let two = try report { run in ring(run, ["a", "b", "c"]) { [1, 0, 2][$0] } }
    #expect(two["cycles"] as? [[String]] == [["a", "b"], ["c"]])
    #expect(
      two["message"] as? String
        == "'a' waits for 'b', and 'b' waits for 'a'. There is 1 more circle like it."
    )
  }

  @Test
  func `of circles that share a task one is told`() throws {
    let outcome = try report { run in
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
  func `a gather closes a circle, through those of its tasks that are left`() throws {
    let outcome = try report { run in
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
  func `a task may wait for itself`() throws {
    let outcome = try report { run in ring(run, ["me"]) { $0 } }
    #expect(outcome["cycle"] as? [String] == ["me"])
    #expect(outcome["message"] as? String == "'me' waits for itself.")
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
    let outcome = try report { run in
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

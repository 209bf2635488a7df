import CooperativeLoop
import Testing

struct EventLoopTests {
  let console = Console()
  let loop = EventLoop()

  func say(_ text: String) -> Script.Part {
    .act { [console] in console.print(text) }
  }

  @Test func `a turn runs what was ready when it began, in order`() {
    loop.spawn(Script(loop, say("a1"), .yield, say("a2")))
    loop.spawn(Script(loop, say("b1"), .yield, say("b2")))
    #expect(loop.run() == .completed)
    #expect(console.lines == ["a1", "b1", "a2", "b2"])
    #expect(loop.turns == 2)
  }

  @Test func `a task woken or spawned in a turn runs in the next one`() {
    let event = Event(on: loop, named: "go")
    loop.spawn(Script(loop, .wait(event), say("woken in turn \(2)")))
    loop.spawn(
      Script(
        loop,
        .act { [loop, console] in
          event.set()
          loop.spawn(Script(loop, .act { console.print("spawned runs in \(loop.turns)") }))
        },
        .act { [loop, console] in console.print("setter is in \(loop.turns)") }
      )
    )
    #expect(loop.run() == .completed)
    #expect(console.lines == ["setter is in 1", "woken in turn 2", "spawned runs in 2"])
  }

  @Test func `two timers fire by deadline, whatever the order in which they were set`() {
    loop.spawn(Script(loop, .sleep(.seconds(2)), say("two")))
    loop.spawn(Script(loop, .sleep(.seconds(1)), say("one")))
    #expect(loop.run() == .completed)
    #expect(console.lines == ["one", "two"])
    #expect(loop.now.nanoseconds == 2_000_000_000)
  }

  @Test func `equal deadlines fire in the order in which they were set`() {
    for number in 0..<100 {
      loop.spawn(Script(loop, .sleep(.milliseconds(5)), say("\(number)")))
    }
    #expect(loop.run() == .completed)
    #expect(console.lines == (0..<100).map(String.init))
  }

  @Test func `a sleep of nothing is one bare yield`() {
    loop.spawn(Script(loop, .sleep(.zero), say("slept")))
    loop.spawn(Script(loop, .yield, say("yielded")))
    #expect(loop.run() == .completed)
    #expect(console.lines == ["slept", "yielded"])
    #expect(loop.turns == 2)
    #expect(loop.now == .zero)
  }

  @Test func `a timer fires in one turn and its task runs in the next`() {
    loop.spawn(
      Script(loop, .sleep(.seconds(1)), .act { [loop, console] in console.print(loop.turns) })
    )
    #expect(loop.run() == .completed)
    #expect(console.lines == ["3"])
  }

  @Test func `work holds the loop and lets timers fall due`() {
    loop.spawn(Script(loop, .sleep(.seconds(1)), say("late")))
    loop.spawn(
      Script(
        loop,
        .act { [loop] in #expect(loop.work(nanoseconds: 5_000_000_000) == nil) },
        say("worked"),
        .yield,
        say("again")
      )
    )
    #expect(loop.run() == .completed)
    #expect(console.lines == ["worked", "again", "late"])
    #expect(loop.now.nanoseconds == 5_000_000_000)
  }

  @Test func `joining an ended task takes no step`() {
    let first = loop.spawn(Script(loop, say("first")))
    loop.spawn(Script(loop, .yield, .join(first), say("joined")))
    #expect(loop.run() == .completed)
    #expect(console.lines == ["first", "joined"])
    #expect(loop.steps == 3)
  }

  @Test func `a task that throws fails the run, and whoever joins it gets the error`() {
    let failing = loop.spawn(Script(loop, .act { throw TestError(text: "broken") }), named: "bad")
    let joining = loop.spawn(Script(loop, .join(failing)))
    #expect(loop.run() == .failed)
    #expect(joining.state == .failed)
    #expect(throws: TestError(text: "broken")) { try joining.value() }
  }

  @Test func `an error in a spawned task that nobody retrieves fails the run`() {
    loop.spawn(
      Script(
        loop,
        .act { [loop] in loop.spawn(Script(loop, .act { throw TestError(text: "unseen") })) }
      )
    )
    #expect(loop.run() == .failed)
  }

  @Test func `what is left of a run that is stuck tells what it waits for`() {
    let door = Event(on: loop, named: "door")
    let flag = Waiter(named: "flag")
    let waiting = loop.spawn(door.wait(), named: "guest")
    loop.spawn(waiting, named: "host")
    loop.spawn(loop.gather([waiting]), named: "all")
    loop.spawn(flag, named: "watcher")
    #expect(loop.run() == .livelock)
    #expect(
      loop.waits == [
        "'guest' waits for the event 'door'", "'host' waits for 'guest'", "'all' waits for 'guest'",
        "'watcher' polls the waiter 'flag'",
      ]
    )
    #expect("\(LoopError.unfinished(.deadlock))".contains("waits"))
  }

  @Test func `an error counts as retrieved once its task, which has ended, is cancelled`() {
    let failing = Script(loop, .act { throw TestError(text: "unseen") })
    loop.spawn(
      Script(
        loop,
        .act { [loop, console] in
          let child = loop.spawn(failing)
          loop.spawn(
            Script(loop, .sleep(.seconds(1)), .act { console.print("\(loop.cancel(child.id))") })
          )
        }
      )
    )
    #expect(loop.run() == .completed)
    #expect(console.lines == ["false"])
  }

  @Test func `a gather gives the results in the order given and fails with the first error`() {
    let slow = loop.spawn(Script(loop, .sleep(.seconds(2)), say("slow")))
    let bad = loop.spawn(
      Script(loop, .sleep(.seconds(1)), .act { throw TestError(text: "first") })
    )
    #expect(throws: TestError(text: "first")) {
      try loop.runUntilComplete(loop.gather([slow, bad]))
    }
    #expect(console.lines == ["slow"])
  }

  @Test func `a gather of nothing has ended at once`() throws {
    let none: [LoopTask<Void>] = []
    let results: [Void] = try loop.runUntilComplete(loop.gather(none))
    #expect(results.isEmpty)
    #expect(loop.steps == 1)
  }

  @Test func `the same task twice in a gather is awaited once and gives two results`() throws {
    let task = loop.spawn(Script(loop, .yield))
    let results: [Void] = try loop.runUntilComplete(loop.gather([task, task]))
    #expect(results.count == 2)
  }

  @Test func `tasks that wait for each other are a deadlock`() {
    let event = Event(on: loop, named: "never")
    let task = loop.spawn(Script(loop, .wait(event)), named: "stuck")
    #expect(loop.run() == .deadlock)
    #expect(task.state == .waiting)
    #expect(loop.waitReason(of: task.id) == .object(event.id))
  }

  @Test func `a vain poll with nothing else to do is a livelock`() {
    loop.spawn(Script(loop, .poll(Waiter(named: "never"))))
    #expect(loop.run() == .livelock)
  }

  @Test func `a vain poll moves the clock to the next deadline, and runs before the timer`() {
    let waiter = Waiter()
    loop.spawn(
      Script(loop, .poll(waiter), .act { [loop, console] in console.print(loop.turns) })
    )
    loop.spawn(Script(loop, .sleep(.seconds(3)), .act { waiter.isSet = true }))
    #expect(loop.run() == .completed)
    // Turn 1: poll, sleep. Turn 2, at 3 s: poll, timer. Turn 3: poll, set. Turn 4: the poll succeeds.
    #expect(console.lines == ["4"])
    #expect(loop.turns == 4)
  }

  @Test func `an unfinished awaitable is an error of its caller`() {
    let waiter = Waiter()
    #expect(throws: LoopError.unfinished(.livelock)) { try loop.runUntilComplete(waiter) }
  }

  @Test func `a loop can run again after more was spawned`() {
    loop.spawn(Script(loop, say("first")))
    #expect(loop.run() == .completed)
    loop.spawn(Script(loop, say("second")))
    #expect(loop.run() == .completed)
    #expect(console.lines == ["first", "second"])
  }
}

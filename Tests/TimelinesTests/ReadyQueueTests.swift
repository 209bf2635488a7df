import CooperativeLoop
import Testing

/// The timeline's promise: the ready queue can be rebuilt from the steps alone.
struct ReadyQueueTests {
  /// A program, by name.
  struct Program: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let build: @Sendable (Recording) -> Void

    init(_ name: String, _ build: @escaping @Sendable (Recording) -> Void) {
      testDescription = name
      self.build = build
    }
  }

  static let programs: [Program] = [
    Program("yields") { run in
      for name in ["a", "b", "c"] { run.task(name, yielding(), yielding(), yielding()) }
    },
    Program("equal deadlines") { run in
      for name in ["a", "b", "c"] {
        run.task(name, sleeping(run.loop, .seconds(1)), sleeping(run.loop, .seconds(1)))
      }
      run.task("d", sleeping(run.loop, .seconds(2)), yielding())
    },
    Program("a gather of spawned tasks") { run in
      let loop = run.loop
      run.task(
        "main",
        yielding(),
        awaiting { loop.gather((1...4).map { loop.sleep(for: .milliseconds(100 * ($0 % 3))) }) },
        awaiting { loop.gather([loop.sleep(for: .zero), loop.sleep(for: .seconds(1))]) },
        yielding()
      )
      run.task("other", yielding(), sleeping(loop, .milliseconds(100)), yielding())
    },
    Program("a gather of tasks that have ended") { run in
      let loop = run.loop
      let child = run.task("child")
      run.task("main", yielding(), awaiting { loop.gather([child, child]) }, yielding())
    },
    Program("joins, one of a task that has ended") { run in
      let nap = run.task("nap", sleeping(run.loop, .seconds(3)))
      run.task("first", awaiting { nap }, yielding(), awaiting { nap })
      run.task("second", awaiting { nap })
    },
    Program("an event set in the middle of spawning") { run in
      let loop = run.loop
      let event = Event(on: loop, named: "go")
      for name in ["a", "b"] { run.task(name, awaiting { event.wait() }, yielding()) }
      run.task(
        "setter",
        yielding(),
        doing {
          loop.spawn(YieldNow(), named: "early")
          event.set()
          loop.spawn(YieldNow(), named: "late")
        },
        yielding()
      )
    },
    Program("polling") { run in
      let waiter = Waiter(named: "flag")
      run.task("poller", awaiting { waiter })
      run.task("other", awaiting { waiter }, yielding())
      run.task("setter", sleeping(run.loop, .seconds(1)), yielding(), doing { waiter.isSet = true })
    },
    Program("work past the deadlines of others") { run in
      run.task("a", sleeping(run.loop, .seconds(1)))
      run.task("b", working(run.loop, seconds: 2), yielding(), sleeping(run.loop, .seconds(1)))
      run.task("c", sleeping(run.loop, .seconds(2)), working(run.loop, seconds: 5), yielding())
      run.task("d", yielding(), sleeping(run.loop, .milliseconds(1)))
    },
    Program("an error that a gather passes on") { run in
      let loop = run.loop
      let bad = run.task("bad", yielding(), doing { throw Bang() })
      let good = run.task("good", sleeping(loop, .seconds(1)), yielding())
      run.task("main", awaiting { loop.gather([bad, good]) })
    },
    Program("a deadlock") { run in
      let event = Event(on: run.loop, named: "never")
      let stuck = run.task("stuck", yielding(), awaiting { event.wait() })
      run.task("main", sleeping(run.loop, .seconds(1)), awaiting { stuck })
    },
  ]

  @Test(arguments: programs)
  func `each step takes the front of the rebuilt queue`(_ program: Program) throws {
    let recording = Recording()
    program.build(recording)
    let timeline = try recording.run().decoded()
    let tasks = try #require(timeline["tasks"] as? [Members])
    let roots = try tasks.filter { $0["parent"] is String == false }
      .map { try #require($0["id"] as? String) }
    var queue = ReadyQueue(roots: roots)
    let steps = try #require(timeline["steps"] as? [Members])
    for (index, step) in steps.enumerated() {
      let (front, own) = try queue.follow(step)
      #expect(front == own, "step \(index)")
    }
    for case .task(let task) in queue.queue { Issue.record("\(task) is ready at the end") }
  }

  @Test(arguments: programs)
  func `the times of a task add up to its life`(_ program: Program) throws {
    let recording = Recording()
    program.build(recording)
    let timeline = try recording.run().decoded()
    let end = try #require(timeline["end"] as? Double)
    for task in try #require(timeline["tasks"] as? [Members]) {
      let spent = try ["busy", "ready", "waiting"].map { try #require(task[$0] as? Double) }
      let life = (task["ended"] as? Double ?? end) - (try #require(task["created"] as? Double))
      #expect(abs(spent.reduce(0, +) - life) < 1e-9, "\(task["id"] ?? "")")
    }
  }

  @Test
  func `the queue can be rebuilt on a real clock, where time passes between steps`() throws {
    let recording = Recording(clock: RestlessClock())
    for name in ["a", "b", "c"] {
      recording.task(
        name,
        sleeping(recording.loop, .nanoseconds(7)),
        yielding(),
        sleeping(recording.loop, .nanoseconds(3))
      )
    }
    let timeline = recording.run()
    var queue = ReadyQueue(roots: ["a", "b", "c"])
    var end = 0.0
    for step in try timeline.decodedSteps() {
      let (front, own) = try queue.follow(step)
      #expect(front == own)
      #expect(try #require(step["time"] as? Double) >= end)
      end = try #require(step["end"] as? Double)
    }
  }
}

/// A real clock that is read by counting: each look at it takes a nanosecond.
final class RestlessClock: LoopClock {
  private var moment: Int64 = 0

  var isVirtual: Bool { false }

  var now: LoopInstant {
    moment += 1
    return LoopInstant(nanoseconds: moment)
  }

  func advance(to deadline: LoopInstant, unless stop: StopSignal?) {
    moment = max(moment, deadline.nanoseconds)
  }
}

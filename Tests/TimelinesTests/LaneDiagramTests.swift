import CooperativeLoop
import Testing
import Timelines

/// The text format, which is also how tests picture a run.
struct LaneDiagramTests {
  /// All but the three lines of the header.
  private func picture(_ timeline: Timeline, width: Int = 100) -> String {
    String(decoding: timeline.text(TextOptions(width: width)), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropFirst(5)
      .joined(separator: "\n")
  }

  @Test
  func `two tasks alternate while a third waits for both`() {
    let run = Recording()
    let loop = run.loop
    let counter = { (name: String, line: String) in
      loop.spawn(Script(parts: [printing(loop, line), yielding()]), named: name)
    }
    run.task("main", awaiting { loop.gather([counter("left", "one"), counter("right", "two")]) })
    #expect(
      String(decoding: run.run().text(), as: UTF8.self) == """
        test
        fifo policy, virtual clock: 3 tasks, 6 steps, 5 turns, 0s
        R hands back control   | returns   ^ fails   x is cancelled   - is skipped   * callback of the loop
        . alive, not running

        step    0           output
        main    R......|    0s  left   one
        left     R.|        0s  right  two
        right    .R.|
        (loop)       **

        completed: All tasks ended well.

        """
    )
  }

  @Test
  func `a waiter is polled while ten sleeps go by`() {
    let run = Recording()
    let loop = run.loop
    let waiter = Waiter(named: "waiter")
    run.task(
      "coro1",
      printing(loop, "start"),
      awaiting { waiter },
      printing(loop, "finished")
    )
    var parts: [Script.Part] = []
    for number in 0..<10 {
      parts += [printing(loop, "\(number)"), sleeping(loop, .seconds(1))]
    }
    loop.spawn(Script(parts: parts + [doing { waiter.isSet = true }]), named: "coro2")
    let lines = picture(run.run(), width: 60).split(separator: "\n").map(String.init)
    let output = lines.drop { $0 != "output" }
    #expect(
      Array(output) == [
        "output", "0s   coro1  start", "0s   coro2  0", "1s   coro2  1", "2s   coro2  2",
        "3s   coro2  3", "4s   coro2  4", "5s   coro2  5", "6s   coro2  6", "7s   coro2  7",
        "8s   coro2  8", "9s   coro2  9", "10s  coro1  finished",
        "completed: All tasks ended well.",
      ]
    )
  }

  @Test
  func `names and lines cannot move the cursor`() {
    let run = Recording()
    run.task("a\u{1B}[2J\u{202E}", printing(run.loop, "one\ntwo\u{7}"))
    run.task("日本 e\u{301}")
    run.task(String(repeating: "n", count: 200))
    #expect(
      picture(run.run()) == """
        step                      0      output
        a\\u{1B}[2J\\u{202E}        |      0s  a\\u{1B}[2J\\u{202E}        one\\ntwo\\u{7}
        日本 e\u{301}                    .|
        nnnnnnnnnnnnnnnnnnnnnnn…  ..|

        completed: All tasks ended well.

        """
    )
  }

  @Test
  func `failures, deadlocks and times can be read off`() {
    let run = Recording()
    let event = Event(on: run.loop, named: "never")
    run.task("bad", working(run.loop, seconds: 2), doing { throw Bang() })
    run.task("stuck", sleeping(run.loop, .seconds(1)), awaiting { event.wait() })
    #expect(
      picture(run.run()) == """
        step    0
        time    0s
        bad     ^
        stuck   .R.R
        (loop)    *

        deadlock: 'stuck' waits for the event 'never', and nothing is left that could wake it.

        """
    )
  }

  @Test(arguments: [1, 40, 57, 100, 300])
  func `no line of lanes is wider than asked for`(_ width: Int) {
    let run = Recording()
    for index in 0..<30 { run.task("task number \(index)", yielding(), yielding(), yielding()) }
    let text = picture(run.run(), width: width).drop { $0 != "\n" }
    for line in text.split(separator: "\n") { #expect(line.count <= max(width, 40)) }
  }

  @Test
  func `a huge run is drawn in part and says so`() {
    let run = Recording()
    let loop = run.loop
    for index in 0..<1000 {
      run.task(
        "t\(index)",
        printing(loop, "x"),
        yielding(),
        yielding(),
        yielding(),
        printing(loop, "y")
      )
    }
    let text = String(decoding: run.run().text(), as: UTF8.self)
    #expect(text.contains("\n… 2000 columns left out …\n"))
    #expect(text.contains(" more that do not run here\n"))
    #expect(text.utf8.count < 400_000)
    #expect(text.hasSuffix("completed: All tasks ended well.\n"))
  }
}

import CooperativeLoop
import Foundation
import Testing

@testable import Timelines

/// The picture as a whole; that its scene is the page's is tested with the page's own module, in
/// `Tests/Pictures`.
struct PictureTests {
  /// The texts between two marks, in order.
  private func texts(in svg: String, from begin: String, to end: String) -> [String] {
    svg.components(separatedBy: begin).dropFirst().map { $0.components(separatedBy: end)[0] }
  }

  private func svg(_ run: Recording) -> String { String(decoding: run.run().svg(), as: UTF8.self) }

  @Test
  func `a picture says in words who ran and how it ended`() {
    let run = Recording()
    let event = Event(on: run.loop, named: "never")
    run.task("early", printing(run.loop, "hello"))
    run.task("stuck", sleeping(run.loop, .seconds(1)), awaiting { event.wait() })
    let svg = svg(run)
    #expect(texts(in: svg, from: "<title id=\"title-run1\">", to: "<") == ["test: deadlock"])
    #expect(svg.contains("role=\"img\" lang=\"en\" aria-labelledby=\"title-run1 "))
    #expect(
      texts(in: svg, from: "<desc id=\"description-run1\">", to: "<") == [
        "2 tasks, 3 steps, 1 callback, 3 turns, 1\u{A0}s of virtual time."
          + " 'stuck' waits for the event 'never', and nothing is left that could wake it."
          + " A row is a task, a column is a step, and an arrow leads from a step to one that it"
          + " made ready. early: done, 1 step; stuck: waiting, 2 steps."
      ]
    )
    #expect(texts(in: svg, from: "data-name=\"", to: "\"") == ["event loop", "early", "stuck"])
    #expect(texts(in: svg, from: "data-state=\"", to: "\"") == ["callback", "done", "waiting"])
    let lines = texts(in: svg, from: "line-text\" x=\"", to: "</text>")
    #expect(lines.map { $0.suffix(6) } == [">hello"])
  }

  @Test
  func `a program's texts stay texts`() {
    let run = Recording()
    run.task("</svg><script>\u{FFFE}&\"'", printing(run.loop, "\u{0}\u{1B}[31m</text>]]>\r\n\t"))
    let svg = svg(run)
    #expect(!svg.contains("<script"))
    let name = "&lt;/svg&gt;&lt;script&gt;\u{FFFD}&amp;&quot;'"
    #expect(svg.contains("data-name=\"\(name)\""))
    #expect(svg.contains(" \(name): done, 1 step.</desc>"))
    #expect(svg.contains(">␀␛[31m&lt;/text&gt;]]&gt;⏎ </text>"))
    #expect(texts(in: svg, from: "</svg>", to: "").count == 1)
    #expect(!svg.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test
  func `a name that turns the line turns nothing around it`() {
    let run = Recording()
    let event = Event(on: run.loop, named: "\u{2069}e\u{202E}")
    run.task("שלום\u{202E}", printing(run.loop, "o\u{202E}"), awaiting { event.wait() })
    run.task("b\u{2067}", awaiting { event.wait() })
    let svg = svg(run)
    let isolated = "\u{2068}שלום\u{202E}\u{2069}"
    #expect(svg.contains("'\(isolated)' waits for the event '\u{2068}e\u{202E}\u{2069}'"))
    #expect(svg.contains("<title>\(isolated): waiting, 1 step</title>\(isolated)</text>"))
    #expect(svg.contains("<title>\(isolated): step 1, turn 1, "))
    #expect(svg.contains(">\u{2068}o\u{202E}\u{2069}</text>"))
    for text in texts(in: svg, from: ">", to: "<") { expectContained(text) }
  }

  @Test
  func `an error's message, and texts that are cut, turn nothing around them`() {
    let run = Recording()
    let names = (0..<4).map { String(repeating: "long\u{202E} \($0) ", count: 160) }
    let event = Event(on: run.loop, named: names[0])
    for name in names { run.task(name, awaiting { event.wait() }) }
    for text in texts(in: svg(run), from: ">", to: "<") { expectContained(text) }

    let failing = Recording()
    var describer = StubDescriber()
    describer.errors[0] = RunError(type: "E\u{202E}", message: "m\u{202E}")
    failing.describer = describer
    failing.task("bad", doing { throw Bang() })
    let svg = svg(failing)
    #expect(svg.contains("failed with \u{2068}E\u{202E}\u{2069}: \u{2068}m\u{202E}\u{2069}."))
    for text in texts(in: svg, from: ">", to: "<") { expectContained(text) }
  }

  /// Every mark of direction stands in an isolate, and every isolate ends.
  private func expectContained(_ text: String) {
    var open = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{2068}": open += 1
      case "\u{2069}": open -= 1
      case "\u{202A}"..."\u{202E}": #expect(open > 0, "\(text.debugDescription)")
      default: break
      }
      #expect(open >= 0, "\(text.debugDescription)")
    }
    #expect(open == 0, "\(text.debugDescription)")
  }

  @Test
  func `a huge run is drawn in part, and the picture says so`() {
    let run = Recording()
    let loop = run.loop
    for index in 0..<3000 {
      run.task("t\(index)", printing(loop, "x"), yielding(), printing(loop, "y"))
    }
    let svg = svg(run)
    let told =
      "Drawn are the first 200 and the last 200 of 6,000 columns, and 100 of 3,000 tasks, the others"
    #expect(svg.contains(told))
    #expect(svg.contains(">5,600</text>"))
    #expect(svg.contains("… 5,960 lines left out …"))
    let names = texts(in: svg, from: "data-name=\"", to: "\"")
    #expect(names.prefix(2) == ["t0", "t1"])
    #expect(names[49...50] == ["t49", "t2950"])
    #expect(names.suffix(2) == ["t2999", "2,900 more"])
    #expect(texts(in: svg, from: "data-step=\"", to: "\"").count == 400)
    #expect(svg.utf8.count < 300_000)
  }

  @Test
  func `what is open where steps are left out is drawn on both sides`() {
    let run = Recording()
    run.task("asleep", sleeping(run.loop, .seconds(5)))
    for index in 0..<4 {
      let parts = (0..<150).map { _ in yielding() } + [sleeping(run.loop, .seconds(9))]
      run.loop.spawn(Script(parts: parts), named: "t\(index)")
    }
    let lane = texts(in: svg(run), from: "data-name=\"asleep\"", to: "<g class=\"lane\"")[0]
    let tones = texts(in: lane, from: "data-tone=\"", to: "\"")
    #expect(tones == ["running", "sleeping", "sleeping", "running", "done"])
  }

  @Test
  func `a task that never ran, and a run of no step, can be drawn`() {
    let run = Recording(limits: LoopLimits(steps: 0))
    run.task("idle")
    let svg = svg(run)
    #expect(texts(in: svg, from: "data-state=\"", to: "\"") == ["ready"])
    #expect(texts(in: svg, from: "data-tone=\"", to: "\"").isEmpty)
    #expect(svg.contains("Stopped at a limit"))
  }

  @Test
  func `the same run gives the same bytes`() {
    let pictures = (0..<3).map { _ in
      let run = Recording()
      for index in 0..<150 { run.task("t\(index)", sleeping(run.loop, .seconds(index % 7))) }
      return run.run().svg()
    }
    #expect(Set(pictures).count == 1)
  }
}

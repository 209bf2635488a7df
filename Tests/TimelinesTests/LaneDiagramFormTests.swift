import CooperativeLoop
import Testing
import Timelines

/// The forms of the text format: where the output stands, colour, ASCII.
struct LaneDiagramFormTests {
  private func lines(_ timeline: Timeline, _ options: TextOptions) -> [String] {
    String(decoding: timeline.text(options), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func talker(_ line: String, yields: Int = 0) -> Timeline {
    let run = Recording()
    let loop = run.loop
    loop.spawn(
      Script(
        parts: [printing(loop, line)] + [Script.Part](repeating: yielding(), count: yields)
      ),
      named: "a"
    )
    return run.run()
  }

  @Test
  func `output stands beside the lanes exactly as long as both fit`() {
    // Six columns of name, two of space, three of steps, four between, and "0s  a  " before the text.
    let timeline = talker(String(repeating: "x", count: 24), yields: 2)
    let beside = lines(timeline, TextOptions(width: 46))
    #expect(beside.contains("a       RR|    0s  a  " + String(repeating: "x", count: 24)))
    let below = lines(timeline, TextOptions(width: 45))
    #expect(below.contains("a       RR|"))
    #expect(below.contains("0s  a  " + String(repeating: "x", count: 24)))
  }

  @Test
  func `colour marks what has a mark already, and takes no columns`() {
    let run = Recording()
    run.task("good", yielding(), printing(run.loop, "hi"))
    run.task("bad", doing { throw Bang() })
    let timeline = run.run()
    let colored = lines(timeline, TextOptions(usesColor: true))
    #expect(
      colored.contains(
        "good    \u{1B}[1mR\u{1B}[0m\u{1B}[2m.\u{1B}[0m\u{1B}[36m|\u{1B}[0m    \u{1B}[2m0s\u{1B}[0m  good  hi"
      )
    )
    #expect(colored.contains("bad     \u{1B}[2m.\u{1B}[0m\u{1B}[1;31m^\u{1B}[0m"))
    #expect(colored.dropLast().last?.hasPrefix("\u{1B}[1;31mfailed\u{1B}[0m: ") == true)
    let plain = colored.map { $0.replacing(#/\x1B\[[0-9;]*m/#, with: "") }
    #expect(plain == lines(timeline, TextOptions()))
  }

  @Test
  func `a program cannot colour anything itself`() {
    let text = lines(talker("\u{1B}[31mred"), TextOptions(usesColor: true)).joined()
    #expect(!text.contains("\u{1B}[31m"))
    #expect(text.contains("\\u{1B}[31mred"))
  }

  @Test
  func `ASCII has no other characters, and says what they were`() {
    let run = Recording()
    for index in 0..<700 { run.task("é\(index)", yielding(), yielding(), yielding()) }
    run.task(String(repeating: "n", count: 200), printing(run.loop, "日本 …"))
    let text = run.run().text(TextOptions(isASCII: true))
    #expect(text.allSatisfy { $0 < 0x80 })
    let drawn = String(decoding: text, as: UTF8.self)
    #expect(drawn.contains("\\u{E9}0  "))
    #expect(drawn.contains("\nnnnnnnnnnnnnnnnnnnnnn...  "))
    #expect(drawn.contains("\\u{65E5}\\u{672C} ...\n"))
    #expect(drawn.contains("\n... 801 columns left out ...\n"))
    #expect(drawn.contains("\n... and "))
  }

  @Test(arguments: [
    ("日本", "日本  "), ("e\u{301}", "e\u{301}     "), ("👍", "👍    "), ("ab", "ab    "),
  ])
  func `a lane begins in the same column after any name`(_ name: String, _ shown: String) {
    let run = Recording()
    run.task(name)
    run.task("other")
    #expect(lines(run.run(), TextOptions()).contains("\(shown)  |"))
  }

  @Test(arguments: ["🇫🇷", "👍🏽", "👩\u{200D}💻", "❤\u{FE0F}", "\u{200B}"])
  func `what terminals place differently stands as an escape`(_ name: String) {
    let run = Recording()
    run.task(name)
    let text = lines(run.run(), TextOptions()).joined(separator: "\n")
    #expect(!text.contains(name))
    #expect(text.contains("\\u{"))
  }
}

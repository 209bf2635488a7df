import CooperativeLoop
import Testing
import Timelines

/// No line of the text format is longer than the terminal is wide.
struct LaneDiagramWidthTests {
  private func lines(_ timeline: Timeline, _ options: TextOptions) -> [String] {
    String(decoding: timeline.text(options), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func talker(_ line: String) -> Timeline {
    let run = Recording()
    run.task("a", printing(run.loop, line))
    return run.run()
  }

  @Test
  func `a printed line that is too long goes on below its beginning`() {
    let drawn = lines(
      talker(String(repeating: "x", count: 33) + " " + String(repeating: "y", count: 40)),
      TextOptions(width: 40)
    )
    // Seven columns for the time and the name leave 33.
    let first = "0s  a  " + String(repeating: "x", count: 33)
    let begin = drawn.firstIndex(of: first) ?? 0
    #expect(
      Array(drawn[begin...].prefix(3)) == [
        first, "        " + String(repeating: "y", count: 32), "       yyyyyyyy",
      ]
    )
  }

  @Test
  func `wide characters and escapes are never cut within`() {
    let wide = lines(talker(String(repeating: "日", count: 20)), TextOptions(width: 40))
    #expect(wide.contains("0s  a  " + String(repeating: "日", count: 16)))
    #expect(wide.contains("       " + String(repeating: "日", count: 4)))
    let escapes = lines(talker(String(repeating: "\u{7}", count: 8)), TextOptions(width: 40))
    #expect(escapes.contains("0s  a  " + String(repeating: "\\u{7}", count: 6)))
    #expect(escapes.contains("       " + String(repeating: "\\u{7}", count: 2)))
  }

  @Test
  func `a sentence that is too long goes on at a word`() {
    let run = Recording()
    let event = Event(on: run.loop, named: "never")
    run.task("stuck", awaiting { event.wait() })
    let drawn = lines(run.run(), TextOptions(width: 40))
    #expect(drawn[1] == "fifo policy, virtual clock: 1 task, 1")
    #expect(drawn[2] == "  step, 1 turn, 0s")
    #expect(
      Array(drawn.suffix(4)) == [
        "deadlock: 'stuck' waits for the event",
        "  'never', and nothing is left that", "  could wake it.", "",
      ]
    )
  }

  @Test(arguments: [40, 41, 57, 100], [false, true])
  func `whatever a run holds, its lines fit`(_ width: Int, _ isASCII: Bool) {
    let run = Recording()
    let long = String(repeating: "n日 \u{10FFFF}", count: 60)
    let event = Event(on: run.loop, named: long)
    run.task(
      long,
      sleeping(run.loop, .seconds(999_999_999)),
      printing(run.loop, long),
      awaiting { event.wait() }
    )
    let drawn = lines(run.run(), TextOptions(width: width, isASCII: isASCII))
    #expect(drawn.count > 20)
    for line in drawn {
      let columns = line.unicodeScalars.reduce(0) { $0 + ($1 == "日" ? 2 : 1) }
      #expect(columns <= width, "\(line)")
    }
  }
}

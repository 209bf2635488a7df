import CooperativeLoop
import Foundation
import Testing
import Timelines

/// The JSON as a whole: its members, their order, and whatever a program may put into them.
struct JSONTimelineTests {
  @Test
  func `members stand in the order of the format's page`() throws {
    let run = Recording()
    run.task("only", printing(run.loop, "x"))
    let expected = """
      {"timeline":1,
      "id":"run-1",
      "name":"test",
      "clock":"virtual",
      "policy":"fifo",
      "seed":null,
      "outcome":{"status":"completed","message":"The task ended well."},
      "end":0,
      "turns":1,
      "objects":[],
      "tasks":[
      {"id":"only","coroutine":null,"parent":null,"state":"done","result":null,"error":null,"created":0,"started":0,"ended":0,"steps":1,"busy":0,"ready":0,"waiting":0}],
      "variables":{},
      "output":[
      {"step":0,"time":0,"task":"only","text":"x"}],
      "steps":[
      {"step":0,"turn":1,"time":0,"end":0,"task":"only","cause":{"kind":"start","by":null,"on":null},"actions":[{"operation":"print","text":"x"}],"next":{"state":"done","result":null},"wakes":[]}]}

      """
    #expect(run.run().jsonText == expected)
  }

  @Test
  func `a summary counts the lines and the steps of tasks`() throws {
    let run = Recording()
    run.task(
      "nap",
      printing(run.loop, "a"),
      sleeping(run.loop, .seconds(1)),
      printing(run.loop, "b")
    )
    let data = Data(run.run().summary())
    let summary = try #require(try JSONSerialization.jsonObject(with: data) as? Members)
    #expect(summary["output"] as? Int == 2)
    #expect(summary["steps"] as? Int == 2)
    #expect((summary["tasks"] as? [Members])?.count == 1)
  }

  @Test
  func `the describer's words stand where they belong`() {
    let run = Recording()
    run.describer = StubDescriber(
      sites: [7: #""operation":"let","at":"/tasks/0/steps/1""#],
      results: [0: #"{"ok":[1.0]}"#],
      coroutines: [0: "greet"],
      shared: #"{"x":1.0,"a":2}"#
    )
    let loop = run.loop
    run.task(
      "main",
      doing { loop.noteAction(at: SiteID(index: 7), payload: #""writes":{"x":1.0}"#.utf8.span) },
      doing { loop.noteAction(at: SiteID(index: 7)) },
      doing { loop.notePrint(at: SiteID(index: 8), line: "hi".utf8.span) }
    )
    let text = run.run().jsonText
    #expect(
      text.contains(
        #"{"id":"main","coroutine":"greet","parent":null,"state":"done","result":{"ok":[1.0]}"#
      )
    )
    #expect(text.contains(#""variables":{"x":1.0,"a":2},"#))
    #expect(
      text.contains(
        #""actions":[{"operation":"let","at":"/tasks/0/steps/1","writes":{"x":1.0}},{"operation":"let","at":"/tasks/0/steps/1"},{"operation":"site-8","text":"hi"}],"next":{"state":"done","result":{"ok":[1.0]}}"#
      )
    )
  }

  @Test
  func `details of a print, a yield or a poll stand behind its other members`() {
    let run = Recording()
    let waiter = Waiter(named: "flag")
    let loop = run.loop
    let detail = { (site: UInt32, members: String) in
      doing { loop.noteDetails(at: SiteID(index: site), payload: members.utf8.span) }
    }
    run.task(
      "main",
      detail(8, #""reads":{"x":1}"#),
      doing { loop.notePrint(at: SiteID(index: 8), line: "hi".utf8.span) },
      doing { loop.notePrint(at: SiteID(index: 8), line: "ho".utf8.span) },
      detail(.max, #""count":2"#),
      yielding(),
      detail(.max, #""reads":{"y":2}"#),
      awaiting { waiter }
    )
    run.task("setter", yielding(), doing { waiter.isSet = true })
    let lines = run.run().stepLines.filter { $0.contains(#""task":"main""#) }
    #expect(
      lines[0].contains(
        #""actions":[{"operation":"native","text":"hi","reads":{"x":1}},{"operation":"native","text":"ho"},{"operation":"yield","count":2}]"#
      )
    )
    let awaited = #"{"operation":"await","target":"flag""#
    #expect(lines[1].contains(#""actions":[\#(awaited),"reads":{"y":2}}],"#))
  }

  @Test
  func `a timer's callback says what it is for`() {
    let run = Recording()
    let loop = run.loop
    run.task("sleeper", sleeping(loop, .seconds(1)))
    run.task(
      "limited",
      doing {
        guard let task = loop.currentTask else { return }
        _ = Timeout(on: loop, of: task, nanoseconds: 2_000_000_000)
      },
      sleeping(loop, .seconds(3))
    )
    let kinds = run.run().stepLines.compactMap { line in
      line.firstRange(of: #""callback":{"handle":"#).map {
        String(line[$0.upperBound...].drop { $0 != "k" }.prefix { $0 != "}" })
      }
    }
    #expect(
      kinds == [#"kind":"sleep","for":"sleeper""#, #"kind":"timeout","for":"limited""#]
    )
  }

  @Test
  func `the tasks of a group are waited for by the group's name`() throws {
    let run = Recording()
    let loop = run.loop
    run.task(
      "block",
      awaiting {
        loop.withTaskGroup { group in
          loop.spawn(loop.sleep(for: .seconds(1)), in: group, named: "child")
          return YieldNow()
        }
      }
    )
    let lines = run.run().stepLines
    let on = #""on":{"kind":"group","name":"group","of":["child"]}}"#
    #expect(lines.contains { $0.contains(#""next":{"state":"waiting",\#(on)"#) })
    #expect(lines.contains { $0.contains(#""cause":{"kind":"wake","by":"#) && $0.contains(on) })
  }

  @Test
  func `a long result is whole in its task and only measured in its step`() throws {
    let run = Recording()
    let long = "\"" + String(repeating: "é", count: 600) + "\""
    run.describer = StubDescriber(results: [0: long])
    run.task("main")
    let timeline = try run.run().decoded()
    let task = try #require(timeline["tasks"] as? [Members])[0]
    #expect((task["result"] as? String)?.count == 600)
    let next = try #require(timeline["steps"] as? [Members])[0]["next"] as? Members
    #expect(next?["result"] as? [String: Int] == ["…": 1202])
  }

  @Test(arguments: [
    "quote \" and backslash \\", "tab\tnewline\nreturn\r", "\u{0}\u{1}\u{8}\u{C}\u{1F}\u{7F}",
    "line \u{2028} paragraph \u{2029}", "👩‍💻 e\u{301} שלום \u{202E}txt", "", "</script>", "日本語",
  ])
  func `hostile text comes back as it was`(_ text: String) throws {
    let run = Recording()
    let event = Event(on: run.loop, named: text)
    run.task(text, printing(run.loop, text), doing { event.set() }, awaiting { event.wait() })
    let timeline = run.run()
    let decoded = try timeline.decoded()
    #expect((decoded["tasks"] as? [Members])?.first?["id"] as? String == text)
    #expect((decoded["output"] as? [Members])?.first?["text"] as? String == text)
    #expect((decoded["objects"] as? [Members])?.first?["name"] as? String == text)
    let controls = timeline.json().filter { $0 < 0x20 && $0 != UInt8(ascii: "\n") }
    #expect(controls.isEmpty)
  }

  @Test
  func `a line that is not UTF-8 is repaired`() throws {
    let run = Recording()
    let loop = run.loop
    run.task("raw", doing { loop.notePrint(at: .none, line: [0x61, 0xFF, 0xC3, 0x62].span) })
    let output = try #require(try run.run().decoded()["output"] as? [Members])
    #expect(output[0]["text"] as? String == "a\u{FFFD}\u{FFFD}b")
  }

  @Test
  func `a long line and a long payload are kept whole`() throws {
    let run = Recording()
    let line = String(repeating: "0123456789", count: 200_000)
    run.task("long", printing(run.loop, line))
    let output = try #require(try run.run().decoded()["output"] as? [Members])
    #expect(output[0]["text"] as? String == line)
  }

  @Test(arguments: [
    (0, "0"), (1, "0.000000001"), (1_000_000_000, "1"), (1_500_000_000, "1.5"),
    (10_000_000, "0.01"), (123_456_789_012, "123.456789012"),
    (Int64.max - 1, "9223372036.854775806"),
  ])
  func `seconds are exact`(_ nanoseconds: Int64, _ text: String) {
    let run = Recording()
    run.task("nap", sleeping(run.loop, .nanoseconds(nanoseconds)))
    #expect(run.run().jsonText.contains("\"end\":\(text),\n\"turns\""))
  }

  @Test
  func `written piece by piece it is the same`() {
    let run = Recording()
    for index in 0..<500 {
      run.task("t\(index)", yielding(), printing(run.loop, String(repeating: "x", count: 900)))
    }
    run.task("long", printing(run.loop, String(repeating: "y", count: 300_000)), yielding())
    let timeline = run.run()
    var pieces: [Int] = []
    var bytes: [UInt8] = []
    timeline.writeJSON { piece in
      pieces.append(piece.count)
      piece.withUnsafeBufferPointer { bytes += $0 }
    }
    #expect(bytes == timeline.json())
    #expect(pieces.count > 5)
  }

  @Test
  func `sites may be numbered as one likes`() {
    let run = Recording()
    let loop = run.loop
    for index: UInt32 in [0, 70_000, .max - 1] {
      run.task("t\(index)", doing { loop.noteAction(at: SiteID(index: index)) })
    }
    run.describer = StubDescriber()
    let text = run.run().jsonText
    for name in ["site-0", "site-70000", "site-4294967294"] { #expect(text.contains(name)) }
  }

  @Test
  func `no tasks is an empty timeline`() throws {
    let timeline = try Recording().run().decoded()
    #expect((timeline["steps"] as? [Members])?.isEmpty == true)
    #expect((timeline["outcome"] as? Members)?["status"] as? String == "completed")
  }

  @Test
  func `the same program gives the same bytes`() {
    let texts = (0..<3).map { _ in
      let run = Recording()
      for program in ReadyQueueTests.programs.prefix(8) { program.build(run) }
      return run.run().json()
    }
    #expect(texts[0] == texts[1] && texts[1] == texts[2])
  }
}

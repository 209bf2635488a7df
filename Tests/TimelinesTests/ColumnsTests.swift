import CooperativeLoop
import Foundation
import Testing
import Timelines

/// The columns as bytes; that they hold what the JSON holds is checked with their reader, in Tests/Formats.
struct ColumnsTests {
  /// A file taken apart.
  struct File {
    let head: Members
    let columns: [String: [UInt8]]

    init(_ bytes: [UInt8]) throws {
      #expect(bytes.prefix(8).elementsEqual("ilvcols\n".utf8))
      #expect(Self.number(bytes[8..<12]) == 1)
      let headCount = Self.number(bytes[12..<16])
      let start = 16 + headCount
      #expect(start % 8 == 0, "columns begin where arrays of doubles can")
      let json = try JSONSerialization.jsonObject(with: Data(bytes[16..<start]))
      head = try #require(json as? Members)
      var columns: [String: [UInt8]] = [:]
      var expected = 0
      for column in try #require(head["columns"] as? [Members]) {
        let name = try #require(column["name"] as? String)
        let size = try #require(["u8": 1, "u32": 4, "f64": 8][column["type"] as? String])
        let begin = try #require(column["begin"] as? Int)
        let count = try #require(column["count"] as? Int)
        #expect(begin == expected, "\(name) follows the column before it")
        columns[name] = Array(bytes[(start + begin)..<(start + begin + count * size)])
        expected = (begin + count * size + 7) / 8 * 8
      }
      #expect(bytes.count == start + expected)
      self.columns = columns
    }

    /// The numbers of a column of 32 bits.
    func numbers(_ name: String) -> [Int] {
      let bytes = columns[name] ?? []
      return stride(from: 0, to: bytes.count, by: 4).map { Self.number(bytes[$0..<$0 + 4]) }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
      bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
  }

  @Test
  func `every column begins at a multiple of eight, in the order of the directory`() throws {
    for program in ReadyQueueTests.programs {
      let run = Recording()
      program.build(run)
      let timeline = run.run()
      let file = try File(timeline.columns())
      #expect(file.numbers("task").count == (try timeline.decodedSteps()).count)
    }
  }

  @Test
  func `a wake is a step of its own, with its cause and its effect`() throws {
    let run = Recording()
    let event = Event(on: run.loop, named: "go")
    run.task("waiter", awaiting { event.wait() })
    run.task("setter", printing(run.loop, "é"), doing { event.set() })
    let file = try File(run.run().columns())
    let none = Int(UInt32.max)
    #expect(file.numbers("task") == [0, 1, 0])
    // start and waiting in a new turn; start, done and an effect; wake and done in a new turn.
    #expect(file.columns["flags"] == [0x40 | 3 << 3, 0x80 | 4 << 3, 0x40 | 4 << 3 | 2])
    #expect(file.numbers("turn") == [1, 2])
    #expect(file.numbers("causeBy") == [none, none, 1])
    #expect(file.columns["actions"] == [0, 1, 0])
    #expect(file.numbers("action") == [1 << 30])
    #expect(file.columns["line"] == Array("é".utf8))
    #expect(file.columns["effect"] == [0])
    #expect(file.numbers("effectOf") == [0])
    #expect(file.columns["ended"] == Array("nullnull".utf8))
    #expect(file.numbers("on") == [0])
    #expect(
      (file.head["on"] as? [Members])?.first as? [String: String] == [
        "kind": "event", "name": "go",
      ]
    )
    #expect(
      (file.head["actions"] as? [Members])?.first as? [String: String] == ["operation": "print"]
    )
  }

  @Test
  func `a yield takes ten bytes`() throws {
    let run = Recording()
    let parts = [Script.Part](repeating: yielding(), count: 5000)
    for name in ["a", "b", "c", "d"] { run.loop.spawn(Script(parts: parts), named: name) }
    let file = try File(run.run().columns())
    let perStep = file.columns.filter { $0.key != "turn" }.values.reduce(0) { $0 + $1.count }
    #expect(perStep <= 20_004 * 10 + 100)
    #expect(file.columns["turn"]?.count == 5001 * 4)
  }

  @Test
  func `counts that no byte can hold stand elsewhere`() throws {
    let run = Recording()
    let loop = run.loop
    run.task(
      "main",
      doing { for index in 0..<254 { loop.spawn(YieldNow(), named: "a\(index)") } },
      yielding(),
      doing { for index in 0..<300 { loop.spawn(YieldNow(), named: "b\(index)") } },
      doing { for _ in 0..<255 { loop.notePrint(at: .none, line: "x".utf8.span) } }
    )
    let file = try File(run.run().columns())
    #expect(file.columns["effects"]?.prefix(2) == [254, 255])
    #expect(file.numbers("manyEffects") == [300])
    #expect(file.numbers("manyActions") == [255])
  }

  @Test
  func `a line that is not UTF-8 is repaired`() throws {
    let run = Recording()
    let loop = run.loop
    run.task("raw", doing { loop.notePrint(at: .none, line: [0x61, 0xFF].span) })
    let file = try File(run.run().columns())
    #expect(file.columns["line"] == Array("a\u{FFFD}".utf8))
    #expect(file.numbers("lineLength") == [4])
  }

  @Test
  func `no tasks is a file without steps`() throws {
    let file = try File(Recording().run().columns())
    #expect(file.columns.values.reduce(0) { $0 + $1.count } == 0)
  }

  @Test
  func `lines of JSON are the steps and then the rest`() throws {
    let run = Recording()
    run.task("a\nb", printing(run.loop, "x\ny"), yielding(), sleeping(run.loop, .seconds(1)))
    let timeline = run.run()
    let lines = String(decoding: timeline.jsonLines(), as: UTF8.self).split(separator: "\n")
    #expect(lines.dropLast().map(String.init) == timeline.stepLines)
    let rest = try JSONSerialization.jsonObject(with: Data((lines.last ?? "").utf8))
    var expected = try timeline.decoded()
    expected["steps"] = nil
    #expect(NSDictionary(dictionary: expected) == NSDictionary(dictionary: rest as? Members ?? [:]))
    #expect(
      String(decoding: Recording().run().jsonLines(), as: UTF8.self).hasPrefix("{\"timeline\":1,")
    )
  }
}

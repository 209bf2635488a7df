import CooperativeLoop
import Testing

@testable import Timelines

/// Texts, numbers and places of the picture.
struct PictureTextTests {
  @Test(arguments: [
    (0, "0\u{A0}s"), (1, "1\u{A0}ns"), (1_500, "1.5\u{A0}µs"), (9_999_999, "9.999999\u{A0}ms"),
    (10_000_000, "0.01\u{A0}s"), (1_000_000_001, "1.000000001\u{A0}s"),
    (1_234_500_000_000, "1,234.5\u{A0}s"),
  ])
  func `a time is written as on the page`(_ nanoseconds: Int64, _ text: String) {
    #expect(PictureText.seconds(LoopInstant(nanoseconds: nanoseconds)) == text)
  }

  @Test(arguments: [(7, "7"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")])
  func `thousands stand apart`(_ number: Int, _ text: String) {
    #expect(PictureText.number(number) == text)
  }

  @Test
  func `a long text ends in an ellipsis, and never within a character`() {
    #expect(PictureText.shortened("abcde", to: 5) == "abcde")
    #expect(PictureText.shortened("abcdef", to: 5) == "abcd…")
    #expect(PictureText.shortened("😀😀😀", to: 2) == "😀…")
  }

  @Test(arguments: [
    ("plain\nand\ttext", "plain and text"), ("שלום", "\u{2068}שלום\u{2069}"),
    ("a\u{202E}b\u{2069}c\u{2066}", "\u{2068}a\u{202E}bc\u{2069}"),
  ])
  func `a text that could turn the line around it is isolated`(_ text: String, _ isolated: String) {
    #expect(PictureText.isolated(text) == isolated)
  }

  @Test(arguments: [
    ("plain", "plain"), ("\u{2068}a…", "\u{2068}a…\u{2069}"),
    ("\u{2068}a\u{2069} \u{2068}b", "\u{2068}a\u{2069} \u{2068}b\u{2069}"),
    ("a\u{2069}\u{2068}b", "a\u{2069}\u{2068}b\u{2069}"),
  ])
  func `an isolate whose end was cut off is ended`(_ text: String, _ closed: String) {
    #expect(PictureText.closed(text) == closed)
  }

  @Test
  func `a label is cut to its slice, and left out where next to nothing fits`() {
    let font = PictureText.Font(size: 10)
    #expect(PictureText.fitting("sleep", width: 60, font) == "sleep")
    #expect(PictureText.fitting("sleeping late", width: 60, font) == "sleepin…")
    #expect(PictureText.fitting("sleeping late", width: 20, font) == "")
    #expect(PictureText.width(of: "sleep", font) <= 60)
  }

  @Test(arguments: [
    ("a<b>&\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;"),
    ("\u{0}\u{B}\u{1F}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("\u{FFFE}\u{FFFF}\u{85}", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("\t\n\r", "&#9;&#10;&#13;"),
    ("é日😀\u{1FFFE}", "é日😀\u{1FFFE}"),
  ])
  func `what XML forbids is replaced, and markup escaped`(_ text: String, _ escaped: String) {
    #expect(XMLText.escaped(text) == escaped)
  }

  @Test
  func `members are read with their nesting and escapes`() {
    let json =
      #""operation":"let","at":"/a,\"b\"","writes":{"x\\\n\u0001":[1,{"y":"}"}]},"seconds":1.5"#
    let members = Array(JSONMembers(Array(json.utf8)[...]))
    #expect(members.map(\.name) == ["operation", "at", "writes", "seconds"])
    #expect(members[1].text == "/a,\"b\"")
    #expect(members[3].text == nil)
    #expect(String(decoding: members[3].value, as: UTF8.self) == "1.5")
    let inner = Array(members[2].members ?? JSONMembers([]))
    #expect(inner.map(\.name) == ["x\\\n\u{1}"])
    #expect(inner.map { String(decoding: $0.value, as: UTF8.self) } == [#"[1,{"y":"}"}]"#])
  }

  @Test(arguments: [
    (#""operation":"spawn","target":"c","id":"c-1""#, "spawn c-1"),
    (#""operation":"sleep","seconds":0.5"#, "sleep 0.5"),
    (#""operation":"get","target":"""#, "get"),
    (#""operation":"let","writes":{"n":1}"#, "n = 1"),
    (#""operation":"let","locals":{"a":{"…":2000}}"#, "a = … 2000 B"),
  ])
  func `an action is named with what it was done to`(_ members: String, _ label: String) {
    var action = PictureAction(operation: "native")
    action.add(Array(members.utf8)[...])
    #expect(StepLabels.label(of: action) == label)
  }

  @Test
  func `steps keep their places, and those behind a gap move up`() {
    let whole = PictureScale(count: 10, limit: 400)
    #expect(whole.stepWidth == 100)
    #expect(whole.width == 148 + 1000 + 22)
    #expect(whole.places(of: 2..<5).map(\.x) == [348])
    let cut = PictureScale(count: 1000, limit: 400)
    #expect(cut.stepWidth == 24)
    #expect(cut.width == 148 + 400 * 24 + 96 + 22)
    #expect(cut.x(of: 199) == 148 + 199 * 24)
    #expect(cut.x(of: 800) == 148 + 200 * 24 + 96)
    #expect(cut.places(of: 190..<810).map(\.width) == [240, 240])
    #expect(cut.places(of: 300..<700).isEmpty)
  }
}

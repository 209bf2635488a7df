import JSONDocuments
import Testing

struct JSONDocumentTests {
  @Test func `a byte of a text is found in the source, behind escapes too`() throws {
    let source = #"["ab", "\\n\u0041\u00e9\u20ac\ud83d\ude00z"]"#
    let document = try JSONDocument(parsing: Array(source.utf8))
    let texts = Array(document.root.elements)
    #expect(texts[0].sourceOffset(ofTextByte: 1) == 3)
    // A backslash, n, A, then characters of two, three and four bytes, z and the end.
    let places = [0, 1, 2, 3, 5, 8, 12, 13].map(texts[1].sourceOffset(ofTextByte:))
    #expect(places == [8, 10, 11, 17, 23, 29, 41, 42])
  }

  @Test func `members keep their order and names that occur twice`() throws {
    let document = try JSONDocument(parsing: Array(#"{"b": 1, "a": 2, "b": 3}"#.utf8))
    #expect(document.root.members.map { $0.name.text } == ["b", "a", "b"])
    #expect(
      document.root.members.map { String(decoding: $0.value.rawNumber, as: UTF8.self) } == [
        "1", "2", "3",
      ]
    )
  }

  @Test func `numbers keep the way they were written`() throws {
    let source = "[1, 1.0, -0, 1e2, 1E+2, 12345678901234567890123, 0.10, -1.5e-400]"
    let document = try JSONDocument(parsing: Array(source.utf8))
    let raw = document.root.elements.map { String(decoding: $0.rawNumber, as: UTF8.self) }
    #expect(
      raw == ["1", "1.0", "-0", "1e2", "1E+2", "12345678901234567890123", "0.10", "-1.5e-400"]
    )
  }

  @Test func `numbers that no program can hold are JSON too`() throws {
    let digits = String(repeating: "9", count: 400)
    let source = #"[1e999, -1E+999, "1e999", "\"1e999", \#(digits), 0.5, {"1e999": 1e-999}, 12]"#
    let document = try JSONDocument(parsing: Array(source.utf8))
    let raw = document.root.elements.map { String(decoding: $0.rawNumber, as: UTF8.self) }
    #expect(raw == ["1e999", "-1E+999", "\"1e999\"", #""\"1e999""#, digits, "0.5"] + raw.suffix(2))
    #expect(raw.last == "12")
    #expect(document.root.elements.map(\.text).prefix(4) == ["", "", "1e999", "\"1e999"])
  }

  @Test func `every value knows where it stands`() throws {
    let source = "{\n  \"é\": [1,\n    {\"a/b~c\": \"\\n\"}, true]\n}"
    let document = try JSONDocument(parsing: Array(source.utf8))
    let positions = JSONPositions(of: document.bytes)
    let list = try #require(document.root.members.first { _ in true }).value
    let places = list.elements.map { positions.position(of: $0.start) }
    #expect(
      places == [.init(line: 2, column: 9), .init(line: 3, column: 5), .init(line: 3, column: 22)]
    )
    let inner = try #require(list.elements.dropFirst().first { _ in true })
    let member = try #require(inner.members.first { _ in true })
    #expect(member.value.pointer == "/é/1/a~1b~0c")
    #expect(member.name.pointer == "/é/1/a~1b~0c")
    #expect(member.value.text == "\n")
    #expect(document.root.pointer == "")
  }

  @Test(arguments: [
    (
      #" { "a" : [ 1 , 1.0 , { } , [ ] , null , true ] , "a" : "" } "#,
      #"{"a":[1,1.0,{},[],null,true],"a":""}"#
    ),
    (
      #"["\u0041\/\u00e9\ud83d\ude00\b\f\n\r\t\"\\\u0001\u001f\u007f"]"#,
      "[\"A/é😀\\b\\f\\n\\r\\t\\\"\\\\\\u0001\\u001f\u{7F}\"]"
    ),
    ("\r\n\t1E5\n", "1E5"),
    (
      #"{"x":{"y":[[],[[1],2]],"z":{}},"w":[{"k":"v"},{"k":"v"}]}"#,
      #"{"x":{"y":[[],[[1],2]],"z":{}},"w":[{"k":"v"},{"k":"v"}]}"#
    ),
  ])
  func `the canonical form drops white space and normalises escapes`(
    source: String,
    canonical: String
  ) throws {
    let document = try JSONDocument(parsing: Array(source.utf8))
    #expect(String(decoding: document.canonicalBytes, as: UTF8.self) == canonical)
    let again = try JSONDocument(parsing: document.canonicalBytes)
    #expect(again.canonicalBytes == document.canonicalBytes)
  }

  @Test func `a document may be any value`() throws {
    for (source, kind) in [
      ("null", JSONNode.Kind.null), ("false", .bool), ("1", .number), ("\"\"", .string),
      ("[]", .array),
      ("{}", .object),
    ] {
      #expect(try JSONDocument(parsing: Array(source.utf8)).root.kind == kind)
    }
  }

  @Test func `columns of a long line are found without walking it`() {
    let positions = JSONPositions(of: Array(String(repeating: "é", count: 100_000).utf8))
    #expect(positions.position(of: 160_000) == .init(line: 1, column: 80_001))
    #expect(positions.position(of: 200_000) == .init(line: 1, column: 100_001))
    #expect(JSONPositions(of: []).position(of: 0) == .init(line: 1, column: 1))
  }
}

import JSONDocuments
import Testing

struct JSONParseErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let source: [UInt8]
    let kind: JSONParseError.Kind
    let line: Int
    let column: Int
    let message: String

    init(
      _ source: String,
      _ kind: JSONParseError.Kind,
      _ line: Int,
      _ column: Int,
      _ message: String
    ) {
      self.init(Array(source.utf8), kind, line, column, message)
    }

    init(
      _ source: [UInt8],
      _ kind: JSONParseError.Kind,
      _ line: Int,
      _ column: Int,
      _ message: String
    ) {
      self.source = source
      self.kind = kind
      self.line = line
      self.column = column
      self.message = message
    }

    var testDescription: String { "\(kind): \(message)" }
  }

  static let cases: [Case] = [
    Case("", .empty, 1, 1, "there is no text: expected a JSON document"),
    Case(" \n ", .empty, 1, 1, "there is no text: expected a JSON document"),
    Case(
      "\u{FEFF}{}",
      .byteOrderMark,
      1,
      1,
      "the text begins with a byte order mark: JSON has none, save it as UTF-8 without BOM"
    ),
    Case(
      [0xFF, 0xFE, 0x7B, 0],
      .notUTF8,
      1,
      1,
      "the text looks like UTF-16, and JSON is UTF-8: save it as UTF-8"
    ),
    Case(
      Array("[\n\"é".utf8) + [0xFF] + Array("\"]".utf8),
      .notUTF8,
      2,
      3,
      "the byte 0xFF here is not UTF-8 text"
    ),
    Case([0x5B, 0xE9, 0x5D], .notUTF8, 1, 2, "the byte 0xE9 here is not UTF-8 text"),
    Case([0x22, 0xC0, 0x80, 0x22], .notUTF8, 1, 2, "the byte 0xC0 here is not UTF-8 text"),
    Case([0x22, 0xED, 0xA0, 0x80, 0x22], .notUTF8, 1, 2, "the byte 0xED here is not UTF-8 text"),
    Case(
      [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
      .notUTF8,
      1,
      2,
      "the byte 0xF4 here is not UTF-8 text"
    ),
    Case(
      [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22],
      .notUTF8,
      1,
      2,
      "the byte 0xF5 here is not UTF-8 text"
    ),
    Case([0x22, 0xE2, 0x82, 0x22], .notUTF8, 1, 2, "the byte 0xE2 here is not UTF-8 text"),
    Case([0x22, 0xE0, 0x80, 0x80, 0x22], .notUTF8, 1, 2, "the byte 0xE0 here is not UTF-8 text"),
    Case("{}\0", .nulByte, 1, 3, "found a NUL byte, which no JSON text may hold"),
    Case("{\"a\0\": 1}", .nulByte, 1, 4, "found a NUL byte, which no JSON text may hold"),
    Case("\0", .nulByte, 1, 1, "found a NUL byte, which no JSON text may hold"),
    Case("{\"a\": [1,\n", .unterminated, 2, 1, "the text ends too early: expected a value"),
    Case(
      "[1",
      .unterminated,
      1,
      3,
      "the text ends too early: expected ',' or ']' after the element"
    ),
    Case(
      "{\"a",
      .unterminated,
      1,
      4,
      "the text ends within a string: its closing quote is missing"
    ),
    Case(
      "{\"a\"",
      .unterminated,
      1,
      5,
      "the text ends too early: expected ':' after the member's name"
    ),
    Case(
      "{",
      .unterminated,
      1,
      2,
      "the text ends too early: expected a member's name in double quotes, or '}'"
    ),
    Case(
      "[] []",
      .trailingText,
      1,
      4,
      "found '[' after the end of the document: expected nothing more"
    ),
    Case(
      "1 nonsense",
      .trailingText,
      1,
      3,
      "found 'nonsense' after the end of the document: expected nothing more"
    ),
    Case(
      "[1, ]",
      .trailingComma,
      1,
      3,
      "found a comma before ']': expected another value or no comma"
    ),
    Case(
      "{\"a\": 1,\n}",
      .trailingComma,
      1,
      8,
      "found a comma before '}': expected another value or no comma"
    ),
    Case(
      #"["\x"]"#,
      .badEscape,
      1,
      3,
      "found an unknown escape: after '\\' comes one of \" \\ / b f n r t, or u and four digits"
    ),
    Case(
      #"["\u12g4"]"#,
      .badEscape,
      1,
      3,
      "expected four hexadecimal digits after '\\u' in this escape"
    ),
    Case(
      #"["\ud800"]"#,
      .loneSurrogate,
      1,
      3,
      "this escape is half of a surrogate pair, and the other half is missing"
    ),
    Case(
      #"["\ud83d\ude00 \uDC00"]"#,
      .loneSurrogate,
      1,
      16,
      "this escape is half of a surrogate pair, and the other half is missing"
    ),
    Case(
      "[\"a\nb\"]",
      .controlCharacter,
      1,
      4,
      "this string has no closing quote on its line; a line break in a string is written \\n"
    ),
    Case(
      "[\"a\tb\"]",
      .controlCharacter,
      1,
      4,
      "found a tab in a string: write it as \\t"
    ),
    Case("[1 2]", .syntax, 1, 4, "found '2': expected ',' or ']' after the element"),
    Case("{\"a\" 1}", .syntax, 1, 6, "found '1': expected ':' after the member's name"),
    Case("{a: 1}", .syntax, 1, 2, "found 'a': expected a member's name in double quotes, or '}'"),
    Case("[nul]", .syntax, 1, 2, "found 'nul': expected a value"),
    Case("[True]", .syntax, 1, 2, "found 'True': expected a value; in JSON it is written true"),
    Case("['a']", .syntax, 1, 2, "found ''': expected a value; texts stand in double quotes"),
    Case("[1, // no\n 2]", .syntax, 1, 5, "found '/': expected a value; JSON has no comments"),
    Case("[1.]", .syntax, 1, 4, "found ']' in a number: expected a digit"),
    Case("[1e999,1e]", .syntax, 1, 10, "found ']' in a number: expected a digit"),
    Case("[1e999 1e999]", .syntax, 1, 8, "found '1e999': expected ',' or ']' after the element"),
    Case("[01e999]", .syntax, 1, 2, "found '01e999': a number has no zeros before its digits"),
    Case("[01]", .syntax, 1, 2, "found '01': a number has no zeros before its digits"),
    Case("[-007]", .syntax, 1, 3, "found '007': a number has no zeros before its digits"),
    Case("[.5]", .syntax, 1, 2, "found '.': expected a value; in JSON it is written 0.5"),
    Case("[+10]", .syntax, 1, 2, "found '+': expected a value; in JSON it is written 10"),
    Case(
      "[0x10]",
      .syntax,
      1,
      2,
      "found '0x10': this is not a number as JSON writes them; a unit is left out"
    ),
    Case(
      "[1, 20ms]",
      .syntax,
      1,
      5,
      "found '20ms': this is not a number as JSON writes them; a unit is left out"
    ),
    Case(
      "{“a”: 1}",
      .syntax,
      1,
      2,
      "found '“': expected a member's name in double quotes, or '}'; texts stand in straight double quotes, \""
    ),
    Case(
      "[‘a’]",
      .syntax,
      1,
      2,
      "found '‘': expected a value; texts stand in straight double quotes, \""
    ),
    Case(
      "[1000000ms]",
      .syntax,
      1,
      2,
      "found '1000000ms': this is not a number as JSON writes them; a unit is left out"
    ),
    Case(
      "[" + String(repeating: "1", count: 60) + "x]",
      .syntax,
      1,
      62,
      "found 'x': expected ',' or ']' after the element"
    ),
    Case("[.]", .syntax, 1, 2, "found '.': expected a value"),
    Case("]", .syntax, 1, 1, "found ']': expected a value"),
    Case("[}", .syntax, 1, 2, "found '}': expected a value"),
  ]

  @Test(arguments: cases)
  func `what is wrong is said in a sentence with its place`(wrong: Case) throws {
    let error = try #require(throws: JSONParseError.self) {
      _ = try JSONDocument(parsing: wrong.source)
    }
    #expect(error.kind == wrong.kind)
    #expect(error.message == wrong.message)
    #expect(
      JSONPosition(line: error.line, column: error.column)
        == JSONPosition(line: wrong.line, column: wrong.column)
    )
  }

  @Test func `nesting has a limit that is told`() throws {
    let deep = Array(repeating: UInt8(ascii: "["), count: 100_000)
    let error = try #require(throws: JSONParseError.self) { _ = try JSONDocument(parsing: deep) }
    #expect(error.kind == .tooDeep)
    #expect(error.offset == 128)
    #expect(error.message == "values are nested more than 128 levels deep here")
    let allowed =
      Array(String(repeating: "[", count: 128).utf8)
      + Array(String(repeating: "]", count: 128).utf8)
    #expect(try JSONDocument(parsing: allowed).canonicalBytes == allowed)
  }

  @Test func `no byte sequence crashes the parser`() {
    var state: UInt64 = 7
    let alphabet = Array("[]{}\",:\\u0123 dDe-+.\u{E9}\0\n".utf8)
    for _ in 0..<20_000 {
      var source: [UInt8] = []
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        source.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      _ = try? JSONDocument(parsing: source).canonicalBytes
    }
  }
}

import Testing

@testable import PythonPrograms

struct ExpressionTests {
  /// An expression as it comes out behind `x =`.
  private func python(_ expression: String, _ rest: String = "") throws -> String {
    let escaped = expression.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let lines = try statements(#"{"let": {"x": "=\#(escaped)"}}"#, rest)
    return String(try #require(lines.last).dropFirst(4))
  }

  @Test(arguments: [
    "1 + 2 - 3", "1 - (2 - 3)", "(1 + 2) * 3", "2 * (3 * 4)", "8 / (4 / 2)", "-(1 + 2)", "--5",
    "not not 1", "not 1 == 2", "(not 1) == 2", "1 < 2 < 3", "(1 < 2) < 3", "1 < (2 < 3)",
    "1 in [1] == True", "1 or 0 and 2", "(1 or 0) and 2", "1 if 0 else 2 if 3 else 4",
    "1 if (0 if 1 else 2) else 3", "(1 if 0 else 2) + 3", "[1, 2][1:][0]", "[1, 2][:-1]",
    "(-5)[0]", "min([3, 1])", "sorted([1])[0]", #""it's""#, #""a" + "b""#,
  ])
  func `brackets stand where Python needs them, and nowhere else`(_ expression: String) throws {
    #expect(try python(expression) == expression)
  }

  @Test func `words of JSON become Python's`() throws {
    #expect(try python("[true, false, null]") == "[True, False, None]")
  }

  @Test func `a range is a list`() throws {
    #expect(try python("range(1, 3)") == "list(range(1, 3))")
  }

  @Test func `an expression of a hundred thousand terms is written`() throws {
    let sum = Array(repeating: "1", count: 100_000).joined(separator: " + ")
    #expect(try python(sum).utf8.count == sum.utf8.count)
    let signs = String(repeating: "- ", count: 100_000) + "1"
    #expect(try python(signs).hasSuffix("--1"))
  }

  @Test func `a counter needs no check of its size`() throws {
    let lines = try statements(
      #"{"repeat": 3, "as": "i", "steps": [{"let": {"n": "=n + i"}}]}"#,
      #", "variables": {"n": 0}"#
    )
    #expect(lines.last == "    n += i")
  }

  @Test func `a list is not added to in place`() throws {
    let lines = try statements(
      #"{"let": {"log": "=log + [1]", "word": "=word + 'x'"}}"#,
      #", "variables": {"log": [], "word": ""}"#
    )
    #expect(lines.suffix(2) == ["log = log + [1]", #"word += "x""#])
  }

  @Test func `what doubles is checked`() throws {
    let lines = try statements(
      #"{"repeat": 3, "steps": [{"let": {"n": "=n * 2"}}]}"#,
      #", "variables": {"n": 1}"#
    )
    #expect(lines.last == "    n = checked(n * 2)")
  }

  @Test func `what two variables feed each other is checked`() throws {
    let lines = try statements(
      #"{"repeat": 9, "steps": [{"let": {"x": "=y + x", "y": "=x + y"}}]}"#,
      #", "variables": {"x": 1, "y": 1}"#
    )
    #expect(lines.suffix(2) == ["    x = checked(y + x)", "    y = checked(x + y)"])
  }

  @Test(arguments: [
    ("9223372036854775807 + 1", "checked(9223372036854775807 + 1)"),
    ("9223372036854775808", "checked(2**64)"), ("1e999", "checked(1e999)"),
    ("1e308 * 10", "checked(1e+308 * 10)"), ("int('9')", #"checked(int("9"))"#),
    ("1 + 2", "1 + 2"), ("7 % 2", "7 % 2"),
  ])
  func `a number that may not fit is checked`(_ expression: String, _ code: String) throws {
    #expect(try python(expression) == code)
  }

  @Test func `a percent sign behind what may be a text is no format`() throws {
    let rest = #", "variables": {"t": "%s", "n": 3}"#
    #expect(try python("t % 2", rest) == "modulo(t, 2)")
    #expect(try python("n % 2", rest) == "n % 2")
  }
}

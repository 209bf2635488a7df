import Testing

@testable import PythonPrograms

struct HostileNameTests {
  @Test(arguments: [
    ("left", "left"), ("tâche 1", "tache_1"), ("a/b~c", "a_b_c"), ("1st", "n1st"), ("  x  ", "x"),
    ("🙂", nil), ("日本", nil), ("", nil), ("_", nil), ("__init__", "n__init"), ("É", "E"),
    ("x\u{202E}y", "x_y"), ("a)\nimport os", "a_import_os"),
  ])
  func `an identifier has letters, digits and underscores`(_ name: String, _ like: String?) {
    #expect(Identifiers.likeness(of: name) == like)
  }

  @Test func `no two names have one identifier, and none is a word of Python`() {
    var identifiers = Identifiers()
    let names = ["x", "x ", "class", "print", "asyncio", "ValueError", "日", "本", "__name__"]
    let claimed = names.map { identifiers.claim($0, else: "thing") }
    #expect(
      claimed == [
        "x", "x_2", "class_", "print_", "asyncio_", "ValueError_", "thing", "thing_2", "n__name",
      ]
    )
  }

  @Test func `a hundred thousand equal names are numbered in one go`() {
    var identifiers = Identifiers()
    for _ in 0..<99_999 { _ = identifiers.claim("名", else: "task") }
    #expect(identifiers.claim("前", else: "task") == "task_100000")
  }

  @Test func `a text cannot end its quotes`() {
    #expect(PythonLiteral.text("a\"; import os") == #"'a"; import os'"#)
    #expect(PythonLiteral.text("a\"'\\\n\u{202E}") == #""a\"'\\\n\u202e""#)
  }

  @Test func `a brace or a quote with an accent is a brace or a quote`() {
    #expect(PythonLiteral.formatText("{\u{301}x}\u{301}") == "{{\u{301}x}}\u{301}")
    #expect(PythonProse.line("\"\"\"\u{301}") == "\"\"\\\"\u{301}")
  }

  @Test func `a docstring ends where it should`() throws {
    let text = try program(
      #"{"name": "\"\"\" + x", "description": "a\\\n\"\"\"\"\nimport os", "tasks": [{"id": "a"}]}"#
    )
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(8)
    #expect(lines[0] == "\"\"\"\"\"\\\" + x")
    #expect(lines[2] == "a\\\\")
    #expect(lines[3] == "\"\"\\\"\"")
    #expect(lines[4] == "import os")
    #expect(lines.contains("\"\"\""))
  }

  @Test func `a comment is one line`() {
    #expect(PythonLiteral.comment("a\rb\u{2028}c\\") == #"# a\rb\u2028c\\"#)
  }

  @Test func `an exception can have any name`() throws {
    let text = try program(steps: #"{"raise": "no \"name"}, {"raise": "SystemExit"}"#)
    #expect(text.contains(#"no_name = type('no "name', (Exception,), {})"#))
    #expect(text.contains(#"SystemExit_ = type("SystemExit", (Exception,), {})"#))
  }

  @Test func `a local does not hide what the body calls`() throws {
    let lines = try statements(
      #"{"await": "fetch", "as": "fetch"}, {"print": "{fetch}"}"#,
      #", "coroutines": {"fetch": {"steps": []}}"#
    )
    #expect(lines == ["fetch_2 = await fetch()", "print(fetch_2)"])
  }

  @Test func `a helper gives way to the graph's own names`() throws {
    let text = try program(
      #"{"tasks": [{"id": "main", "steps": [{"let": {"now": "=now()"}}, {"print": "{now}"}]}]}"#
    )
    #expect(try body(of: "main", in: text) == ["now = now_2()", "print(now)"])
    #expect(text.contains("async def start():"))
  }
}

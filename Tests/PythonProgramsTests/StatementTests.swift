import Testing

@testable import PythonPrograms

struct StatementTests {
  @Test(arguments: [
    (#"{"print": "{{x}} {1}"}"#, #"print(f"{{x}} {1}")"#), (#"{"print": ""}"#, "print()"),
    (#"{"print": "{1}"}"#, "print(1)"), (#"{"print": "plain"}"#, #"print("plain")"#),
    (#"{"print": "{\"it's\"} {1}"}"#, #"print("{} {}".format("it's", 1))"#),
    (#"{"yield": 1}"#, "await asyncio.sleep(0)"), (#"{"yield": 0}"#, "pass"),
    (#"{"sleep": 0.5}"#, "await asyncio.sleep(0.5)"),
    (#"{"sleep": 3e-10}"#, "await asyncio.sleep(0)"),
    (#"{"sleep": "='x'"}"#, #"await asyncio.sleep(as_seconds("x"))"#),
    (#"{"note": "a remark\nimport os"}"#, #"# a remark\nimport os"#),
    (#"{"return": null}"#, "return None"),
    (#"{"assert": "=1 < 2", "message": "odd"}"#, #"assert 1 < 2, "odd""#),
    (#"{"raise": "ValueError"}"#, "raise ValueError"),
    (#"{"raise": "CancelledError", "message": "m"}"#, #"raise asyncio.CancelledError("m")"#),
  ])
  func `a step is a statement`(_ step: String, _ code: String) throws {
    #expect(try statements(step).first == code)
  }

  @Test func `an if in an else is an elif`() throws {
    let inner = #"{"if": "=0", "then": [{"print": "b"}], "else": [{"print": "c"}]}"#
    let lines = try statements(#"{"if": "=1", "then": [{"print": "a"}], "else": [\#(inner)]}"#)
    let code = [
      "if 1:", #"    print("a")"#, "elif 0:", #"    print("b")"#, "else:", #"    print("c")"#,
    ]
    #expect(lines == code)
  }

  @Test func `an else without an except follows the body`() throws {
    let lines = try statements(
      #"{"try": [{"print": "a"}], "else": [{"print": "b"}], "finally": [{"print": "c"}]}"#
    )
    let code = [
      "try:", #"    print("a")"#, #"    print("b")"#, "finally:", #"    print("c")"#,
    ]
    #expect(lines == code)
  }

  @Test func `an exception that a finally raises again is named`() throws {
    let inner = #"{"try": [], "finally": [{"raise": true}]}"#
    let lines = try statements(#"{"try": [{"print": "a"}], "except": [{"steps": [\#(inner)]}]}"#)
    #expect(lines.contains("except Exception as caught:"))
    #expect(lines.last == "        raise caught")
  }

  @Test func `a task that is only awaited is kept as a task`() throws {
    let lines = try statements(
      #"{"spawn": "c", "as": "t"}, {"await": "{t}"}"#,
      #", "coroutines": {"c": {"steps": []}}"#
    )
    #expect(lines == ["t = asyncio.create_task(c())", "await t"])
  }

  @Test func `a task whose id is printed has its name`() throws {
    let lines = try statements(
      #"{"spawn": "c", "as": "t"}, {"print": "{t}"}"#,
      #", "coroutines": {"c": {"steps": []}}"#
    )
    #expect(
      lines == [#"t = asyncio.create_task(c(), name=numbered("c")).get_name()"#, "print(t)"]
    )
  }

  @Test func `coroutines go to gather as they are, where nobody can tell`() throws {
    let coroutine = #", "coroutines": {"c": {"steps": []}}"#
    let bare = try statements(#"{"gather": ["c", "c"]}"#, coroutine)
    #expect(bare == ["await asyncio.gather(c(), c())"])
    let named = try statements(#"{"gather": ["c"]}, {"print": "{task()}"}"#, coroutine)
    let task = #"asyncio.create_task(c(), name=numbered("c"))"#
    #expect(named.first == "await asyncio.gather(\(task))")
  }

  @Test func `a group that another body opens is found by its name`() throws {
    let lines = try statements(
      #"{"group": "g", "steps": [{"await": "c"}]}"#,
      #", "coroutines": {"c": {"steps": [{"spawn": "d", "in": "g"}]}, "d": {"steps": []}}"#
    )
    #expect(lines.first == "async with OrderedTaskGroup() as g:")
    #expect(lines.dropFirst().first == #"    open_group("g", g)"#)
  }

  @Test func `a long call has an argument a line`() throws {
    let names = (0..<12).map { "a rather long name \($0)" }
    let roots = names.map { #", {"id": "\#($0)"}"# }.joined()
    let targets = names.map { "\"\($0)\"" }.joined(separator: ", ")
    let graph = #"{"tasks": [{"id": "a", "steps": [{"gather": [\#(targets)]}]}\#(roots)]}"#
    let lines = try body(of: "a", in: program(graph))
    #expect(lines.count == 14)
    #expect(lines.first == "await asyncio.gather(")
    #expect(lines[1] == #"    tasks["a rather long name 0"],"#)
  }
}

import CooperativeLoop
import Testing

@testable import TaskGraphs

struct NoteTests {
  /// The members of each action of one task with these steps.
  private func actions(_ steps: String, declaring more: String = "") throws -> [String] {
    let run = try FinishedRun(#"{\#(more)"tasks": [{"id": "a", "steps": [\#(steps)]}]}"#)
    return run.actions.map { String($0.drop { $0 != "\"" }) }
  }

  @Test(arguments: [
    "null", "true", "false", "0", "-1", "63", "-64", "9223372036854775807", "-9223372036854775808",
    "1.0", "-0.25", "1e+300", #""""#, #""plain""#, #""a \"quote\", a \\ and é\n\u0001""#, "[]",
    "[1,[2.5,null],\"x\"]", "{}", #"{"k":[{}],"é":{"n":-7}}"#,
  ])
  func `a value is noted as its JSON`(json: String) throws {
    #expect(try actions(#"{"return": \#(json)}"#) == [#""value":\#(json)"#])
  }

  @Test func `a value whose JSON is long is noted by its length`() throws {
    let text = String(repeating: "x", count: 1022)
    #expect(try actions(#"{"return": "\#(text)"}"#) == [#""value":"\#(text)""#])
    #expect(try actions(#"{"return": "\#(text)x"}"#) == [#""value":{"…":1025}"#])
    let tabs = String(repeating: #"\t"#, count: 511)
    #expect(try actions(#"{"return": "\#(tabs)"}"#) == [#""value":"\#(tabs)""#])
    #expect(try actions(#"{"return": "\#(tabs)x"}"#) == [#""value":{"…":1025}"#])
    let list = Array(repeating: "[0]", count: 256).joined(separator: ",")
    #expect(try actions(#"{"return": [\#(list)]}"#) == [#""value":{"…":1025}"#])
  }

  @Test func `members stand in the documented order`() throws {
    let noted = try actions(
      #"{"let": {"x": "=n", "n": "=x + 1", "y": 2}}, {"await": "{'b'}", "as": "n"}"#,
      declaring: #""variables": {"n": 1}, "coroutines": {"b": {"steps": [{"return": 7}]}}, "#
    )
    #expect(
      noted == [
        #""reads":{"n":1},"writes":{"n":2},"locals":{"x":1,"y":2}"#,
        #""target":"b""#,
        #""value":7"#,
        #""value":7,"writes":{"n":7},"resumed":true"#,
      ]
    )
  }

  @Test func `an error is noted with what was bound before it`() throws {
    #expect(
      try actions(#"{"let": {"x": 1, "y": "=nope"}}"#) == [
        #""locals":{"x":1},"error":{"type":"NameError","message":"name 'nope' is not defined"}"#
      ]
    )
  }

  @Test(arguments: ["CancelledError", "TimeoutError", "SystemExit", "E", "Überlauf", "exception"])
  func `an error is noted by its type and message`(type: String) throws {
    let noted = try actions(
      #"{"try": [{"await": "b", "as": "n"}], "except": [{"match": "BaseException"}]}"#,
      declaring: #""variables": {"n": 1}, "coroutines": {"b": {"steps": ["#
        + #"{"raise": "\#(type)", "message": "why"}]}}, "#
    )
    let error = #""error":{"type":"\#(type)","message":"why"}"#
    #expect(noted.filter { $0.contains("error") } == [error])
  }

  @Test func `tasks that were created are named by their ids`() throws {
    let noted = try actions(
      #"{"spawn": "c"}, {"gather": ["c", "f", "{'c'}"]}"#,
      declaring: #""objects": {"f": "future"}, "coroutines": {"c": {"steps": []}}, "#
    )
    #expect(noted == [#""id":"c-1""#, #""targets":["c-2","f","c-3"]"#])
  }
}

struct DefaultIDTests {
  private func run(_ steps: String, roots: String = "") throws -> FinishedRun {
    try FinishedRun(
      """
      {"coroutines": {"c": {"steps": [{"return": "=task()"}]}, "c-4": {"steps": []}},
       "tasks": [{"id": "a", "steps": [\(steps)]}\(roots)]}
      """
    )
  }

  @Test func `a default id passes over the names that are taken`() throws {
    let spawns = Array(repeating: #"{"spawn": "c"}"#, count: 3).joined(separator: ",")
    let run = try run(
      #"{"spawn": "c", "id": "c-2"}, \#(spawns)"#,
      roots: #", {"id": "c-1"}"#
    )
    let names = (0..<run.loop.taskCount).map { run.loop.name(of: TaskID(index: UInt32($0))) }
    #expect(names == ["a", "c-1", "c-2", "c-3", "c-5", "c-6"])
  }

  @Test func `a task is found by its default id, and by no other text for the number`() throws {
    let steps = #"{"spawn": "c", "as": "x"}, {"await": "{x}", "as": "r"}, {"return": "=r"}"#
    #expect(try run(steps).end(of: "a") == #""c-1""#)
    for name in ["c-01", "c-+1", "c-", "c-2", "-1", "c-11111111111111111111"] {
      let run = try run(#"{"spawn": "c"}, {"await": "{'\#(name)'}"}"#)
      #expect(run.end(of: "a") == "failed: NameError: no object is named '\(name)'")
    }
  }

  @Test(arguments: [2, 8, 9, 40])
  func `a task is found by its default id among any number of coroutines`(count: Int) throws {
    let coroutines = (0..<count).map { #""c\#($0)": {"steps": [{"return": \#($0)}]}"# }
    let last = "c\(count - 1)"
    let run = try FinishedRun(
      """
      {"coroutines": {\(coroutines.joined(separator: ","))},
       "tasks": [{"id": "a", "steps": [{"spawn": "c0"}, {"spawn": "\(last)"},
         {"await": "{'\(last)-1'}", "as": "r"}, {"return": "=r"}]}]}
      """
    )
    #expect(run.end(of: "a") == "\(count - 1)")
  }

  @Test func `an id that a default id has is refused`() throws {
    let run = try run(#"{"spawn": "c"}, {"spawn": "c", "id": "c-1"}"#)
    #expect(run.end(of: "a") == "failed: RuntimeError: a task named 'c-1' exists")
  }
}

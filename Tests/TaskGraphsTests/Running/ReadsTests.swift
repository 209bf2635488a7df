import Testing

@testable import TaskGraphs

/// Every operation that evaluates something tells what it has read, and no other does in its place.
struct ReadsTests {
  /// Steps that read the shared variable `x` in one action, and its value.
  struct Case: CustomTestStringConvertible {
    let value: String
    let steps: String
    /// How many actions read it.
    var count = 1

    var testDescription: String { "x = \(value): \(steps)" }

    init(_ value: String, _ steps: String, count: Int = 1) {
      self.value = value
      self.steps = steps
      self.count = count
    }
  }

  private static let objects = """
    "objects": {"flag": "waiter", "event": "event", "lock": "lock", "permits": {"semaphore": 1},
      "condition": "condition", "future": "future", "queue": {"queue": 0}, "alone": {"barrier": 1}}
    """

  private func actions(of steps: String, x value: String) throws -> [String] {
    let run = try FinishedRun(
      """
      {\(Self.objects), "variables": {"x": \(value)},
       "coroutines": {"work": {"params": ["p"], "steps": []}, "idle": {"steps": []}},
       "tasks": [{"id": "a", "steps": [\(steps)]},
         {"id": "other", "steps": [{"set": "flag"}, {"set": "event"}]}]}
      """
    )
    return run.actions.map { String($0.drop { $0 != "\"" }) }
  }

  private static let plain = [
    Case("1", #"{"print": "{x}"}"#), Case("1", #"{"note": "{x}"}"#),
    Case("1", #"{"yield": "=x"}"#), Case("3", #"{"yield": "=x"}"#), Case("0", #"{"yield": "=x"}"#),
    Case("1", #"{"sleep": "=x"}"#), Case("0", #"{"sleep": "=x"}"#), Case("1", #"{"work": "=x"}"#),
    Case("1", #"{"let": {"y": "=x + 1"}}"#), Case("1", #"{"if": "=x", "then": []}"#),
    Case("0", #"{"while": "=x", "steps": []}"#),
    Case("2", #"{"while": "=x > 0", "steps": [{"let": {"x": "=x - 1"}}]}"#, count: 5),
    Case("[1]", #"{"for": "i", "in": "=x", "steps": []}"#),
    Case("2", #"{"repeat": "=x", "steps": []}"#), Case("0", #"{"repeat": "=x", "steps": []}"#),
    Case("1", #"{"assert": "=x"}"#),
    Case("1", #"{"try": [{"raise": "E", "message": "{x}"}], "except": [{"steps": []}]}"#),
    Case("0", #"{"try": [{"assert": true}, {"assert": "=x"}], "except": [{"steps": []}]}"#),
  ]

  private static let onTasks = [
    Case(#""flag""#, #"{"await": "{x}"}"#), Case(#""event""#, #"{"await": "{x}"}"#),
    Case(#""idle""#, #"{"await": "{x}"}"#), Case(#""other""#, #"{"await": "{x}"}"#),
    Case(#""alone""#, #"{"await": "{x}"}"#), Case("1", #"{"await": "work", "args": {"p": "=x"}}"#),
    Case(#""a""#, #"{"try": [{"await": "{x}"}], "except": [{"steps": []}]}"#),
    Case(#""lock""#, #"{"try": [{"await": "{x}"}], "except": [{"steps": []}]}"#),
    Case("1", #"{"spawn": "work", "args": {"p": "=x"}}"#), Case(#""idle""#, #"{"spawn": "{x}"}"#),
    Case(#""name""#, #"{"spawn": "idle", "id": "{x}"}"#),
    Case(#""idle""#, #"{"gather": ["{x}", "{x}"]}"#),
    Case(#""other""#, #"{"wait": ["{x}"]}"#), Case("1", #"{"wait": ["other"], "up_to": "=x"}"#),
    Case("1", #"{"wait_for": "other", "up_to": "=x"}"#),
    Case("1", #"{"wait_for": {"coroutine": "work", "args": {"p": "=x"}}, "up_to": 1}"#),
    Case(#""idle""#, #"{"as_completed": ["{x}"], "steps": []}"#),
    Case(#""idle""#, #"{"shield": "{x}"}"#), Case(#""other""#, #"{"cancel": "{x}"}"#),
    Case("1", #"{"timeout": "=x", "steps": []}"#),
  ]

  private static let onObjects = [
    Case(#""event""#, #"{"set": "{x}"}"#), Case(#""flag""#, #"{"clear": "{x}"}"#),
    Case(#""lock""#, #"{"with": "{x}", "steps": []}"#), Case(#""lock""#, #"{"acquire": "{x}"}"#),
    Case(#""permits""#, #"{"release": "{x}"}"#),
    Case("1", #"{"with": "condition", "steps": [{"notify": "condition", "n": "=x"}]}"#),
    Case("1", #"{"put": "queue", "value": "=x"}"#),
    Case(#""queue""#, #"{"put": "queue"}, {"get": "{x}"}, {"task_done": "queue"}"#),
    Case(#""queue""#, #"{"put": "queue"}, {"get": "queue"}, {"task_done": "{x}"}"#),
    Case(#""queue""#, #"{"join": "{x}"}"#), Case("1", #"{"put_nowait": "queue", "value": "=x"}"#),
    Case(#""queue""#, #"{"try": [{"get_nowait": "{x}"}], "except": [{"steps": []}]}"#),
    Case("1", #"{"resolve": "future", "value": "=x"}"#),
    Case("1", #"{"reject": "future", "error": "E", "message": "{x}"}"#),
  ]

  @Test(arguments: plain + onTasks + onObjects)
  func `an operation tells what it read`(example: Case) throws {
    let actions = try actions(of: example.steps + #", {"note": "over"}"#, x: example.value)
    let reads = actions.filter { $0.contains(#""reads":{"x":"#) }
    #expect(reads.count == example.count)
    #expect(reads.first?.contains(#""reads":{"x":\#(example.value)}"#) == true)
    #expect(actions.contains(#""text":"over""#))
  }

  @Test func `a return tells what it read`() throws {
    let actions = try actions(of: #"{"return": "=x"}"#, x: "7")
    #expect(actions.first == #""value":7,"reads":{"x":7}"#)
  }

  @Test func `what a yield, a sleep and a poll computed is told with what they read`() throws {
    #expect(try actions(of: #"{"yield": "=x"}"#, x: "2").first == #""count":2,"reads":{"x":2}"#)
    #expect(try actions(of: #"{"sleep": "=x"}"#, x: "0").first == #""seconds":0,"reads":{"x":0}"#)
    #expect(
      try actions(of: #"{"await": "{x}"}"#, x: #""flag""#).first
        == #""target":"flag","reads":{"x":"flag"}"#
    )
  }

  @Test func `the arguments of a root tell what they read`() throws {
    let run = try FinishedRun(
      """
      {"variables": {"x": 3}, "coroutines": {"c": {"params": ["p"], "steps": [{"note": "{p}"}]}},
       "tasks": [{"id": "a", "run": "c", "args": {"p": "=x"}}, {"id": "b", "run": "c", "args": {"p": 1}}]}
      """
    )
    let members = run.actions.map { String($0.drop { $0 != "\"" }) }
    #expect(members == [#""target":"c","reads":{"x":3}"#, #""text":"3""#, #""text":"1""#])
  }

  @Test func `what reads nothing notes no more than before`() throws {
    let run = try FinishedRun(
      #"{"tasks": [{"id": "a", "steps": [{"print": "{task()}"}, {"yield": 2}, {"sleep": 0}]}]}"#
    )
    #expect(run.log.lines == ["a"])
    #expect(run.log.notes.isEmpty)
  }

  @Test func `a value is the one that was read first`() throws {
    let actions = try actions(of: #"{"let": {"y": "=x", "x": "=x + 1", "z": "=x"}}"#, x: "1")
    #expect(
      actions.first == #""reads":{"x":1},"writes":{"x":2},"locals":{"y":1,"z":2}"#
    )
  }
}

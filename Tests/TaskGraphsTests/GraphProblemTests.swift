import JSONDocuments
import TaskGraphs
import Testing

struct GraphProblemTests {
  /// A wrong graph and the problems it must have, each as `code pointer line:column suggestion`.
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    let graph: String
    let problems: [String]

    init(_ rule: String, _ graph: String, _ problems: String...) {
      self.rule = rule
      self.graph = graph
      self.problems = problems
    }

    var testDescription: String { rule }
  }

  /// A graph of one task with these steps; the first step begins at 1:30.
  static func steps(_ steps: String, _ rest: String = "") -> String {
    #"{"tasks":[{"id":"a","steps":["# + steps + "]}]\(rest)}"
  }

  private static func problems(_ graph: String) throws -> [GraphProblem] {
    let document = try JSONDocument(parsing: Array(graph.utf8))
    do {
      _ = try TaskGraph.decode(document)
      return []
    } catch {
      return error.problems
    }
  }

  static let structure: [Case] = [
    Case("a graph is an object", "[]", "wrong-type  1:1"),
    Case("a graph has tasks", "{}", "missing-key  1:1"),
    Case("tasks are a list", #"{"tasks":{}}"#, "wrong-type /tasks 1:10"),
    Case("there is a task", #"{"tasks":[]}"#, "empty-list /tasks 1:10"),
    Case("a task is an object", #"{"tasks":[1]}"#, "wrong-type /tasks/0 1:11"),
    Case("a task has an id", #"{"tasks":[{}]}"#, "missing-key /tasks/0 1:11"),
    Case("an id is a text", #"{"tasks":[{"id":5}]}"#, "wrong-type /tasks/0/id 1:17"),
    Case("an id is not empty", #"{"tasks":[{"id":""}]}"#, "invalid-name /tasks/0/id 1:17"),
    Case(
      "an id has no control characters",
      #"{"tasks":[{"id":"a\u0007"}]}"#,
      "invalid-name /tasks/0/id 1:17"
    ),
    Case(
      "nor those beyond ASCII",
      "{\"tasks\":[{\"id\":\"a\u{85}\"}]}",
      "invalid-name /tasks/0/id 1:17"
    ),
    Case(
      "an id has at most 200 characters",
      #"{"tasks":[{"id":""# + String(repeating: "é", count: 201) + #""}]}"#,
      "invalid-name /tasks/0/id 1:17"
    ),
    Case("ids differ", #"{"tasks":[{"id":"a"},{"id":"a"}]}"#, "duplicate-name /tasks/1/id 1:28"),
    Case(
      "ids, objects and coroutines share one namespace",
      #"{"objects":{"a":"event","b":"event"},"coroutines":{"b":{"steps":[]}},"tasks":[{"id":"a"}]}"#,
      "duplicate-name /coroutines/b 1:52",
      "duplicate-name /tasks/0/id 1:85"
    ),
    Case(
      "unknown keys are errors",
      #"{"task":[],"tasks":[{"id":"a","step":[]}]}"#,
      "unknown-key /task 1:2 tasks",
      "unknown-key /tasks/0/step 1:31 steps"
    ),
    Case(
      "keys stand once",
      #"{"name":"x","name":"y","tasks":[{"id":"a"}]}"#,
      "duplicate-key /name 1:13"
    ),
    Case(
      "a name is a text",
      #"{"name":1,"description":[],"tasks":[{"id":"a"}]}"#,
      "wrong-type /name 1:9",
      "wrong-type /description 1:25"
    ),
    Case(
      "a task has steps or runs",
      #"{"coroutines":{"c":{"steps":[]}},"tasks":[{"id":"a","run":"c","steps":[]}]}"#,
      "conflicting-keys /tasks/0/steps 1:71"
    ),
    Case(
      "args need a coroutine",
      #"{"tasks":[{"id":"a","args":{}}]}"#,
      "misplaced-modifier /tasks/0/args 1:28"
    ),
    Case(
      "run names a coroutine",
      #"{"coroutines":{"work":{"steps":[]}},"tasks":[{"id":"a","run":"wrok"},{"id":"b","run":"a"}]}"#,
      "unknown-name /tasks/0/run 1:62 work",
      "wrong-kind /tasks/1/run 1:86"
    ),
    Case(
      "kinds of objects are known",
      #"{"objects":{"a":"evnt","b":{"semaphore":2},"c":3},"tasks":[{"id":"t","steps":[{"set":"a"}]}]}"#,
      "unknown-kind /objects/a 1:17 event",
      "unknown-kind /objects/b 1:28",
      "wrong-type /objects/c 1:48"
    ),
    Case(
      "a coroutine has steps",
      #"{"coroutines":{"c":{},"d":[]},"tasks":[{"id":"a"}]}"#,
      "missing-key /coroutines/c 1:20",
      "wrong-type /coroutines/d 1:27"
    ),
    Case(
      "parameters are names that differ",
      #"{"variables":{"v":1},"coroutines":{"c":{"params":["x","x","v",""],"steps":[]}},"tasks":[{"id":"a"}]}"#,
      "duplicate-name /coroutines/c/params/1 1:55",
      "shadowing-parameter /coroutines/c/params/2 1:59",
      "invalid-name /coroutines/c/params/3 1:63"
    ),
    Case(
      "variables stand once and fit 64 bits",
      #"{"variables":{"a":9223372036854775808,"a":1,"b":{"k":1,"k":2}},"tasks":[{"id":"a"}]}"#,
      "number-out-of-range /variables/a 1:19",
      "duplicate-key /variables/a 1:39",
      "duplicate-key /variables/b/k 1:56"
    ),
  ]

  static let stepCases: [Case] = [
    Case("a step is an object", steps(#""print""#), "wrong-type /tasks/0/steps/0 1:30"),
    Case("a step has an operation", steps(#"{"label":"x"}"#), "no-operation /tasks/0/steps/0 1:30"),
    Case(
      "an operation is known",
      steps(#"{"pritn":"x"}"#),
      "unknown-operation /tasks/0/steps/0/pritn 1:31 print"
    ),
    Case(
      "a step has one operation",
      steps(#"{"print":"x","yield":1}"#),
      "several-operations /tasks/0/steps/0/yield 1:43"
    ),
    Case(
      "an operation stands once",
      steps(#"{"print":"x","print":"y"}"#),
      "duplicate-key /tasks/0/steps/0/print 1:43"
    ),
    Case(
      "a modifier stands once",
      steps(#"{"repeat":1,"as":"x","as":"y"}"#),
      "duplicate-key /tasks/0/steps/0/as 1:51"
    ),
    Case(
      "a modifier belongs to its operation",
      steps(#"{"print":"x","as":"y"}"#),
      "misplaced-modifier /tasks/0/steps/0/as 1:43"
    ),
    Case(
      "other keys are unknown",
      steps(#"{"repeat":1,"stpes":[]}"#),
      "unknown-key /tasks/0/steps/0/stpes 1:42 steps"
    ),
    Case(
      "a label is a text",
      steps(#"{"print":"x","label":1}"#),
      "wrong-type /tasks/0/steps/0/label 1:51"
    ),
    Case("print takes a text", steps(#"{"print":1}"#), "wrong-type /tasks/0/steps/0/print 1:39"),
    Case(
      "sleep takes a number",
      steps(#"{"sleep":true},{"sleep":null},{"work":[1]}"#),
      "wrong-type /tasks/0/steps/0/sleep 1:39",
      "wrong-type /tasks/0/steps/1/sleep 1:54",
      "wrong-type /tasks/0/steps/2/work 1:68"
    ),
    Case(
      "an expression has its equals sign",
      steps(#"{"sleep":"1"},{"if":"x > 1","then":[]},{"repeat":"n n"}"#),
      "missing-equals-sign /tasks/0/steps/0/sleep 1:39 =1",
      "missing-equals-sign /tasks/0/steps/1/if 1:50 =x > 1",
      "missing-equals-sign /tasks/0/steps/2/repeat 1:79"
    ),
    Case(
      "a count is whole",
      steps(#"{"yield":1.0},{"repeat":2.5},{"yield":false},{"repeat":null}"#),
      "wrong-type /tasks/0/steps/0/yield 1:39",
      "wrong-type /tasks/0/steps/1/repeat 1:54",
      "wrong-type /tasks/0/steps/2/yield 1:68",
      "wrong-type /tasks/0/steps/3/repeat 1:85"
    ),
    Case(
      "steps within steps are checked",
      steps(#"{"if":true,"then":[{"if":false,"else":[{"pint":"x"}]}]}"#),
      "unknown-operation /tasks/0/steps/0/then/0/else/0/pint 1:70 print"
    ),
    Case(
      "steps are a list",
      steps(#"{"repeat":1,"steps":{}}"#),
      "wrong-type /tasks/0/steps/0/steps 1:50"
    ),
    Case(
      "let takes an object",
      steps(#"{"let":["x"]},{"let":{"":1,"x":1,"x":2}}"#),
      "wrong-type /tasks/0/steps/0/let 1:37",
      "invalid-name /tasks/0/steps/1/let/ 1:52",
      "duplicate-key /tasks/0/steps/1/let/x 1:63"
    ),
    Case(
      "set takes an object",
      steps(#"{"set":"evnt"},{"clear":"a"},{"set":1}"#, #","objects":{"event":"event"}"#),
      "unknown-name /tasks/0/steps/0/set 1:37 event",
      "wrong-kind /tasks/0/steps/1/clear 1:54",
      "wrong-type /tasks/0/steps/2/set 1:66"
    ),
    Case("as is a name", steps(#"{"await":"a","as":""}"#), "invalid-name /tasks/0/steps/0/as 1:48"),
  ]

  static let targetCases: [Case] = [
    Case(
      "await takes what exists",
      steps(#"{"await":"bb"}"#, #","coroutines":{"bbb":{"steps":[]}}"#),
      "unknown-name /tasks/0/steps/0/await 1:39 bbb"
    ),
    Case(
      "a numbered task must be spawned by some step",
      steps(#"{"await":"c-1"}"#, #","coroutines":{"c":{"steps":[]}}"#),
      "unknown-name /tasks/0/steps/0/await 1:39"
    ),
    Case(
      "a number has no zeros before it",
      steps(
        #"{"spawn":"c"},{"await":"c-1"},{"await":"c-01"},{"await":"c-"}"#,
        #","coroutines":{"c":{"steps":[]}}"#
      ),
      "unknown-name /tasks/0/steps/2/await 1:69",
      "unknown-name /tasks/0/steps/3/await 1:86 c"
    ),
    Case(
      "a coroutine with an id of its own has no number",
      steps(
        #"{"spawn":"c","id":"x"},{"await":"c-1"},{"await":"x"}"#,
        #","coroutines":{"c":{"steps":[]}}"#
      ),
      "unknown-name /tasks/0/steps/1/await 1:62"
    ),
    Case(
      "args are for coroutines",
      steps(#"{"await":"a","args":{}}"#),
      "misplaced-modifier /tasks/0/steps/0/args 1:50"
    ),
    Case(
      "spawn takes a coroutine",
      steps(#"{"spawn":"a"},{"spawn":"x"},{"spawn":1}"#),
      "wrong-kind /tasks/0/steps/0/spawn 1:39",
      "unknown-name /tasks/0/steps/1/spawn 1:53",
      "wrong-type /tasks/0/steps/2/spawn 1:67"
    ),
    Case(
      "an id is no object's and no coroutine's name",
      steps(
        #"{"spawn":"c","id":"c"},{"spawn":"c","id":"e"},{"spawn":"c","id":""}"#,
        #","coroutines":{"c":{"steps":[]}},"objects":{"e":"event"}"#
      ),
      "duplicate-name /tasks/0/steps/0/id 1:48",
      "duplicate-name /tasks/0/steps/1/id 1:71",
      "invalid-name /tasks/0/steps/2/id 1:94"
    ),
    Case(
      "arguments are parameters",
      steps(
        #"{"spawn":"c","args":{"x":1,"yy":2}},{"await":"c"},{"gather":["c"]}"#,
        #","coroutines":{"c":{"params":["x","y"],"steps":[]}}"#
      ),
      "unknown-argument /tasks/0/steps/0/args/yy 1:57 y",
      "missing-argument /tasks/0/steps/1/await 1:75",
      "missing-argument /tasks/0/steps/2/gather/0 1:91"
    ),
    Case(
      "an argument stands once",
      steps(
        #"{"await":"c","args":{"x":1,"x":2}}"#,
        #","coroutines":{"c":{"params":["x"],"steps":[]}}"#
      ),
      "duplicate-key /tasks/0/steps/0/args/x 1:57"
    ),
    Case(
      "args are an object",
      steps(#"{"await":"c","args":[1]}"#, #","coroutines":{"c":{"params":["x"],"steps":[]}}"#),
      "wrong-type /tasks/0/steps/0/args 1:50"
    ),
    Case(
      "gather takes a list of targets",
      steps(
        #"{"gather":"a"},{"gather":["e",1,{"args":{}},{"coroutine":"c","x":1}],"return_exceptions":1}"#,
        #","coroutines":{"c":{"steps":[]}},"objects":{"e":"event"}"#
      ),
      "wrong-type /tasks/0/steps/0/gather 1:40",
      "wrong-kind /tasks/0/steps/1/gather/0 1:56",
      "wrong-type /tasks/0/steps/1/gather/1 1:60",
      "missing-key /tasks/0/steps/1/gather/2 1:62",
      "unknown-key /tasks/0/steps/1/gather/3/x 1:91",
      "wrong-type /tasks/0/steps/1/return_exceptions 1:119"
    ),
  ]

  static let expressionCases: [Case] = [
    Case(
      "a mistake in an expression is shown where it is",
      steps(#"{"sleep":"=1 + "}"#),
      "invalid-expression /tasks/0/steps/0/sleep 1:45"
    ),
    Case(
      "or at its text where that has escapes",
      steps(#"{"sleep":"=\u0031 + "}"#),
      "invalid-expression /tasks/0/steps/0/sleep 1:39"
    ),
    Case(
      "functions are known",
      steps(#"{"return":"=[lne(xs)]"}"#),
      "invalid-expression /tasks/0/steps/0/return 1:43 len"
    ),
    Case(
      "expressions are found at any depth",
      steps(#"{"return":[{"a":["=)"]}]}"#),
      "invalid-expression /tasks/0/steps/0/return/0/a/0 1:49"
    ),
    Case(
      "the braces of a template are closed",
      steps(#"{"print":"{x"},{"print":"x}"},{"print":"{}"},{"print":"{ 1 }{"}"#),
      "invalid-template /tasks/0/steps/0/print 1:40",
      "invalid-template /tasks/0/steps/1/print 1:56",
      "invalid-template /tasks/0/steps/2/print 1:70",
      "invalid-template /tasks/0/steps/3/print 1:91"
    ),
    Case(
      "a template has no formats",
      steps(#"{"print":"{x!r}"},{"print":"{x:>5}"}"#),
      "invalid-template /tasks/0/steps/0/print 1:42",
      "invalid-template /tasks/0/steps/1/print 1:60"
    ),
    Case(
      "brackets nest 100 levels deep",
      steps(#"{"return":"="# + String(repeating: "[", count: 101) + #""}"#),
      "invalid-expression /tasks/0/steps/0/return 1:143"
    ),
    Case(
      "numbers fit",
      steps(#"{"sleep":9223372036854775808},{"return":[1.8e308]}"#),
      "number-out-of-range /tasks/0/steps/0/sleep 1:39",
      "number-out-of-range /tasks/0/steps/1/return/0 1:71"
    ),
    Case(
      "values nest 100 levels deep",
      steps(
        #"{"return":"# + String(repeating: "[", count: 101) + String(repeating: "]", count: 101)
          + "}"
      ),
      "value-too-large /tasks/0/steps/0/return 1:40"
    ),
  ]

  static let afterCases: [Case] = [
    Case(
      "after lists ids of roots",
      #"{"objects":{"e":"event"},"tasks":[{"id":"build","after":["biuld","e",1]}]}"#,
      "unknown-name /tasks/0/after/0 1:58 build",
      "wrong-kind /tasks/0/after/1 1:66",
      "wrong-type /tasks/0/after/2 1:70"
    ),
    Case(
      "after lists each id once",
      #"{"tasks":[{"id":"a"},{"id":"b","after":["a","a"]}]}"#,
      "repeated-dependency /tasks/1/after/1 1:45"
    ),
    Case(
      "a task does not wait for itself",
      #"{"tasks":[{"id":"a","after":["a"]}]}"#,
      "dependency-cycle /tasks/0/after/0 1:30"
    ),
    Case(
      "tasks do not wait for each other",
      #"{"tasks":[{"id":"x","after":["a"]},{"id":"a","after":["b"]},{"id":"b","after":["x0","c"]},{"id":"c","after":["a"]},{"id":"x0"}]}"#,
      "dependency-cycle /tasks/1/after/0 1:55"
    ),
    Case(
      "options are known",
      #"{"tasks":[{"id":"a"}],"options":{"clock":"vitrual","policy":"rand","seed":1.5,"schedule":["a",1],"limits":{"steps":-1,"operations":"x","time":-0.5,"memry":1,"output":1e3}}}"#,
      "unknown-value /options/clock 1:42 virtual",
      "unknown-value /options/policy 1:61",
      "wrong-type /options/seed 1:75",
      "wrong-type /options/schedule/1 1:95",
      "number-out-of-range /options/limits/steps 1:116",
      "wrong-type /options/limits/operations 1:132",
      "number-out-of-range /options/limits/time 1:143",
      "unknown-key /options/limits/memry 1:148 memory",
      "wrong-type /options/limits/output 1:167"
    ),
  ]

  @Test(arguments: structure + stepCases + targetCases + expressionCases + afterCases)
  func `what is wrong is told with its place`(wrong: Case) throws {
    let problems = try GraphProblemTests.problems(wrong.graph).map { problem in
      let place = "\(problem.pointer) \(problem.line):\(problem.column)"
      return "\(problem.code.rawValue) \(place)" + (problem.suggestion.map { " " + $0 } ?? "")
    }
    #expect(problems == wrong.problems)
  }

  @Test func `messages say what was found, what was expected and how to mend it`() throws {
    let messages = try GraphProblemTests.problems(
      #"{"objects":{"e":"event"},"tasks":[{"id":"a","after":["c"],"steps":[{"spawn":"e"},{"sleep":"x"},"#
        + #"{"print":"{x"},{"pritn":1}]},{"id":"b","after":["a"]},{"id":"c","after":["b"]}]}"#
    ).map(\.message)
    #expect(
      messages == [
        "these tasks wait for each other in a circle, so none of them can start: 'a' → 'c' → 'b' → 'a'",
        "'e' is an object of kind 'event', and this takes a coroutine",
        "'sleep' takes seconds, and this is a text: an expression begins with '='",
        "this '{' is never closed: a brace itself is written twice, '{{'",
        "there is no operation 'pritn': operations are 'print', 'yield', 'sleep', 'work', 'await', "
          + "'spawn', 'gather', 'set', 'clear', 'let', 'if', 'repeat' or 'return'",
      ]
    )
  }

  @Test func `no more than a hundred problems are told`() throws {
    let steps = Array(repeating: #"{"print":1}"#, count: 500).joined(separator: ",")
    #expect(try GraphProblemTests.problems(GraphProblemTests.steps(steps)).count == 100)
  }
}

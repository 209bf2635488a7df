// What can be wrong with targets, expressions and dependencies.
extension GraphProblemTests {
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
}

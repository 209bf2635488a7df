// What can be wrong with single steps.
extension GraphProblemTests {
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
}

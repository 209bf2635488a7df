// What can be wrong with loops, and what stands in none.
extension GraphProblemTests {
  static let flowCases: [Case] = [
    Case(
      "while takes an expression",
      steps(#"{"while":"x"},{"while":"=x","steps":[]},{"while":"= x +"},{"while":"x y"}"#),
      "missing-equals-sign /tasks/0/steps/0/while 1:39 =x",
      "invalid-expression /tasks/0/steps/2/while 1:85",
      "missing-equals-sign /tasks/0/steps/3/while 1:97"
    ),
    Case(
      "the steps of a loop are checked",
      steps(
        #"{"while":true,"steps":[{"for":"x","in":[],"steps":[{"repeat":1,"steps":[{"brake":true}]}]}]}"#
      ),
      "unknown-operation /tasks/0/steps/0/steps/0/steps/0/steps/0/brake 1:103"
    ),
    Case(
      "for needs something to run over",
      steps(#"{"for":"x"},{"for":"x","steps":[]}"#),
      "missing-key /tasks/0/steps/0 1:30",
      "missing-key /tasks/0/steps/1 1:42"
    ),
    Case(
      "for runs over a list, an object or what an expression gives",
      steps(
        #"{"for":"x","in":[1,"=2"]},{"for":"x","in":{"k":1}},{"for":"x","in":"='ab'"},{"for":"x","in":"ab"},{"for":"x","in":3},{"for":"x","in":null},{"for":"x","in":false}"#
      ),
      "missing-equals-sign /tasks/0/steps/3/in 1:122 =ab",
      "wrong-type /tasks/0/steps/4/in 1:144",
      "wrong-type /tasks/0/steps/5/in 1:163",
      "wrong-type /tasks/0/steps/6/in 1:185"
    ),
    Case(
      "an expression in a list is checked",
      steps(#"{"for":"x","in":["=)"]},{"for":"x","in":"=[1"}"#),
      "invalid-expression /tasks/0/steps/0/in/0 1:49",
      "invalid-expression /tasks/0/steps/1/in 1:74"
    ),
    Case(
      "for binds a name",
      steps(#"{"for":"","in":[]},{"for":1,"in":[]},{"for":["x"],"in":[],"steps":[{"pint":1}]}"#),
      "invalid-name /tasks/0/steps/0/for 1:37",
      "wrong-type /tasks/0/steps/1/for 1:56",
      "wrong-type /tasks/0/steps/2/for 1:74",
      "unknown-operation /tasks/0/steps/2/steps/0/pint 1:98 print"
    ),
    Case(
      "for has no as",
      steps(#"{"for":"x","in":[],"as":"y"},{"while":true,"as":"y"}"#),
      "misplaced-modifier /tasks/0/steps/0/as 1:49",
      "misplaced-modifier /tasks/0/steps/1/as 1:73"
    ),
    Case(
      "break stands in a loop",
      steps(#"{"break":true},{"continue":true}"#),
      "misplaced-operation /tasks/0/steps/0 1:30",
      "misplaced-operation /tasks/0/steps/1 1:45"
    ),
    Case(
      "a branch is no loop",
      steps(#"{"if":true,"then":[{"break":true}],"else":[{"continue":true}]}"#),
      "misplaced-operation /tasks/0/steps/0/then/0 1:49",
      "misplaced-operation /tasks/0/steps/0/else/0 1:73"
    ),
    Case(
      "nor is a block",
      steps(
        #"{"timeout":1,"steps":[{"break":true}]},{"group":"g","steps":[{"continue":true}]},{"with":"l","steps":[{"break":true}]}"#,
        everyObject
      ),
      "misplaced-operation /tasks/0/steps/0/steps/0 1:52",
      "misplaced-operation /tasks/0/steps/1/steps/0 1:91",
      "misplaced-operation /tasks/0/steps/2/steps/0 1:132"
    ),
    Case(
      "nor is a try",
      steps(
        #"{"try":[{"break":true}],"except":[{"steps":[{"continue":true}]}],"else":[{"break":true}],"finally":[{"break":true}]}"#
      ),
      "misplaced-operation /tasks/0/steps/0/try/0 1:38",
      "misplaced-operation /tasks/0/steps/0/except/0/steps/0 1:74",
      "misplaced-operation /tasks/0/steps/0/else/0 1:103",
      "misplaced-operation /tasks/0/steps/0/finally/0 1:130"
    ),
    Case(
      "every loop can be left",
      steps(
        #"{"repeat":1,"steps":[{"break":true}]},{"while":true,"steps":[{"if":1,"then":[{"continue":true}]}]},{"for":"x","in":[],"steps":[{"try":[],"finally":[{"break":true}]}]},{"as_completed":[],"steps":[{"with":"l","steps":[{"continue":true}]}]},{"break":true}"#,
        everyObject
      ),
      "misplaced-operation /tasks/0/steps/4 1:268"
    ),
    Case(
      "a loop ends with its steps",
      steps(
        #"{"repeat":1,"steps":[{"repeat":1,"steps":[]},{"break":true}]},{"repeat":1},{"continue":true}"#
      ),
      "misplaced-operation /tasks/0/steps/2 1:105"
    ),
    Case(
      "a loop of the caller is no loop of the body",
      #"{"coroutines":{"c":{"steps":[{"break":true}]}},"tasks":[{"id":"a","steps":[{"repeat":1,"steps":[{"await":"c"}]}]},{"id":"b","steps":[{"continue":true}]}]}"#,
      "misplaced-operation /coroutines/c/steps/0 1:30",
      "misplaced-operation /tasks/1/steps/0 1:134"
    ),
    Case(
      "break takes true",
      steps(
        #"{"repeat":1,"steps":[{"break":false},{"continue":1},{"break":null}]},{"break":"outer"}"#
      ),
      "wrong-type /tasks/0/steps/0/steps/0/break 1:60",
      "wrong-type /tasks/0/steps/0/steps/1/continue 1:79",
      "wrong-type /tasks/0/steps/0/steps/2/break 1:91",
      "misplaced-operation /tasks/0/steps/1 1:99",
      "wrong-type /tasks/0/steps/1/break 1:108"
    ),
    Case(
      "break has nothing beside it",
      steps(#"{"repeat":1,"steps":[{"break":true,"as":"x"},{"continue":true,"n":2}]}"#),
      "misplaced-modifier /tasks/0/steps/0/steps/0/as 1:65",
      "misplaced-modifier /tasks/0/steps/0/steps/1/n 1:92"
    ),
    Case(
      "an expression is judged when it is evaluated",
      steps(
        #"{"sleep":"='a'"},{"repeat":"=1.5"},{"yield":"=true"},{"timeout":"='a'"},{"for":"x","in":"=1"},{"sleep":"a"}"#
      ),
      "missing-equals-sign /tasks/0/steps/5/sleep 1:133 =a"
    ),
    Case(
      "note takes a template",
      steps(#"{"note":1},{"note":"{x"},{"note":"x","as":"y"}"#),
      "wrong-type /tasks/0/steps/0/note 1:38",
      "invalid-template /tasks/0/steps/1/note 1:50",
      "misplaced-modifier /tasks/0/steps/2/as 1:67"
    ),
  ]
}

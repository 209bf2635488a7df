// What can be wrong with raising and catching.
extension GraphProblemTests {
  static let exceptionCases: [Case] = [
    Case(
      "try takes steps",
      steps(#"{"try":{}},{"try":true},{"try":[1]}"#),
      "wrong-type /tasks/0/steps/0/try 1:37",
      "wrong-type /tasks/0/steps/1/try 1:48",
      "wrong-type /tasks/0/steps/2/try/0 1:62"
    ),
    Case(
      "what stands in a try is checked",
      steps(
        #"{"try":[{"sleep":"x"}],"except":[{"steps":[{"print":1}]},{"steps":[{"set":"y"}]}],"else":[{"pritn":1}],"finally":[{"await":"z"}]}"#
      ),
      "missing-equals-sign /tasks/0/steps/0/try/0/sleep 1:47 =x",
      "wrong-type /tasks/0/steps/0/except/0/steps/0/print 1:82",
      "unknown-name /tasks/0/steps/0/except/1/steps/0/set 1:104",
      "unknown-operation /tasks/0/steps/0/else/0/pritn 1:121 print",
      "unknown-name /tasks/0/steps/0/finally/0/await 1:153"
    ),
    Case(
      "except is a list of parts",
      steps(#"{"try":[],"except":{}},{"try":[],"except":[1,[]]}"#),
      "wrong-type /tasks/0/steps/0/except 1:49",
      "wrong-type /tasks/0/steps/1/except/0 1:73",
      "wrong-type /tasks/0/steps/1/except/1 1:75"
    ),
    Case(
      "a part's keys are known",
      steps(#"{"try":[],"except":[{"mach":"ValueError","step":[]},{"label":"x"}]}"#),
      "unknown-key /tasks/0/steps/0/except/0/mach 1:51 match",
      "unknown-key /tasks/0/steps/0/except/0/step 1:71 steps",
      "unknown-key /tasks/0/steps/0/except/1/label 1:83"
    ),
    Case(
      "a part's keys stand once",
      steps(#"{"try":[],"except":[{"match":"A","match":"B"}]}"#),
      "duplicate-key /tasks/0/steps/0/except/0/match 1:63"
    ),
    Case(
      "match is a name or names",
      steps(
        #"{"try":[],"except":[{"match":1},{"match":null},{"match":{}},{"match":["A",1,""]},{"match":""}]}"#
      ),
      "wrong-type /tasks/0/steps/0/except/0/match 1:59",
      "wrong-type /tasks/0/steps/0/except/1/match 1:71",
      "wrong-type /tasks/0/steps/0/except/2/match 1:86",
      "wrong-type /tasks/0/steps/0/except/3/match/1 1:104",
      "invalid-name /tasks/0/steps/0/except/3/match/2 1:106",
      "invalid-name /tasks/0/steps/0/except/4/match 1:120"
    ),
    Case(
      "as is a name in a part too",
      steps(#"{"try":[],"except":[{"as":""},{"as":1}]}"#),
      "invalid-name /tasks/0/steps/0/except/0/as 1:56",
      "wrong-type /tasks/0/steps/0/except/1/as 1:66"
    ),
    Case(
      "the steps of a part are a list",
      steps(#"{"try":[],"except":[{"steps":{}}]}"#),
      "wrong-type /tasks/0/steps/0/except/0/steps 1:59"
    ),
    Case(
      "the parts of a try belong to it",
      steps(#"{"repeat":1,"except":[]},{"if":true,"finally":[]},{"while":true,"else":[]}"#),
      "misplaced-modifier /tasks/0/steps/0/except 1:42",
      "misplaced-modifier /tasks/0/steps/1/finally 1:66",
      "misplaced-modifier /tasks/0/steps/2/else 1:94"
    ),
    Case(
      "finally holds steps",
      steps(#"{"try":[],"finally":{}},{"try":[],"else":null}"#),
      "wrong-type /tasks/0/steps/0/finally 1:50",
      "wrong-type /tasks/0/steps/1/else 1:71"
    ),
    Case(
      "raise takes a name",
      steps(#"{"raise":1},{"raise":""},{"raise":null},{"raise":["ValueError"]},{"raise":false}"#),
      "wrong-type /tasks/0/steps/0/raise 1:39",
      "invalid-name /tasks/0/steps/1/raise 1:51",
      "wrong-type /tasks/0/steps/2/raise 1:64",
      "wrong-type /tasks/0/steps/3/raise 1:79",
      "wrong-type /tasks/0/steps/4/raise 1:104"
    ),
    Case(
      "nobody raises a group of exceptions",
      steps(#"{"raise":"ExceptionGroup"},{"raise":"ExceptionGroup","message":"x"}"#),
      "invalid-exception /tasks/0/steps/0/raise 1:39",
      "invalid-exception /tasks/0/steps/1/raise 1:66"
    ),
    Case(
      "a message is a template",
      steps(
        #"{"raise":"A","message":1},{"raise":"A","message":"{"},{"assert":true,"message":null},{"assert":true,"message":"{x!r}"}"#
      ),
      "wrong-type /tasks/0/steps/0/message 1:53",
      "invalid-template /tasks/0/steps/1/message 1:81",
      "wrong-type /tasks/0/steps/2/message 1:109",
      "invalid-template /tasks/0/steps/3/message 1:143"
    ),
    Case(
      "raise has nothing but a message",
      steps(#"{"raise":"A","as":"x"},{"raise":"A","args":{}}"#),
      "misplaced-modifier /tasks/0/steps/0/as 1:43",
      "misplaced-modifier /tasks/0/steps/1/args 1:66"
    ),
    Case(
      "there is something to raise again in an except part",
      steps(#"{"raise":true}"#),
      "misplaced-operation /tasks/0/steps/0 1:30"
    ),
    Case(
      "but not in the other parts of a try",
      steps(
        #"{"try":[{"raise":true}],"except":[],"else":[{"raise":true}],"finally":[{"raise":true}]}"#
      ),
      "misplaced-operation /tasks/0/steps/0/try/0 1:38",
      "misplaced-operation /tasks/0/steps/0/else/0 1:74",
      "misplaced-operation /tasks/0/steps/0/finally/0 1:101"
    ),
    Case(
      "an except part may raise again from within",
      steps(
        #"{"try":[],"except":[{"steps":[{"raise":true},{"if":1,"then":[{"raise":true}]},{"repeat":1,"steps":[{"try":[{"raise":true}],"finally":[{"raise":true}]}]}]}],"finally":[{"raise":true}]}"#
      ),
      "misplaced-operation /tasks/0/steps/0/finally/0 1:197"
    ),
    Case(
      "but not from a coroutine that it runs",
      #"{"coroutines":{"c":{"steps":[{"raise":true}]}},"tasks":[{"id":"a","steps":[{"try":[],"except":[{"steps":[{"await":"c"}]}]}]}]}"#,
      "misplaced-operation /coroutines/c/steps/0 1:30"
    ),
    Case(
      "what is raised again keeps its message",
      steps(#"{"try":[],"except":[{"steps":[{"raise":true,"message":"x"}]}]}"#),
      "misplaced-modifier /tasks/0/steps/0/except/0/steps/0/message 1:84"
    ),
    Case(
      "assert takes an expression",
      steps(#"{"assert":"x > 1"},{"assert":"=x >"},{"assert":true,"error":"x"}"#),
      "missing-equals-sign /tasks/0/steps/0/assert 1:40 =x > 1",
      "invalid-expression /tasks/0/steps/1/assert 1:64",
      "misplaced-modifier /tasks/0/steps/2/error 1:82"
    ),
    Case(
      "a try needs no part",
      steps(
        #"{"try":[]},{"try":[],"else":[]},{"try":[],"except":[]},{"try":[],"except":[{}]},{"try":[],"except":[{"match":[]}]},{"raise":"Mine"},{"raise":true}"#
      ),
      "misplaced-operation /tasks/0/steps/6 1:162"
    ),
  ]
}

// What can be wrong with what waits, starts and cancels.
extension GraphProblemTests {
  static let waitingCases: [Case] = [
    Case(
      "await takes what can be awaited",
      steps(
        #"{"await":"l"},{"await":"s"},{"await":"q"},{"await":"c"},{"await":"f"},{"await":"b"},{"await":"e"},{"await":"w"}"#,
        everyObject
      ),
      "wrong-kind /tasks/0/steps/0/await 1:39",
      "wrong-kind /tasks/0/steps/1/await 1:53",
      "wrong-kind /tasks/0/steps/2/await 1:67"
    ),
    Case(
      "args are not for objects",
      steps(#"{"await":"f","args":{}}"#, everyObject),
      "misplaced-modifier /tasks/0/steps/0/args 1:50"
    ),
    Case(
      "nor for a task that a step spawns",
      steps(#"{"spawn":"c","id":"x"},{"await":"x","args":{"y":1}}"#, twoCoroutines),
      "misplaced-modifier /tasks/0/steps/1/args 1:73"
    ),
    Case(
      "gather takes futures and no other objects",
      steps(#"{"gather":["f","e","l","q","c"]}"#, everyObject),
      "wrong-kind /tasks/0/steps/0/gather/1 1:45",
      "wrong-kind /tasks/0/steps/0/gather/2 1:49",
      "wrong-kind /tasks/0/steps/0/gather/3 1:53",
      "wrong-kind /tasks/0/steps/0/gather/4 1:57"
    ),
    Case(
      "wait takes a list",
      steps(#"{"wait":"a"},{"wait":null}"#),
      "wrong-type /tasks/0/steps/0/wait 1:38",
      "wrong-type /tasks/0/steps/1/wait 1:51"
    ),
    Case(
      "wait takes tasks only",
      steps(
        #"{"wait":["a","c","f","aa",1,{"coroutine":"c"}]}"#,
        #","objects":{"f":"future"},"coroutines":{"c":{"steps":[]}}"#
      ),
      "wrong-kind /tasks/0/steps/0/wait/1 1:43",
      "wrong-kind /tasks/0/steps/0/wait/2 1:47",
      "unknown-name /tasks/0/steps/0/wait/3 1:51 a",
      "wrong-type /tasks/0/steps/0/wait/4 1:56",
      "wrong-type /tasks/0/steps/0/wait/5 1:58"
    ),
    Case(
      "until is one of three",
      steps(
        #"{"wait":["a"],"until":"all"},{"wait":["a"],"until":"first-completed"},{"wait":["a"],"until":null}"#
      ),
      "unknown-value /tasks/0/steps/0/until 1:52",
      "unknown-value /tasks/0/steps/1/until 1:81 first_completed",
      "wrong-type /tasks/0/steps/2/until 1:122"
    ),
    Case(
      "up_to is seconds or null",
      steps(
        #"{"wait":["a"],"up_to":"1"},{"wait":["a"],"up_to":true},{"wait_for":"a","up_to":[1]},{"wait_for":"a","up_to":null},{"wait":[],"up_to":"=1 +"}"#
      ),
      "missing-equals-sign /tasks/0/steps/0/up_to 1:52 =1",
      "wrong-type /tasks/0/steps/1/up_to 1:79",
      "wrong-type /tasks/0/steps/2/up_to 1:109",
      "invalid-expression /tasks/0/steps/4/up_to 1:168"
    ),
    Case(
      "wait has no steps",
      steps(#"{"wait":["a"],"steps":[]},{"wait":["a"],"return_exceptions":true}"#),
      "misplaced-modifier /tasks/0/steps/0/steps 1:44",
      "misplaced-modifier /tasks/0/steps/1/return_exceptions 1:70"
    ),
    Case(
      "wait_for takes one target",
      steps(#"{"wait_for":["a"]},{"wait_for":"aa"},{"wait_for":"e"}"#, everyObject),
      "wrong-type /tasks/0/steps/0/wait_for 1:42",
      "unknown-name /tasks/0/steps/1/wait_for 1:61 a",
      "wrong-kind /tasks/0/steps/2/wait_for 1:79"
    ),
    Case(
      "wait_for runs a coroutine without an id",
      steps(#"{"wait_for":{"coroutine":"c","id":"x"},"up_to":0}"#, twoCoroutines),
      "misplaced-modifier /tasks/0/steps/0/wait_for/id 1:64"
    ),
    Case(
      "wait_for checks arguments",
      steps(
        #"{"wait_for":"p"},{"wait_for":{"coroutine":"p","args":{"y":1}}},{"wait_for":{"coroutine":"p","args":{}}}"#,
        twoCoroutines
      ),
      "missing-argument /tasks/0/steps/0/wait_for 1:42",
      "unknown-argument /tasks/0/steps/1/wait_for/args/y 1:84",
      "missing-argument /tasks/0/steps/2/wait_for/args 1:129"
    ),
    Case(
      "wait_for creates no task",
      steps(#"{"wait_for":"c","up_to":1},{"await":"c-1"}"#, twoCoroutines),
      "unknown-name /tasks/0/steps/1/await 1:66"
    ),
    Case(
      "unless its limit is 0 or may be",
      steps(
        #"{"wait_for":"c","up_to":0},{"wait_for":"p","up_to":1},{"await":"c-1"},{"await":"p-1"}"#,
        #","coroutines":{"c":{"steps":[]},"p":{"steps":[]}}"#
      ),
      "unknown-name /tasks/0/steps/3/await 1:109"
    ),
    Case(
      "as_completed takes a list of targets",
      steps(
        #"{"as_completed":"a"},{"as_completed":["aa","e",{"args":{}}],"steps":[{"pritn":1}]}"#,
        everyObject
      ),
      "wrong-type /tasks/0/steps/0/as_completed 1:46",
      "unknown-name /tasks/0/steps/1/as_completed/0 1:68 a",
      "wrong-kind /tasks/0/steps/1/as_completed/1 1:73",
      "missing-key /tasks/0/steps/1/as_completed/2 1:77",
      "unknown-operation /tasks/0/steps/1/steps/0/pritn 1:100 print"
    ),
    Case(
      "a target's keys are known",
      steps(
        #"{"as_completed":[{"coroutine":"c","as":"x"}]},{"shield":{"coroutine":"c","arg":{}}}"#,
        twoCoroutines
      ),
      "unknown-key /tasks/0/steps/0/as_completed/0/as 1:64",
      "unknown-key /tasks/0/steps/1/shield/arg 1:103 args"
    ),
    Case(
      "a target's id is free",
      steps(
        #"{"gather":[{"coroutine":"c","id":"c"},{"coroutine":"c","id":"e"}]},{"shield":{"coroutine":"c","id":""}}"#,
        twoCoroutines + #","objects":{"e":"event"}"#
      ),
      "duplicate-name /tasks/0/steps/0/gather/0/id 1:63",
      "duplicate-name /tasks/0/steps/0/gather/1/id 1:90",
      "invalid-name /tasks/0/steps/1/shield/id 1:129"
    ),
    Case(
      "as_completed binds a name",
      steps(#"{"as_completed":[],"as":""},{"as_completed":[],"as":1}"#),
      "invalid-name /tasks/0/steps/0/as 1:54",
      "wrong-type /tasks/0/steps/1/as 1:82"
    ),
    Case(
      "shield takes a target",
      steps(
        #"{"shield":["a"]},{"shield":"l"},{"shield":"aa"},{"shield":{"coroutine":"x"}}"#,
        everyObject
      ),
      "wrong-type /tasks/0/steps/0/shield 1:40",
      "wrong-kind /tasks/0/steps/1/shield 1:57",
      "unknown-name /tasks/0/steps/2/shield 1:72 a",
      "unknown-name /tasks/0/steps/3/shield/coroutine 1:101"
    ),
    Case(
      "shield has no limit",
      steps(#"{"shield":"a","up_to":1}"#),
      "misplaced-modifier /tasks/0/steps/0/up_to 1:44"
    ),
    Case(
      "cancel takes a task or a future",
      steps(
        #"{"cancel":"a"},{"cancel":"f"},{"cancel":"e"},{"cancel":"x"},{"cancel":1},{"cancel":{"coroutine":"x"}}"#,
        everyObject
      ),
      "wrong-kind /tasks/0/steps/2/cancel 1:70",
      "unknown-name /tasks/0/steps/3/cancel 1:85",
      "wrong-type /tasks/0/steps/4/cancel 1:100",
      "wrong-type /tasks/0/steps/5/cancel 1:113"
    ),
    Case(
      "cancel takes no coroutine",
      steps(#"{"cancel":"c"},{"cancel":"c-1"}"#, twoCoroutines),
      "wrong-kind /tasks/0/steps/0/cancel 1:40",
      "unknown-name /tasks/0/steps/1/cancel 1:55"
    ),
    Case(
      "timeout takes seconds or null",
      steps(
        #"{"timeout":null},{"timeout":"=null"},{"timeout":"1"},{"timeout":true},{"timeout":{}},{"timeout":"x y"}"#
      ),
      "missing-equals-sign /tasks/0/steps/2/timeout 1:78 =1",
      "wrong-type /tasks/0/steps/3/timeout 1:94",
      "wrong-type /tasks/0/steps/4/timeout 1:111",
      "missing-equals-sign /tasks/0/steps/5/timeout 1:126"
    ),
    Case(
      "the steps of a timeout are checked",
      steps(#"{"timeout":1,"steps":[{"await":"aa"}]},{"timeout":1,"as":"x"}"#),
      "unknown-name /tasks/0/steps/0/steps/0/await 1:61 a",
      "misplaced-modifier /tasks/0/steps/1/as 1:82"
    ),
    Case(
      "a group's name is a name",
      steps(#"{"group":""},{"group":1},{"group":null,"steps":[{"pint":1}]}"#),
      "invalid-name /tasks/0/steps/0/group 1:39",
      "wrong-type /tasks/0/steps/1/group 1:52",
      "wrong-type /tasks/0/steps/2/group 1:64",
      "unknown-operation /tasks/0/steps/2/steps/0/pint 1:79 print"
    ),
    Case(
      "a group's name is no template",
      steps(
        #"{"group":"{x}","steps":[{"spawn":"c","in":"{x}"},{"spawn":"c","in":"{y}"}]}"#,
        twoCoroutines
      ),
      "unknown-name /tasks/0/steps/0/steps/1/in 1:97 {x}"
    ),
    Case(
      "a task is spawned into a group that some step opens",
      steps(
        #"{"spawn":"c","in":"crow"},{"spawn":"c","in":"other"},{"group":"crew"}"#,
        twoCoroutines
      ),
      "unknown-name /tasks/0/steps/0/in 1:48 crew",
      "unknown-name /tasks/0/steps/1/in 1:74"
    ),
    Case(
      "a group is no object",
      steps(
        #"{"spawn":"c","in":"e"},{"spawn":"c","in":1}"#,
        twoCoroutines + #","objects":{"e":"event"}"#
      ),
      "unknown-name /tasks/0/steps/0/in 1:48",
      "wrong-type /tasks/0/steps/1/in 1:71"
    ),
    Case(
      "in belongs to spawn and for",
      steps(#"{"group":"g","in":"g"},{"gather":[],"in":"g"}"#),
      "misplaced-modifier /tasks/0/steps/0/in 1:43",
      "misplaced-modifier /tasks/0/steps/1/in 1:66"
    ),
  ]
}

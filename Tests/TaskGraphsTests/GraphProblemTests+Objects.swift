// What can be wrong with the operations on objects.
extension GraphProblemTests {
  static let objectCases: [Case] = [
    Case(
      "set takes flags",
      steps(#"{"set":"e"},{"set":"w"},{"set":"l"},{"clear":"f"},{"clear":"q"}"#, everyObject),
      "wrong-kind /tasks/0/steps/2/set 1:61",
      "wrong-kind /tasks/0/steps/3/clear 1:75",
      "wrong-kind /tasks/0/steps/4/clear 1:89"
    ),
    Case(
      "with takes what can be held",
      steps(
        #"{"with":"l"},{"with":"s"},{"with":"c"},{"with":"e"},{"with":"b"},{"with":"q"},{"with":"a"},{"with":"x"},{"with":null}"#,
        everyObject
      ),
      "wrong-kind /tasks/0/steps/3/with 1:77",
      "wrong-kind /tasks/0/steps/4/with 1:90",
      "wrong-kind /tasks/0/steps/5/with 1:103",
      "wrong-kind /tasks/0/steps/6/with 1:116",
      "unknown-name /tasks/0/steps/7/with 1:129",
      "wrong-type /tasks/0/steps/8/with 1:142"
    ),
    Case(
      "the steps of with are checked",
      steps(
        #"{"with":"l","steps":[{"with":"s","steps":[{"acquire":"ll"}]}]}"#,
        #","objects":{"l":"lock","s":{"bounded_semaphore":1}}"#
      ),
      "unknown-name /tasks/0/steps/0/steps/0/steps/0/acquire 1:83 l"
    ),
    Case(
      "a list of steps is needed",
      steps(#"{"with":"l","steps":{"print":"x"}}"#, everyObject),
      "wrong-type /tasks/0/steps/0/steps 1:50"
    ),
    Case(
      "acquire takes what can be held",
      steps(#"{"acquire":"l"},{"acquire":"w"},{"acquire":"f"}"#, everyObject),
      "wrong-kind /tasks/0/steps/1/acquire 1:57",
      "wrong-kind /tasks/0/steps/2/acquire 1:73"
    ),
    Case(
      "release takes what can be held",
      steps(#"{"release":"c"},{"release":"b"},{"release":"qq"}"#, everyObject),
      "wrong-kind /tasks/0/steps/1/release 1:57",
      "unknown-name /tasks/0/steps/2/release 1:73 q"
    ),
    Case(
      "acquire gives nothing",
      steps(#"{"acquire":"l","as":"x"},{"acquire":"l","steps":[]}"#, everyObject),
      "misplaced-modifier /tasks/0/steps/0/as 1:45",
      "misplaced-modifier /tasks/0/steps/1/steps 1:70"
    ),
    Case(
      "notify takes a condition",
      steps(#"{"notify":"c"},{"notify":"e"},{"notify":"l"},{"notify":"a"}"#, everyObject),
      "wrong-kind /tasks/0/steps/1/notify 1:55",
      "wrong-kind /tasks/0/steps/2/notify 1:70",
      "wrong-kind /tasks/0/steps/3/notify 1:85"
    ),
    Case(
      "n is a count or all",
      steps(
        #"{"notify":"c","n":"all"},{"notify":"c","n":"=2"},{"notify":"c","n":-1},{"notify":"c","n":"al"},{"notify":"c","n":"2"},{"notify":"c","n":1.5},{"notify":"c","n":null},{"notify":"c","n":true}"#,
        everyObject
      ),
      "unknown-value /tasks/0/steps/3/n 1:119 all",
      "unknown-value /tasks/0/steps/4/n 1:143",
      "wrong-type /tasks/0/steps/5/n 1:166",
      "wrong-type /tasks/0/steps/6/n 1:189",
      "wrong-type /tasks/0/steps/7/n 1:213"
    ),
    Case(
      "n belongs to notify",
      steps(#"{"set":"e","n":1}"#, everyObject),
      "misplaced-modifier /tasks/0/steps/0/n 1:41"
    ),
    Case(
      "put takes a queue",
      steps(
        #"{"put":"q"},{"put":"l","value":1},{"put":"f","value":1},{"put_nowait":"e"},{"put_nowait":"qu"}"#,
        everyObject
      ),
      "wrong-kind /tasks/0/steps/1/put 1:49",
      "wrong-kind /tasks/0/steps/2/put 1:71",
      "wrong-kind /tasks/0/steps/3/put_nowait 1:100",
      "unknown-name /tasks/0/steps/4/put_nowait 1:119 q"
    ),
    Case(
      "what is put is checked",
      steps(
        #"{"put":"q","value":["=)"]},{"put_nowait":"q","value":{"k":1,"k":2}},{"put":"q","value":9223372036854775808}"#,
        everyObject
      ),
      "invalid-expression /tasks/0/steps/0/value/0 1:52",
      "duplicate-key /tasks/0/steps/1/value/k 1:90",
      "number-out-of-range /tasks/0/steps/2/value 1:117"
    ),
    Case(
      "put gives nothing and get takes nothing",
      steps(
        #"{"put":"q","as":"x"},{"get":"q","value":1},{"get_nowait":"q","value":1}"#,
        everyObject
      ),
      "misplaced-modifier /tasks/0/steps/0/as 1:41",
      "misplaced-modifier /tasks/0/steps/1/value 1:62",
      "misplaced-modifier /tasks/0/steps/2/value 1:91"
    ),
    Case(
      "get takes a queue",
      steps(
        #"{"get":"q","as":"x"},{"get":"c"},{"get_nowait":"s"},{"get":"a"},{"get":["q"]}"#,
        everyObject
      ),
      "wrong-kind /tasks/0/steps/1/get 1:58",
      "wrong-kind /tasks/0/steps/2/get_nowait 1:77",
      "wrong-kind /tasks/0/steps/3/get 1:89",
      "wrong-type /tasks/0/steps/4/get 1:101"
    ),
    Case(
      "what get binds is a name",
      steps(#"{"get":"q","as":1},{"get_nowait":"q","as":""}"#, everyObject),
      "wrong-type /tasks/0/steps/0/as 1:46",
      "invalid-name /tasks/0/steps/1/as 1:72"
    ),
    Case(
      "task_done and join take a queue",
      steps(
        #"{"task_done":"q"},{"join":"q"},{"task_done":"b"},{"join":"a"},{"join":"qq"}"#,
        everyObject
      ),
      "wrong-kind /tasks/0/steps/2/task_done 1:74",
      "wrong-kind /tasks/0/steps/3/join 1:87",
      "unknown-name /tasks/0/steps/4/join 1:100 q"
    ),
    Case(
      "resolve takes a future",
      steps(#"{"resolve":"f"},{"resolve":"e"},{"resolve":"a"},{"resolve":"ff"}"#, everyObject),
      "wrong-kind /tasks/0/steps/1/resolve 1:57",
      "wrong-kind /tasks/0/steps/2/resolve 1:73",
      "unknown-name /tasks/0/steps/3/resolve 1:89 f"
    ),
    Case(
      "resolve gives a value and no message",
      steps(#"{"resolve":"f","value":"=1 1"},{"resolve":"f","message":"x"}"#, everyObject),
      "invalid-expression /tasks/0/steps/0/value 1:57",
      "misplaced-modifier /tasks/0/steps/1/message 1:76"
    ),
    Case(
      "reject takes a future and an error",
      steps(
        #"{"reject":"f"},{"reject":"e","error":"ValueError"},{"reject":"f","error":1},{"reject":"f","error":""}"#,
        everyObject
      ),
      "missing-key /tasks/0/steps/0 1:30",
      "wrong-kind /tasks/0/steps/1/reject 1:55",
      "wrong-type /tasks/0/steps/2/error 1:103",
      "invalid-name /tasks/0/steps/3/error 1:128"
    ),
    Case(
      "nobody rejects with a group of exceptions",
      steps(#"{"reject":"f","error":"ExceptionGroup","message":"{"}"#, everyObject),
      "invalid-exception /tasks/0/steps/0/error 1:52",
      "invalid-template /tasks/0/steps/0/message 1:81"
    ),
    Case(
      "an error has its operation",
      steps(
        #"{"resolve":"f","error":"ValueError"},{"raise":"ValueError","error":"x"}"#,
        everyObject
      ),
      "misplaced-modifier /tasks/0/steps/0/error 1:45",
      "misplaced-modifier /tasks/0/steps/1/error 1:89"
    ),
    Case(
      "a computed name is no mistake",
      steps(
        #"{"set":"{1}"},{"with":"{x}"},{"put":"{x}q"},{"resolve":"{"},{"get":"}"}"#,
        everyObject
      ),
      "invalid-template /tasks/0/steps/3/resolve 1:87",
      "invalid-template /tasks/0/steps/4/get 1:98"
    ),
  ]

  /// One object of each family.
  static let everyObject =
    #","objects":{"e":"event","w":"waiter","l":"lock","s":{"semaphore":1},"c":"condition","#
    + #""f":"future","b":{"barrier":2},"q":{"queue":0}}"#

  /// One coroutine without parameters and one that needs an argument.
  static let twoCoroutines =
    #","coroutines":{"c":{"steps":[]},"p":{"params":["x"],"steps":[]}}"#
}

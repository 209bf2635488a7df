// What can be wrong outside of steps.
extension GraphProblemTests {
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
}

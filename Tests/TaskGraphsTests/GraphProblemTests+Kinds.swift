// What can be wrong with the kinds of objects.
extension GraphProblemTests {
  static let kindCases: [Case] = [
    Case(
      "a kind is known",
      #"{"objects":{"a":"evnt","b":{"semafore":2},"c":3},"tasks":[{"id":"t"}]}"#,
      "unknown-kind /objects/a 1:17 event",
      "unknown-kind /objects/b/semafore 1:29 semaphore",
      "wrong-type /objects/c 1:47"
    ),
    Case(
      "a kind is a word or an object",
      #"{"objects":{"a":null,"b":true,"c":["queue",1],"d":1},"tasks":[{"id":"t"}]}"#,
      "wrong-type /objects/a 1:17",
      "wrong-type /objects/b 1:26",
      "wrong-type /objects/c 1:35",
      "wrong-type /objects/d 1:51"
    ),
    Case(
      "a kind with a number has it",
      #"{"objects":{"a":"semaphore","b":"bounded_semaphore","c":"barrier","d":"queue","e":"lifo_queue","f":"priority_queue"},"tasks":[{"id":"t"}]}"#,
      "wrong-type /objects/a 1:17",
      "wrong-type /objects/b 1:33",
      "wrong-type /objects/c 1:57",
      "wrong-type /objects/d 1:71",
      "wrong-type /objects/e 1:83",
      "wrong-type /objects/f 1:100"
    ),
    Case(
      "a kind without a number has none",
      #"{"objects":{"a":{"event":1},"b":{"lock":null},"c":{"waiter":{}},"d":{"condition":0},"e":{"future":"x"}},"tasks":[{"id":"t"}]}"#,
      "wrong-type /objects/a 1:17",
      "wrong-type /objects/b 1:33",
      "wrong-type /objects/c 1:51",
      "wrong-type /objects/d 1:69",
      "wrong-type /objects/e 1:89"
    ),
    Case(
      "an object has a kind",
      #"{"objects":{"a":{}},"tasks":[{"id":"t"}]}"#,
      "missing-key /objects/a 1:17"
    ),
    Case(
      "an object has one kind",
      #"{"objects":{"a":{"queue":1,"barrier":1}},"tasks":[{"id":"t"}]}"#,
      "conflicting-keys /objects/a/barrier 1:28"
    ),
    Case(
      "its kind stands once",
      #"{"objects":{"a":{"queue":1,"queue":1}},"tasks":[{"id":"t"}]}"#,
      "duplicate-key /objects/a/queue 1:28"
    ),
    Case(
      "a semaphore lets at least nobody in",
      #"{"objects":{"a":{"semaphore":0},"b":{"semaphore":-1},"c":{"bounded_semaphore":-1}},"tasks":[{"id":"t"}]}"#,
      "number-out-of-range /objects/b/semaphore 1:50",
      "number-out-of-range /objects/c/bounded_semaphore 1:79"
    ),
    Case(
      "a barrier has at least one party",
      #"{"objects":{"a":{"barrier":1},"b":{"barrier":0},"c":{"barrier":-3}},"tasks":[{"id":"t"}]}"#,
      "number-out-of-range /objects/b/barrier 1:46",
      "number-out-of-range /objects/c/barrier 1:64"
    ),
    Case(
      "a queue may have any greatest size",
      #"{"objects":{"a":{"queue":-1},"b":{"lifo_queue":0},"c":{"priority_queue":-9223372036854775808},"d":{"semaphore":9223372036854775807}},"tasks":[{"id":"t"}]}"#
    ),
    Case(
      "a kind's number is whole",
      #"{"objects":{"a":{"semaphore":1.0},"b":{"barrier":2e0},"c":{"queue":0.5}},"tasks":[{"id":"t"}]}"#,
      "wrong-type /objects/a/semaphore 1:30",
      "wrong-type /objects/b/barrier 1:50",
      "wrong-type /objects/c/queue 1:68"
    ),
    Case(
      "a kind's number is a number",
      #"{"objects":{"a":{"semaphore":"1"},"b":{"barrier":null},"c":{"queue":true},"d":{"lifo_queue":[1]},"e":{"priority_queue":"=1"}},"tasks":[{"id":"t"}]}"#,
      "wrong-type /objects/a/semaphore 1:30",
      "wrong-type /objects/b/barrier 1:50",
      "wrong-type /objects/c/queue 1:69",
      "wrong-type /objects/d/lifo_queue 1:93",
      "wrong-type /objects/e/priority_queue 1:120"
    ),
    Case(
      "a kind's number fits 64 bits",
      #"{"objects":{"a":{"queue":9223372036854775808},"b":{"semaphore":1e400}},"tasks":[{"id":"t"}]}"#,
      "number-out-of-range /objects/a/queue 1:26",
      "number-out-of-range /objects/b/semaphore 1:64"
    ),
    Case(
      "kinds have underscores",
      #"{"objects":{"a":{"bounded-semaphore":1},"b":"Lock","c":{"priority":1}},"tasks":[{"id":"t"}]}"#,
      "unknown-kind /objects/a/bounded-semaphore 1:18 bounded_semaphore",
      "unknown-kind /objects/b 1:45 lock",
      "unknown-kind /objects/c/priority 1:57"
    ),
    Case(
      "an object with a wrong kind is an object all the same",
      #"{"objects":{"t":"evnt"},"tasks":[{"id":"t"}]}"#,
      "unknown-kind /objects/t 1:17 event",
      "duplicate-name /tasks/0/id 1:40"
    ),
    Case(
      "a wrong object is told once",
      #"{"objects":{"a":"lok"},"tasks":[{"id":"t","steps":[{"with":"a"},{"acquire":"a"},{"await":"a"},{"cancel":"a"},{"shield":"a"}]}]}"#,
      "unknown-kind /objects/a 1:17 lock"
    ),
  ]
}

import Languages

// What is needed where something of another type was found, in English.

extension Expectation {
  var english: Sentence {
    switch self {
    case .list(let role): role.english
    case .object(let role): role.english
    case .text(let role): "\(role.english) is a text"
    case .name(let role): "the name of a \(role.english) is a text"
    case .reference(let operation, let kinds):
      "\(name: operation) takes the name of \(kinds.english): it is a text"
    case .operand(.seconds(let operation)): "\(name: operation) takes seconds, a number"
    case .operand(.count(let operation)): "\(name: operation) takes a count, a whole number"
    case .operand(let role): role.english
    case .onlyTrue(let operation): "\(name: operation) takes true"
    case .flag(let key): "\(name: key) is true or false"
    case .raised: "'raise' takes the name of a type of exceptions, or true"
    case .exceptionType(let key): "\(name: key) takes the name of a type of exceptions"
    case .match: "'match' is the name of a type of exceptions, or a list of such names"
    case .objectKind(let kinds): "an object's kind is \(anyOf: kinds)"
    case .number(let role): "\(role.english) is a whole number"
    case .timeLimit: "the limit 'time' is in seconds"
    }
  }
}

extension ListRole {
  fileprivate var english: Sentence {
    switch self {
    case .steps: "steps are a list"
    case .tasks: "'tasks' is a list of root tasks"
    case .after: "'after' is a list of ids of root tasks"
    case .parameters: "'params' is a list of names"
    case .waited: "'wait' takes a list of tasks"
    case .schedule: "'schedule' is a list of task ids"
    case .exceptParts: "'except' is a list of parts, as [{\"match\": \"ValueError\"}]"
    case .targets(let operation): "\(name: operation) takes a list of targets"
    }
  }
}

extension ObjectRole {
  fileprivate var english: Sentence {
    switch self {
    case .graph: "a graph is an object"
    case .step: "a step is an object with one operation, as {\"print\": \"text\"}"
    case .task: "a task is an object with an 'id'"
    case .objects: "'objects' is an object of names and kinds"
    case .variables: "'variables' is an object of names and values"
    case .coroutines: "'coroutines' is an object of names and bodies"
    case .coroutine: "a coroutine is an object with 'params' and 'steps'"
    case .arguments: "'args' is an object of parameters and values"
    case .assignments: "'let' takes an object of names and values"
    case .options: "'options' is an object"
    case .limits: "'limits' is an object of numbers"
    case .exceptPart: "a part of 'except' is an object with 'match', 'as' and 'steps'"
    }
  }
}

extension TextRole {
  fileprivate var english: Sentence {
    switch self {
    case .label: "a label"
    case .graphName: "the graph's name"
    case .graphDescription: "the graph's description"
    case .run: "'run' names a coroutine: it"
    case .dependency: "'after' lists ids of root tasks: each"
    case .scheduled: "'schedule' lists task ids: each"
    case .groupName: "the name of a group"
    case .coroutineName: "the name of a coroutine"
    case .id: "an id"
    case .message: "a message"
    case .printed: "what is printed"
    case .note: "a note"
    case .word(let role): "the \(role.english)"
    }
  }
}

extension OperandRole {
  var english: Sentence {
    switch self {
    case .seconds(let operation): "\(name: operation) takes seconds"
    case .count(let operation): "\(name: operation) takes a count"
    case .condition(let operation): "\(name: operation) takes an expression"
    case .items: "'in' takes a list or an expression"
    }
  }
}

extension Found {
  var english: Sentence {
    switch self {
    case .null: "null"
    case .true: "true"
    case .false: "false"
    case .number: "a number"
    case .text: "a text"
    case .list: "a list"
    case .object: "an object"
    case .fraction: "a number with a fraction"
    }
  }
}

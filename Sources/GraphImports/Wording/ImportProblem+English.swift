import JSONDocuments
import Languages

// What is wrong with a source, in English.

extension ImportProblem.Kind {
  var english: Sentence {
    switch self {
    case .notUTF8: "the text is not UTF-8: save it as UTF-8"
    case .notGzip: "the text begins as gzip does, and cannot be unpacked: it is cut off or damaged"
    case .tooLong(let limit): "the text has more than \(limit) bytes"
    case .graphTooLong(let limit):
      "the graph would have more than \(limit) bytes: names stand in it wherever they are waited for"
    case .tooManyDependencies(let limit):
      "the tasks have more than \(limit) dependencies; an edge between two groups stands for one from each of the first to each of the second"
    case .tooManyAliases(let limit):
      "there are more than \(limit) aliases ('*name'): write out what they stand for"
    case .tooDeep(let limit): "this is nested deeper than \(limit)"
    case .syntax(let expected, let found): "expected \(expected.english), found \(found.english)"
    case .notJSON(let fault): fault.sentence(in: .english)
    case .notYAML(let flaw): "this is not YAML: \(flaw.sentence(in: .english))"
    case .repeatedKeys(let keys): "this mapping has a key twice: \(names: keys, with: ", ")"
    case .noMember(let name): "\(name: name) is missing"
    case .wrongDocument(let expected): "the document must be \(expected.english)"
    case .wrongType(let what, let expected): "\(name: what) must be \(expected.english)"
    case .notDirected: "a task graph has a direction: write 'digraph' and '->'"
    case .noTasks: "there are no tasks"
    case .wrongCount(let expected, let found):
      "the first line announces \(expected) tasks, with the two dummies \(expected + 2), and there are \(found)"
    case .invalidName(let name):
      "\(name: name) cannot name a task: a name has 1 to 200 characters, none of them a control character"
    case .duplicateTask(let name): "there is another task \(name: name)"
    case .unknownTask(let name, let task):
      "\(name: task) waits for \(name: name), and there is no such task"
    case .cycle(let names):
      "tasks wait for each other in a circle: \(names: shown(names), with: " → ")\(isCut(names) ? " → … (\(names.count - 1) tasks)" : "" as Sentence)"
    case .badCost(let text, let task):
      "\(name: task) costs \(name: text): a cost is a number, finite and not below 0"
    }
  }
}

extension ImportNeed {
  fileprivate var english: Sentence {
    switch self {
    case .token(let token): "\(name: token)"
    case .closing(let sign): "a closing \(name: sign)"
    case .name: "a name"
    case .attributeName: "an attribute's name"
    case .nodeOrGroup: "a node or a group"
    case .end: "the end of the text"
    case .taskLine: "a task's number, its cost and how many tasks it waits for"
    case .predecessors(let count): "\(count) numbers of tasks behind it"
    case .taskCount: "the number of tasks, a whole number"
    case .taskNumber: "a task's number, a whole number"
    case .predecessorCount: "how many tasks it waits for, a whole number"
    case .object: "an object"
    case .number: "a number"
    case .text: "a text"
    case .taskList: "a list of tasks"
    case .objects: "a list of objects"
    case .texts: "a list of texts"
    case .mapping: "a mapping"
    case .jobs: "a mapping of jobs"
    case .textKeys: "a mapping whose keys are texts"
    case .names: "the name of a job or a list of names"
    }
  }
}

extension ImportFinding {
  fileprivate var english: Sentence {
    switch self {
    case .nothing: "none"
    case .end: "the end of the text"
    case .endOfLine: "the end of the line"
    case .markup: "markup"
    case .text(let text): "\(name: text)"
    }
  }
}

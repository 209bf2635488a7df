import CooperativeLoop
import JSONDocuments
import Testing

@testable import TaskGraphs

/// What steps are read as: the names in them resolved, and what was left out filled in.
struct StepTests {
  /// A step and what it is read as.
  struct Case: Sendable, CustomTestStringConvertible {
    let step: String
    let summary: String

    init(_ step: String, _ summary: String) {
      self.step = step
      self.summary = summary
    }

    var testDescription: String { step }
  }

  /// A step beside some objects, coroutines and a task that is spawned.
  private static func operation(_ step: String) throws -> StepOperation {
    let source = #"""
      {"objects": {"flag": "waiter", "lock": "lock", "news": "condition", "answer": "future",
                   "gate": {"barrier": 2}, "line": {"queue": 0}},
       "variables": {"seen": 0},
       "coroutines": {"plain": {"steps": []}, "needy": {"params": ["x"], "steps": []}},
       "tasks": [{"id": "me", "steps": [\#(step), {"spawn": "plain", "id": "late"}]}, {"id": "you"}]}
      """#
    let graph = try TaskGraph.decode(try JSONDocument(parsing: Array(source.utf8)))
    guard case .steps(let body) = graph.tasks[0].work else { return .break }
    return body.steps[0].operation
  }

  static let waiting: [Case] = [
    Case(#"{"await": "answer", "as": "seen"}"#, "await object 3 into shared(0)"),
    Case(#"{"await": "news"}"#, "await object 2"),
    Case(#"{"await": "gate"}"#, "await object 4"),
    Case(#"{"await": "late"}"#, "await task late"),
    Case(#"{"await": "needy", "args": {"x": 1}}"#, "await coroutine 1 with 1"),
    Case(#"{"await": "{seen}", "args": {"z": 1}}"#, "await … with 1"),
    Case(
      #"{"group": "g", "steps": [{"spawn": "plain", "in": "g"}, {"yield": 1}]}"#,
      "group g do 2"
    ),
    Case(
      #"{"gather": ["you", "late", "answer", "plain", "{seen}"], "return_exceptions": true}"#,
      "gather [root 1, task late, future 3, coroutine 0 with 0, …] exceptions"
    ),
    Case(
      #"{"wait": ["you", "late", "{seen}", "you"]}"#,
      "wait [root 1, task late, …, root 1] allCompleted up to never"
    ),
    Case(
      #"{"wait": [], "until": "first_exception", "up_to": 0.5, "as": "x"}"#,
      "wait [] firstException up to 0.5 into local(0)"
    ),
    Case(#"{"wait_for": "plain"}"#, "wait_for coroutine 0 with 0 up to never"),
    Case(#"{"wait_for": "answer", "up_to": null}"#, "wait_for future 3 up to never"),
    Case(
      #"{"wait_for": {"coroutine": "needy", "args": {"x": "=seen"}}, "up_to": "=seen"}"#,
      "wait_for coroutine 1 with 1 up to …"
    ),
    Case(
      #"{"as_completed": ["you", {"coroutine": "plain", "id": "p"}], "as": "x", "steps": [{"break": true}]}"#,
      "as_completed [root 1, coroutine 0 with 0 id 'p'] into local(0) do 1"
    ),
    Case(
      #"{"shield": {"coroutine": "{seen}", "args": {"y": 1}, "id": "{1}"}}"#,
      "shield … with 1 id …"
    ),
    Case(#"{"cancel": "me", "as": "x"}"#, "cancel root 0 into local(0)"),
    Case(#"{"cancel": "answer"}"#, "cancel future 3"),
    Case(#"{"cancel": "{task()}"}"#, "cancel …"),
    Case(#"{"timeout": null, "steps": [{"yield": 1}]}"#, "timeout up to never do 1"),
    Case(#"{"timeout": -1}"#, "timeout up to -1 do 0"),
  ]

  static let objects: [Case] = [
    Case(#"{"set": "flag"}"#, "set object 0"),
    Case(#"{"with": "lock", "steps": [{"yield": 1}]}"#, "with object 1 do 1"),
    Case(#"{"with": "news"}"#, "with object 2 do 0"),
    Case(#"{"acquire": "{seen}"}"#, "acquire …"),
    Case(#"{"release": "lock"}"#, "release object 1"),
    Case(#"{"notify": "news"}"#, "notify object 2 1"),
    Case(#"{"notify": "news", "n": "all"}"#, "notify object 2 all"),
    Case(#"{"notify": "news", "n": "=seen"}"#, "notify object 2 …"),
    Case(#"{"put": "line"}"#, "put object 5 null"),
    Case(#"{"put_nowait": "line", "value": [1, 1.0]}"#, "put_nowait object 5 [1,1.0]"),
    Case(#"{"get": "line", "as": "x"}"#, "get object 5 into local(0)"),
    Case(#"{"get_nowait": "line"}"#, "get_nowait object 5"),
    Case(#"{"task_done": "line"}"#, "task_done object 5"),
    Case(#"{"join": "line"}"#, "join object 5"),
    Case(#"{"resolve": "answer"}"#, "resolve object 3 null"),
    Case(#"{"resolve": "answer", "value": "=seen"}"#, "resolve object 3 …"),
    Case(#"{"reject": "answer", "error": "Mine"}"#, "reject object 3 Mine"),
    Case(
      #"{"reject": "answer", "error": "=x", "message": "m"}"#,
      "reject object 3 =x says 'm'"
    ),
  ]

  static let flow: [Case] = [
    Case(#"{"while": true}"#, "while true do 0"),
    Case(
      #"{"for": "seen", "in": [1, 2], "steps": [{"continue": true}]}"#,
      "for shared(0) in [1,2] do 1"
    ),
    Case(#"{"for": "{x}", "in": "='ab'"}"#, #"for local(0) in "ab" do 0"#),
    Case(#"{"try": []}"#, "try 0 except [] else 0 finally 0"),
    Case(
      #"{"try": [{"yield": 1}], "except": [{}, {"match": ["A", "B"], "as": "e", "steps": [{"raise": true}]}],"#
        + #" "else": [{"yield": 1}], "finally": [{"yield": 1}, {"yield": 1}]}"#,
      "try 1 except [Exception do 0, A|B as local(0) do 1] else 1 finally 2"
    ),
    Case(#"{"raise": "{x}", "message": "{seen}"}"#, "raise {x} says …"),
    Case(#"{"raise": "CancelledError"}"#, "raise CancelledError"),
    Case(#"{"assert": "=seen == 0", "message": "{{"}"#, "assert … says '{'"),
    Case(#"{"assert": false}"#, "assert false"),
    Case(#"{"note": "so far"}"#, "note 'so far'"),
  ]

  @Test(arguments: [waiting, objects, flow].joined())
  func `a step is read with its names resolved`(read: Case) throws {
    #expect(try StepTests.operation(read.step).summary == read.summary)
  }

  @Test func `objects keep the numbers they are declared with`() throws {
    let source = #"""
      {"objects": {"a": {"semaphore": 0}, "b": {"bounded_semaphore": 3}, "c": {"barrier": 1},
                   "d": {"queue": 0}, "e": {"lifo_queue": -1}, "f": {"priority_queue": 9}},
       "tasks": [{"id": "t"}]}
      """#
    let graph = try TaskGraph.decode(try JSONDocument(parsing: Array(source.utf8)))
    #expect(
      graph.objects.map(\.kind) == [
        .semaphore(0), .boundedSemaphore(3), .barrier(parties: 1), .queue(maxSize: 0),
        .lifoQueue(maxSize: -1), .priorityQueue(maxSize: 9),
      ]
    )
    #expect(graph.objects.map(\.kind.word.rawValue).last == "priority_queue")
  }

  @Test(arguments: [
    (["Exception"], ["ValueError", "Mine", "Exception"], ["CancelledError"]),
    (["BaseException"], ["ValueError", "CancelledError", "Mine"], []),
    (["A", "CancelledError"], ["A", "CancelledError"], ["B", "Exception"]),
    (["TimeoutError"], ["TimeoutError"], ["CancelledError", "OSError"]),
    ([], [], ["Exception", "A"]),
  ])
  func `a part catches by name`(match: [String], caught: [String], missed: [String]) {
    let part = ExceptPart(site: SiteID(index: 0), match: match, binding: nil, steps: [])
    #expect(caught.filter { !part.catches($0) } == [])
    #expect(missed.filter { part.catches($0) } == [])
  }

  @Test func `the parts of a try are sites`() throws {
    let source = #"""
      {"tasks": [{"id": "t", "steps": [{"try": [{"yield": 1}, {"try": []}],
        "except": [{}, {"steps": [{"raise": true}]}], "else": [{"note": ""}], "finally": [{"sleep": 0}]}]}]}
      """#
    let graph = try TaskGraph.decode(try JSONDocument(parsing: Array(source.utf8)))
    let sites = (0..<graph.sites.count).map { index in
      let site = SiteID(index: UInt32(index))
      return "\(graph.sites.operation(of: site)) \(graph.sites.pointer(of: site))"
    }
    #expect(
      sites == [
        "task /tasks/0", "try /tasks/0/steps/0", "yield /tasks/0/steps/0/try/0",
        "try /tasks/0/steps/0/try/1", "except /tasks/0/steps/0/except/0",
        "except /tasks/0/steps/0/except/1", "raise /tasks/0/steps/0/except/1/steps/0",
        "note /tasks/0/steps/0/else/0", "sleep /tasks/0/steps/0/finally/0",
      ]
    )
    #expect(graph.sites.stepCount == 6)
  }
}

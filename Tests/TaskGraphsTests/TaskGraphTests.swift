import CooperativeLoop
import JSONDocuments
import Testing

@testable import TaskGraphs

struct TaskGraphTests {
  private static func graph(_ source: String) throws -> TaskGraph {
    try TaskGraph.decode(try JSONDocument(parsing: Array(source.utf8)))
  }

  /// Most operations, each with its modifiers.
  private static let everything =
    #"""
    {
      "name": "All", "description": "every operation once",
      "objects": {"flag": "waiter", "gate": "event"},
      "variables": {"seen": 0, "list": [1, 1.0, "=not an expression"]},
      "coroutines": {
        "worker": {"params": ["x", "y"], "steps": [
          {"repeat": "=x", "as": "i", "steps": [{"let": {"seen": "=seen + i", "own": "=y"}}]},
          {"return": {"x": "=x", "list": [1, "=y"], "plain": "'=y'"}}
        ]}
      },
      "tasks": [
        {"id": "main", "after": ["late"], "steps": [
          {"print": "{seen} {{}} {later}", "label": "a remark"},
          {"yield": true}, {"yield": 3}, {"sleep": 0.5}, {"work": "=seen / 2"},
          {"await": "flag"}, {"await": "late"}, {"await": "w"}, {"await": "worker-2", "as": "later"},
          {"await": "worker", "args": {"y": 1, "x": "=seen"}}, {"await": "{later}", "args": {"z": 1}},
          {"spawn": "worker", "args": {"x": 1, "y": 2}, "id": "w", "as": "seen"},
          {"spawn": "work{'er'}", "args": {"q": 1}},
          {"gather": ["late", "w", "{later}", {"coroutine": "worker", "args": {"x": 1, "y": 2}, "id": "v"}],
           "as": "results", "return_exceptions": true},
          {"set": "gate"}, {"clear": "{later}"},
          {"if": true, "then": [{"print": "yes"}], "else": [{"return": null}]}
        ]},
        {"id": "late", "run": "worker", "args": {"x": "=seen", "y": null}},
        {"id": "idle"}
      ],
      "options": {"clock": "virtual", "policy": "random", "seed": -5, "schedule": ["a"],
                  "limits": {"steps": 10, "time": 1.5, "memory": 0}}
    }
    """#

  @Test func `every operation and modifier is read`() throws {
    let graph = try TaskGraphTests.graph(TaskGraphTests.everything)
    #expect(graph.tasks.map(\.id) == ["main", "late", "idle"])
    #expect(graph.tasks.map(\.after) == [[1], [], []])
    #expect(graph.variables.map(\.value.json) == ["0", #"[1,1.0,"=not an expression"]"#])
    #expect(graph.objects.map(\.kind) == [.waiter, .event])
    #expect(graph.options.limits.time == 1_500_000_000)
    #expect(graph.options.seed == -5)
    #expect(graph.coroutines[0].body.localNames == ["x", "y", "i", "own"])
    guard case .steps(let body) = graph.tasks[0].work else {
      Issue.record("the first task has steps of its own")
      return
    }
    #expect(body.localNames == ["later", "results"])
    #expect(body.steps.count == 17)
    #expect(body.steps[0].label == "a remark")
    guard case .run(coroutine: 0, let arguments) = graph.tasks[1].work else {
      Issue.record("the second task runs the coroutine")
      return
    }
    #expect(arguments.map(\.slot) == [0, 1])
  }

  @Test func `sites know their pointers and operations`() throws {
    let graph = try TaskGraphTests.graph(
      #"""
      {"tasks": [{"id": "b"}, {"id": "a", "after": ["b"], "steps": [
        {"print": "x"}, {"repeat": 2, "steps": [{"yield": 1}, {"if": true, "else": [{"sleep": 1}]}]}]}],
       "coroutines": {"a/b~": {"steps": [{"return": 1}]}}}
      """#
    )
    let sites = (0..<graph.sites.count).map { index in
      let site = SiteID(index: UInt32(index))
      return "\(graph.sites.operation(of: site)) \(graph.sites.pointer(of: site))"
    }
    #expect(
      sites == [
        "coroutine /coroutines/a~1b~0", "return /coroutines/a~1b~0/steps/0",
        "task /tasks/0", "task /tasks/1", "after /tasks/1/after", "print /tasks/1/steps/0",
        "repeat /tasks/1/steps/1", "yield /tasks/1/steps/1/steps/0", "if /tasks/1/steps/1/steps/1",
        "sleep /tasks/1/steps/1/steps/1/else/0",
      ]
    )
  }

  @Test func `a name that some step may give to a task can be awaited`() throws {
    let worker = #""coroutines":{"c":{"steps":[]}}"#
    for steps in [
      #"{"await":"anything"},{"spawn":"c","id":"{1}"}"#,
      #"{"await":"c-17"},{"gather":["c"]}"#,
      #"{"await":"c-2"},{"spawn":"{'c'}"}"#,
      #"{"await":"c-2"},{"gather":["{'c'}"]}"#,
      #"{"gather":["x"]},{"gather":[{"coroutine":"c","id":"x"}]}"#,
    ] {
      let source = #"{"tasks":[{"id":"a","steps":["# + steps + "]}],\(worker)}"
      #expect(throws: Never.self) { try TaskGraphTests.graph(source) }
    }
  }

  @Test func `operands without expressions are values already`() throws {
    let graph = try TaskGraphTests.graph(
      #"{"tasks":[{"id":"a","steps":[{"return":{"a":[1,"='=x'"],"b":{"c":1.0}}},{"return":["=now()"]}]}]}"#
    )
    guard case .steps(let body) = graph.tasks[0].work,
      case .return(.constant(let value)) = body.steps[0].operation,
      case .return(.list(let operands)) = body.steps[1].operation
    else {
      Issue.record("the first value is constant, the second is not")
      return
    }
    #expect(value.json == #"{"a":[1,"=x"],"b":{"c":1.0}}"#)
    var context = TestContext(time: 1_500_000_000)
    #expect(try operands[0].evaluate(in: &context).json == "1.5")
  }

  @Test func `names differ by their code points`() throws {
    let graph = try TaskGraphTests.graph("{\"tasks\":[{\"id\":\"\u{E9}\"},{\"id\":\"e\u{301}\"}]}")
    #expect(graph.tasks.count == 2)
  }
}

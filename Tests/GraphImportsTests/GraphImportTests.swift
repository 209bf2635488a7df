import JSONDocuments
import TaskGraphs
import Testing

@testable import GraphImports

struct GraphImportTests {
  /// A source and the lines of the graph that it becomes.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let format: ImportFormat
    let source: String
    let head: String
    let tasks: [String]

    init(
      _ rule: String,
      _ format: ImportFormat,
      _ source: String,
      _ head: String,
      _ tasks: String...
    ) {
      testDescription = rule
      self.format = format
      self.source = source
      self.head = head
      self.tasks = tasks
    }
  }

  static let wfformat: [Case] = [
    Case(
      "version 1.5 keeps costs apart, and its tasks know each other by id",
      .wfformat,
      #"{"name":"w","workflow":{"specification":{"tasks":[{"id":"b","name":"B","parents":["a","a"]},"#
        + #"{"id":"a","name":"a","parents":[],"children":["b"]}]},"execution":{"tasks":["#
        + #"{"id":"a","runtimeInSeconds":1.50},{"id":"b","runtimeInSeconds":2}]}}}"#,
      #"{"name":"w","tasks":["#,
      #"{"id":"b","after":["a"],"steps":[{"sleep":2,"label":"B"}]}"#,
      #"{"id":"a","steps":[{"sleep":1.5}]}"#
    ),
    Case(
      "version 1.4 has all in one place, and its tasks know each other by name",
      .wfformat,
      #"{"workflow":{"tasks":[{"name":"a","id":"1","runtimeInSeconds":3,"parents":[]},"#
        + #"{"name":"b","runtime":4,"parents":["a"]}]}}"#,
      #"{"tasks":["#,
      #"{"id":"a","steps":[{"sleep":3,"label":"1"}]}"#,
      #"{"id":"b","after":["a"],"steps":[{"sleep":4}]}"#
    ),
    Case(
      "a task that was not measured costs nothing",
      .wfformat,
      #"{"workflow":{"specification":{"tasks":[{"id":"a"}]}}}"#,
      #"{"tasks":["#,
      #"{"id":"a","steps":[{"sleep":0}]}"#
    ),
  ]

  static let stg: [Case] = [
    Case(
      "predecessors follow their count, and remarks end the tasks",
      .stg,
      "  1\n 0 0 0\n 1 7000 1 0\n\n 2 0 1 1\n# 1 2 3\n 4 5 6\n",
      #"{"tasks":["#,
      #"{"id":"0","steps":[{"sleep":0}]}"#,
      #"{"id":"1","after":["0"],"steps":[{"sleep":7000}]}"#,
      #"{"id":"2","after":["1"],"steps":[{"sleep":0}]}"#
    ),
    Case(
      "the number of processors may stand behind that of tasks, and a line may end without a newline",
      .stg,
      "0 4\r\n0 0 1 1 # waits for a later one\r\n1 2.5 0",
      #"{"tasks":["#,
      #"{"id":"0","after":["1"],"steps":[{"sleep":0}]}"#,
      #"{"id":"1","steps":[{"sleep":2.5}]}"#
    ),
  ]

  static let actions: [Case] = [
    Case(
      "jobs need one job, several or none",
      .actions,
      "name: ci\non: push\njobs:\n  lint:\n    name: Lint it\n  build:\n    needs: lint\n"
        + "    name: ${{ matrix.os }}\n  all:\n    needs: [lint, build]\n",
      #"{"name":"ci","tasks":["#,
      #"{"id":"lint","steps":[{"sleep":0,"label":"Lint it"}]}"#,
      #"{"id":"build","after":["lint"],"steps":[{"sleep":0}]}"#,
      #"{"id":"all","after":["lint","build"],"steps":[{"sleep":0}]}"#
    ),
    Case(
      "jobs may be nothing but what they need, and YAML may be JSON",
      .actions,
      #"{"jobs": {"b": ["a"], "a": [], "c": "b", "d": null}}"#,
      #"{"tasks":["#,
      #"{"id":"b","after":["a"],"steps":[{"sleep":0}]}"#,
      #"{"id":"a","steps":[{"sleep":0}]}"#,
      #"{"id":"c","after":["b"],"steps":[{"sleep":0}]}"#,
      #"{"id":"d","steps":[{"sleep":0}]}"#
    ),
    Case(
      "an alias stands for what its anchor names",
      .actions,
      "jobs:\n  a: &same {needs: []}\n  b: {needs: &all [a]}\n  c: {needs: *all}\n  d: *same\n",
      #"{"tasks":["#,
      #"{"id":"a","steps":[{"sleep":0}]}"#,
      #"{"id":"b","after":["a"],"steps":[{"sleep":0}]}"#,
      #"{"id":"c","after":["a"],"steps":[{"sleep":0}]}"#,
      #"{"id":"d","steps":[{"sleep":0}]}"#
    ),
    Case(
      "a text of a few bytes is read whole",
      .actions,
      "jobs: {a: ~}",
      #"{"tasks":["#,
      #"{"id":"a","steps":[{"sleep":0}]}"#
    ),
  ]

  static let dot: [Case] = [
    Case(
      "an edge makes its head wait, and nodes stand in the order of their first mention",
      .dot,
      "strict digraph \"my graph\" {\n a -> b -> c [size=9];\n b [size=\"2.0e1\", label=\"B\\nb\"]\n}",
      #"{"name":"my graph","tasks":["#,
      #"{"id":"a","steps":[{"sleep":0}]}"#,
      #"{"id":"b","after":["a"],"steps":[{"sleep":20.0,"label":"B b"}]}"#,
      #"{"id":"c","after":["b"],"steps":[{"sleep":0}]}"#
    ),
    Case(
      "a group stands for all its nodes, and what holds for nodes holds inside",
      .dot,
      "digraph{node[cost=1];a->{node[cost=2]b c}->subgraph s{d:p:n;d}rankdir=LR graph[x=y]edge[z=1]}",
      #"{"tasks":["#,
      #"{"id":"a","steps":[{"sleep":1}]}"#,
      #"{"id":"b","after":["a"],"steps":[{"sleep":2}]}"#,
      #"{"id":"c","after":["a"],"steps":[{"sleep":2}]}"#,
      #"{"id":"d","after":["b","c"],"steps":[{"sleep":1}]}"#
    ),
    Case(
      "remarks, markup, joined texts and other alphabets are read",
      .dot,
      "# from cpp\n/* a */ DIGRAPH { \"a\\\"b\" + \"c\" -> é // x\n é [label=<<b>x</b>>] -1.5 }",
      #"{"tasks":["#,
      #"{"id":"a\"bc","steps":[{"sleep":0}]}"#,
      #"{"id":"é","after":["a\"bc"],"steps":[{"sleep":0}]}"#,
      #"{"id":"-1.5","steps":[{"sleep":0}]}"#
    ),
    Case(
      "of several costs the plainest word counts",
      .dot,
      "digraph { a [size=1, cost=2, duration=3] }",
      #"{"tasks":["#,
      #"{"id":"a","steps":[{"sleep":2}]}"#
    ),
  ]

  @Test(arguments: wfformat + stg + actions + dot)
  func `a source becomes a valid graph`(example: Case) throws {
    let graph = try GraphImport.graph(from: Array(example.source.utf8), example.format)
    let expected = "\(example.head)\n\(example.tasks.joined(separator: ",\n"))\n]}\n"
    #expect(String(decoding: graph, as: UTF8.self) == expected)
    let decoded = try TaskGraph.decode(JSONDocument(parsing: graph))
    #expect(decoded.tasks.count == example.tasks.count)
  }

  @Test func `costs are worked off, scaled, and shared among workers`() throws {
    var options = ImportOptions()
    options.operation = .work
    options.workers = 2
    options.scale = 0.5
    options.name = "mine"
    let source = "digraph yours { workers [cost=3] a [cost=0.1] }"
    let graph = try GraphImport.graph(from: Array(source.utf8), .dot, options)
    #expect(
      String(decoding: graph, as: UTF8.self) == """
        {"name":"mine","objects":{"workers-2":{"semaphore":2}},"tasks":[
        {"id":"workers","steps":[{"with":"workers-2","steps":[{"work":1.5}]}]},
        {"id":"a","steps":[{"with":"workers-2","steps":[{"work":0.05}]}]}
        ]}

        """
    )
    _ = try TaskGraph.decode(JSONDocument(parsing: graph))
  }

  @Test func `what is packed is unpacked`() throws {
    let packed: [UInt8] = [
      31, 139, 8, 0, 0, 0, 0, 0, 2, 255, 51, 228, 50, 80, 0, 66, 46, 67, 5, 99, 5, 67, 32, 109, 4,
      228, 25, 42, 24, 114, 1, 0, 79, 186, 172, 185, 24, 0, 0, 0,
    ]
    let plain = Array("1\n0 0 0\n1 3 1 0\n2 0 1 1\n".utf8)
    #expect(try GraphImport.graph(from: packed, .stg) == GraphImport.graph(from: plain, .stg))
  }

  @Test(arguments: [
    ("a.json.gz", ImportFormat.wfformat), ("x/b.STG", .stg), ("ci.yml", .actions),
    ("ci.yaml", .actions), ("g.dot", .dot), ("g.gv", .dot),
  ])
  func `a file's ending tells its format`(name: String, format: ImportFormat) {
    #expect(ImportFormat(fileName: name) == format)
  }

  @Test func `other endings tell nothing`() {
    #expect(ImportFormat(fileName: "stdin") == nil)
    #expect(ImportFormat(fileName: "json") == nil)
    #expect(ImportFormat(fileName: "a.txt") == nil)
  }

  @Test(arguments: [
    ("\n {\"name\": 1}", ImportFormat.wfformat), (" 3\n0 0 0\n", .stg),
    ("digraph { a -> b }", .dot), ("strict digraph{}", .dot), ("/* x */ digraph {}", .dot),
    ("graph { jobs: 1 }", .dot), ("jobs:\n  a: {}\n", .actions),
    ("# CI\nname: x\non: push\njobs:\n  a: {}\n", .actions),
    ("", nil), ("digraphs", nil), ("on: push\n  jobs: {}\n", nil), ("\u{1F}\u{8B}", nil),
  ])
  func `a text's beginning tells its format`(text: String, format: ImportFormat?) {
    #expect(ImportFormat(beginningOf: Array(text.utf8)) == format)
  }
}

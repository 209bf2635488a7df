import JSONDocuments
import Languages
import TestSupport
import Testing

@testable import GraphImports

struct ImportErrorTests {
  /// A wrong source and its problems, each as `code line:column`.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let format: ImportFormat
    let source: String
    let problems: [String]

    init(_ rule: String, _ format: ImportFormat, _ source: String, _ problems: String...) {
      testDescription = rule
      self.format = format
      self.source = source
      self.problems = problems
    }
  }

  private static func tasks(_ tasks: String) -> String {
    #"{"workflow":{"specification":{"tasks":["# + tasks + "]}}}"
  }

  static let wfformat: [Case] = [
    Case("not JSON", .wfformat, "{", "syntax 1:2"),
    Case("no object", .wfformat, "[]", "wrong-type 1:1"),
    Case("no workflow", .wfformat, "{}", "missing-member 1:1"),
    Case("no tasks at all", .wfformat, #"{"workflow":{}}"#, "missing-member 1:13"),
    Case("an empty list", .wfformat, tasks(""), "no-tasks 1:1"),
    Case("a task without an id", .wfformat, tasks(#"{"name":"a"}"#), "missing-member 1:40"),
    Case("a task that is none", .wfformat, tasks("1"), "wrong-type 1:40"),
    Case(
      "parents that are none",
      .wfformat,
      tasks(#"{"id":"a","parents":[1]}"#),
      "wrong-type 1:61"
    ),
    Case(
      "everything that is wrong with names, at once",
      .wfformat,
      tasks(#"{"id":"a","parents":["b","c"]},{"id":"","parents":[]},{"id":"a"}"#),
      "unknown-task 1:46",
      "unknown-task 1:46",
      "invalid-name 1:77",
      "duplicate-task 1:100"
    ),
    Case(
      "a negative cost",
      .wfformat,
      #"{"workflow":{"tasks":[{"name":"a","runtime":-1}]}}"#,
      "bad-cost 1:45"
    ),
  ]

  static let stg: [Case] = [
    Case("nothing", .stg, "", "no-tasks 1:1"),
    Case("words", .stg, "ten\n", "syntax 1:1"),
    Case("a short line", .stg, "0\n0 0 0\n1 2\n", "syntax 3:3"),
    Case("fewer predecessors than announced", .stg, "0\n0 0 0\n1 2 2 0\n", "syntax 3:5"),
    Case("more predecessors than announced", .stg, "0\n0 0 0\n1 2 1 0 0\n", "syntax 3:5"),
    Case("no cost", .stg, "0\n0 x 0\n1 0 0\n", "bad-cost 2:3"),
    Case("lines are missing", .stg, "5\n0 0 0\n1 2 0\n", "wrong-count 1:1"),
    Case("nobody has that number", .stg, "0\n0 0 0\n1 2 1 7\n", "unknown-task 3:1"),
    Case("a circle", .stg, "1\n0 0 0\n1 1 1 2\n2 1 1 1\n", "dependency-cycle 3:1"),
    Case("a control character", .stg, "0\n0 \u{0} 0\n1 0 0\n", "bad-cost 2:3"),
    Case("a number of no end", .stg, "99999999999999999999\n", "syntax 1:1"),
  ]

  static let actions: [Case] = [
    Case("nothing", .actions, "", "wrong-type 1:1"),
    Case("a text", .actions, "hello", "wrong-type 1:1"),
    Case("no jobs", .actions, "on: push\n", "missing-member 1:1"),
    Case("a list of jobs", .actions, "jobs:\n- a\n", "wrong-type 2:1"),
    Case("needs that are none", .actions, "jobs:\n  a:\n    needs: {b: c}\n", "wrong-type 3:12"),
    Case(
      "needs in a list in a list",
      .actions,
      "jobs:\n  a:\n    needs: [[b]]\n",
      "wrong-type 3:13"
    ),
    Case("a job that is not there", .actions, "jobs:\n  a:\n    needs: b\n", "unknown-task 2:3"),
    Case("a job twice", .actions, "jobs:\n  a: {}\n  a: {}\n", "syntax 2:3"),
    Case("not YAML", .actions, "jobs:\n\ta: [\n", "syntax 2:1"),
    Case("an alias of nothing", .actions, "jobs: *a\nx: 1\n", "syntax 1:7"),
    Case("a list without end", .actions, "jobs:\n  a: {needs: [b\n", "syntax 3:1"),
    Case("a text without end", .actions, "jobs:\n  a: \"x", "syntax 2:8"),
    Case("a mapping without end", .actions, "jobs: {a: {}\nname: x\n", "syntax 2:1"),
    Case("a colon in a text", .actions, "jobs:\n  a: b: c\n", "syntax 2:7"),
    Case("a key too far left", .actions, "jobs:\n  a: {}\n b: {}\n", "syntax 3:2"),
    Case("a list that stops", .actions, "jobs:\n  a:\n    - b\n    c\n", "syntax 5:1"),
    Case("a list in a line", .actions, "jobs: - a\n", "syntax 1:7"),
    Case("a key without colon", .actions, "jobs:\n  a: {}\n  b\n", "syntax 4:1"),
    Case("a control character", .actions, "jobs:\n  a: \u{1}\n", "syntax 1:1"),
    Case("an unknown escape", .actions, "jobs:\n  a: \"\\y\"\n", "syntax 2:7"),
    Case("two documents", .actions, "jobs: {}\n---\njobs: {}\n", "syntax 2:1"),
    Case("no jobs in the mapping", .actions, "jobs: {}\n", "no-tasks 1:1"),
  ]

  static let dot: [Case] = [
    Case("nothing", .dot, "", "syntax 1:1"),
    Case("no nodes", .dot, "digraph {}", "no-tasks 1:1"),
    Case("a graph without direction", .dot, "graph { a -- b }", "not-directed 1:1"),
    Case("an edge without direction", .dot, "digraph { a -- b }", "not-directed 1:13"),
    Case("no end", .dot, "digraph {\n a -> b", "syntax 2:8"),
    Case("an open quote", .dot, "digraph { \"a }", "syntax 1:11"),
    Case("an open remark", .dot, "digraph { /* }", "syntax 1:11"),
    Case("open markup", .dot, "digraph { a [label=<x] }", "syntax 1:20"),
    Case("an edge to nowhere", .dot, "digraph { a -> ; }", "syntax 1:16"),
    Case("a stray character", .dot, "digraph { ? }", "syntax 1:11"),
    Case("a cost that is none", .dot, "digraph { a [size=big] }", "bad-cost 1:19"),
    Case("a negative cost", .dot, "digraph { a [size=-1] }", "bad-cost 1:19"),
    Case("an infinite cost", .dot, "digraph { a [size=1e999] }", "bad-cost 1:19"),
    Case("more behind the end", .dot, "digraph { a } b", "syntax 1:15"),
    Case("a circle", .dot, "digraph { x -> a -> b -> c -> a }", "dependency-cycle 1:16"),
    Case("a node that waits for itself", .dot, "digraph { a -> a }", "dependency-cycle 1:11"),
    Case("a name of two lines", .dot, "digraph { \"a\nb\" }", "invalid-name 1:11"),
  ]

  private func problems(
    _ source: [UInt8],
    _ format: ImportFormat,
    limits: ImportLimits = ImportLimits()
  ) -> [ImportProblem] {
    do {
      _ = try GraphImport.graph(from: source, format, limits: limits)
      return []
    } catch {
      return error.problems
    }
  }

  @Test(arguments: wfformat + stg + actions + dot)
  func `what is wrong is told with its place`(wrong: Case) {
    let found = problems(Array(wrong.source.utf8), wrong.format).map {
      "\($0.code) \($0.position.line):\($0.position.column)"
    }
    #expect(found == wrong.problems)
  }

  @Test func `what is wrong is told in every language`() {
    var told = ""
    let wrongs = ImportErrorTests.wfformat + ImportErrorTests.stg + ImportErrorTests.actions
    for wrong in wrongs + ImportErrorTests.dot {
      for problem in problems(Array(wrong.source.utf8), wrong.format) {
        told += "\(wrong.format.rawValue): \(problem.code)\n"
        for language in Language.allCases {
          told += "  \(language.tag): \(problem.kind.text(in: language))\n"
        }
      }
    }
    expectGolden(told, named: "import-sentences.txt")
  }

  @Test func `a circle is told whole`() {
    let source = Array("digraph { x -> a -> b -> a }".utf8)
    let messages = problems(source, .dot).map(\.message)
    #expect(messages == ["tasks wait for each other in a circle: 'a' → 'b' → 'a'"])
  }

  @Test func `no more than a hundred problems are told`() {
    let nodes = (0..<500).map { "\"\($0)\n\"" }.joined(separator: ";")
    #expect(problems(Array("digraph {\(nodes)}".utf8), .dot).count == ImportError.mostProblems)
  }

  @Test func `bytes that are no text are refused with their place`() {
    let found = problems(Array("digraph {\n a".utf8) + [0xFF], .dot)
    #expect(found.map(\.kind) == [.notUTF8])
    #expect(found.first?.position.line == 2)
    #expect(found.first?.position.column == 3)
  }

  @Test func `damaged gzip is refused, and so is what unpacks to too much`() {
    let zeros: [UInt8] = [
      31, 139, 8, 0, 0, 0, 0, 0, 2, 255, 237, 193, 49, 1, 0, 0, 0, 194, 160, 245, 79, 109, 13, 15,
      160, 0, 0, 128, 119, 3, 13, 91, 134, 218, 184, 11, 0, 0,
    ]
    #expect(problems(Array(zeros.dropLast(10)), .stg).map(\.kind) == [.notGzip])
    #expect(problems(zeros + [1], .stg).map(\.kind) == [.notGzip])
    var limits = ImportLimits()
    limits.byteCount = 2000
    #expect(problems(zeros, .stg, limits: limits).map(\.kind) == [.tooLong(limit: 2000)])
  }

  @Test func `groups that stand for too many dependencies are refused`() {
    let group = "{" + (0..<3000).map { "a\($0)" }.joined(separator: " ") + "}"
    let other = group.replacing("a", with: "b")
    let found = problems(Array("digraph { \(group) -> \(other) }".utf8), .dot)
    #expect(found.map(\.kind) == [.tooManyDependencies(limit: 4_000_000)])
  }

  @Test func `a graph that would be far larger than its source is refused`() {
    let name = String(repeating: "n", count: 150)
    let group = "{" + (0..<100).map { "\(name)\($0)" }.joined(separator: " ") + "}"
    let source = "digraph { \(group) -> \(group.replacing("n", with: "m")) }"
    var limits = ImportLimits()
    limits.graphByteCount = 1_000_000
    #expect(
      problems(Array(source.utf8), .dot, limits: limits).map(\.kind)
        == [.graphTooLong(limit: 1_000_000)]
    )
  }

  @Test func `deep sources are refused`() {
    let braces = "digraph " + String(repeating: "{", count: 100_000)
    #expect(problems(Array(braces.utf8), .dot).map(\.kind) == [.tooDeep(limit: 128)])
    let lists = "jobs: " + String(repeating: "[", count: 100_000)
    #expect(problems(Array(lists.utf8), .actions).map(\.code) == ["syntax"])
    let indented =
      "jobs:\n" + (1..<1300).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(problems(Array(indented.utf8), .actions).map(\.code) == ["syntax"])
  }

  @Test func `aliases that stand for billions of texts are refused`() {
    var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
    for level in 1..<12 {
      let previous = String(repeating: "*a\(level - 1),", count: 10).dropLast()
      bomb += "a\(level): &a\(level) [\(previous)]\n"
    }
    bomb += "? *a11\n: 1\n"
    #expect(problems(Array(bomb.utf8), .actions).map(\.kind) == [.tooManyAliases(limit: 16)])
  }

  @Test func `a long YAML text is refused`() {
    let text = [UInt8](repeating: UInt8(ascii: " "), count: (1 << 20) + 1)
    #expect(problems(text, .actions).map(\.kind) == [.tooLong(limit: 1 << 20)])
  }
}

import CooperativeLoop
import Interleavings
import JSONDocuments
import TaskGraphs
import Testing

/// Notes which task ran in each step, and what was printed.
private final class StepLog: LoopInstrument {
  var tasks: [TaskID] = []
  var lines: [String] = []

  func record(_ event: LoopEvent, payload: Span<UInt8>) -> Bool {
    switch event {
    case .stepStarted(let task): tasks.append(task)
    case .printed: lines.append(payload.withUnsafeBytes { String(decoding: $0, as: UTF8.self) })
    case .yielded(let task, _), .polled(let task, _, _):
      if tasks.last != task || !isOpen { tasks.append(task) }
    default: break
    }
    isOpen = if case .yielded = event { false } else if case .polled = event { false } else { true }
    return true
  }

  /// Whether a step is open, so that a yield ends it instead of being one.
  private var isOpen = false
}

struct ReplayTests {
  static let graph = """
    {"objects": {"lock": "lock", "go": "event", "flag": "waiter", "line": {"queue": 1}},
     "variables": {"n": 0},
     "coroutines": {
       "add": {"steps": [{"repeat": 3, "steps": [
         {"let": {"seen": "=n"}}, {"yield": 1}, {"let": {"n": "=seen + 1"}}]}]},
       "guarded": {"params": ["who"], "steps": [
         {"await": "go"}, {"with": "lock", "steps": [{"print": "{who} {n}"}, {"sleep": 0.1}]},
         {"put": "line", "value": "=who"}]}},
     "tasks": [
       {"id": "a", "run": "add"}, {"id": "b", "run": "add"},
       {"id": "c", "run": "guarded", "args": {"who": "c"}},
       {"id": "d", "run": "guarded", "args": {"who": "d"}},
       {"id": "e", "steps": [{"await": "a"}, {"set": "go"}, {"get": "line"}, {"get": "line"},
         {"set": "flag"}]},
       {"id": "f", "after": ["b"], "steps": [{"await": "flag"}, {"print": "n is {n}"}]}]}
    """

  private func run(_ policy: any SchedulingPolicy) throws -> ([String], [String], RunOutcome) {
    let document = try JSONDocument(parsing: Array(Self.graph.utf8))
    let program = Program(try TaskGraph.decode(document))
    let log = StepLog()
    let loop = EventLoop(instrument: log, policy: policy)
    let machine = GraphMachine(program, on: loop)
    let outcome = loop.run()
    withExtendedLifetime(machine) {}
    return (log.tasks.map { loop.name(of: $0) }, log.lines, outcome)
  }

  @Test(arguments: 0..<40) func `a random run is replayed by its own schedule`(seed: Int64) throws {
    let random = try run(SeededRandomPolicy(seed: seed))
    #expect(random.2 == .completed)
    let replayed = try run(ReplayPolicy(random.0))
    #expect(replayed.0 == random.0)
    #expect(replayed.1 == random.1)
    #expect(replayed.2 == .completed)
  }

  @Test func `random orders lose updates that the first order does not`() throws {
    let lines = Set(try (0..<40).map { try run(SeededRandomPolicy(seed: $0)).1.last ?? "" })
    #expect(lines.count > 1)
  }
}

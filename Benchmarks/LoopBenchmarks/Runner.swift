import CooperativeLoop
import InterleavingService
import JSONDocuments
import TaskGraphs
import Timelines

/// One of the ways in which a workload can be run.
struct Runner {
  enum Kind: String {
    /// Hand-written awaitables on the loop library.
    case library
    /// The graph on the interpreter; what is measured is the run, not reading or writing.
    case graph
  }

  let kind: Kind
  let isRecorded: Bool
  /// Large enough for the longest row, so that every round after the warm-up finds its chunks again.
  private static let pool = TraceChunkPool(capacity: 1 << 13)

  var name: String {
    "Interleave \(kind.rawValue), \(isRecorded ? "recorded" : "unrecorded")"
  }

  /// Every way.
  static let all = [Kind.library, .graph].flatMap { kind in
    [false, true].map { Runner(kind: kind, isRecorded: $0) }
  }

  /// Whether a workload can be run so: a timeline is made of a graph that is recorded.
  func has(_ row: Workload.Kind) -> Bool {
    row != .whole || kind == .graph && isRecorded
  }

  /// Measures a workload.
  func measure(_ workload: Workload, rounds: Int = 5) throws -> Measurement {
    if workload.kind == .whole {
      let document = workload.graph
      return try Measurement.take(rounds: rounds) { try wholeRun(of: document) }
    }
    switch kind {
    case .library:
      return Measurement.take(rounds: rounds) { Run(workload, recorder()) }
    case .graph:
      let program = Program(try TaskGraph.decode(try JSONDocument(parsing: workload.graph)))
      return Measurement.take(rounds: rounds) { Run(program, recorder()) }
    }
  }

  /// From the bytes of a graph to those of its timeline.
  private func wholeRun(of document: [UInt8]) throws -> (Run, [UInt8]) {
    let program = Program(try TaskGraph.decode(try JSONDocument(parsing: document)))
    let run = Run(program, recorder())
    return (run, run.timeline?.json() ?? [])
  }

  private func recorder() -> TraceRecorder? {
    isRecorded ? TraceRecorder(limit: .max, pool: Self.pool) : nil
  }
}

/// A run that has ended, and all that must not be freed before the time is taken.
struct Run {
  let loop: EventLoop
  let outcome: RunOutcome
  let machine: GraphMachine?
  let trace: Trace?
  private let kept: [AnyObject]

  /// Runs hand-written awaitables.
  init(_ workload: Workload, _ recorder: TraceRecorder?) {
    loop = EventLoop(instrument: recorder)
    machine = nil
    kept = workload.spawnAll(on: loop)
    outcome = loop.run()
    trace = recorder?.finish()
    precondition(outcome == .completed, "a benchmark runs to its end")
  }

  /// Runs a graph, however it ends.
  init(_ program: Program, _ recorder: TraceRecorder?) {
    loop = EventLoop(instrument: recorder)
    let machine = GraphMachine(
      program,
      on: loop,
      limits: MachineLimits(operations: .max, output: .max, memory: .max)
    )
    self.machine = machine
    kept = []
    outcome = loop.run()
    trace = recorder?.finish()
  }

  /// The timeline of a recorded run of a graph.
  var timeline: Timeline? {
    guard let machine, let trace else { return nil }
    return Timeline(
      RunHeader(id: String(repeating: "0", count: 32)),
      loop: loop,
      outcome: outcome,
      trace: trace,
      describer: GraphDescriber(machine)
    )
  }
}

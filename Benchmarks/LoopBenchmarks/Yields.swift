import CooperativeLoop
import JSONDocuments
import TaskGraphs
import Timelines

/// Tasks that do nothing but yield: the cost of a step, recorded and not.
struct Yields {
  let tasks: Int
  let yields: Int
  let pool = TraceChunkPool()

  /// Every task's last step only ends it.
  var steps: Int { tasks * (yields + 1) }

  /// The graph of the benchmark, as a user would post it.
  var graph: String {
    let roots = (0..<tasks).map { #"{"id":"t\#($0)","run":"yielder"}"# }.joined(separator: ",")
    return #"{"coroutines":{"yielder":{"steps":[{"repeat":\#(yields),"steps":[{"yield":1}]}]}},"#
      + #""tasks":[\#(roots)]}"#
  }

  /// Hand-written awaitables on the loop library.
  func library(recorded: Bool) -> Row {
    let measurement = Measurement.take { () -> (EventLoop, Trace?) in
      let recorder = recorded ? TraceRecorder(pool: pool) : nil
      let loop = EventLoop(instrument: recorder)
      for _ in 0..<tasks { loop.spawn(Yielder(left: yields)) }
      check(loop)
      return (loop, recorder?.finish())
    }
    return Row("library, \(recorded ? "recorded" : "unrecorded")", steps: steps, measurement)
  }

  /// The graph on the interpreter; what is measured is the run, not reading or writing.
  func graph(recorded: Bool) throws -> Row {
    let document = try JSONDocument(parsing: Array(graph.utf8))
    let program = Program(try TaskGraph.decode(document))
    let measurement = Measurement.take { () -> (EventLoop, GraphMachine, Trace?) in
      let recorder = recorded ? TraceRecorder(pool: pool) : nil
      let loop = EventLoop(instrument: recorder)
      let machine = GraphMachine(program, on: loop, limits: MachineLimits(operations: .max))
      check(loop)
      return (loop, machine, recorder?.finish())
    }
    return Row("task graph, \(recorded ? "recorded" : "unrecorded")", steps: steps, measurement)
  }

  /// Bytes of trace a recorded step takes.
  func bytesPerStep() -> Double {
    let recorder = TraceRecorder(pool: pool)
    let loop = EventLoop(instrument: recorder)
    for _ in 0..<tasks { loop.spawn(Yielder(left: yields)) }
    check(loop)
    return Double(recorder.finish().recordedBytes) / Double(steps)
  }

  private func check(_ loop: EventLoop) {
    precondition(loop.run() == .completed && loop.steps == steps, "the benchmark ran to its end")
  }
}

private struct Yielder: Awaitable, Awaiter {
  var left: Int

  func makeAwaiter() -> Yielder { self }

  mutating func step() -> StepOutcome<Void> {
    guard left > 0 else { return .finished(()) }
    left -= 1
    return .suspended(.yielding)
  }
}

package import CooperativeLoop
import JSONDocuments
import TaskGraphs
package import Timelines

/// From a document to a timeline: the one way in which a graph is run, over HTTP and on the command line.
package final class RunEngine: Sendable {
  private let ceilings: RunCeilings
  /// The most bytes of a timeline as JSON; nil for any number.
  private let longestTimeline: Int?
  /// One for all runs: fresh memory costs more than recording into it.
  private let pool = TraceChunkPool()

  /// Makes an engine.
  ///
  /// - Parameters:
  ///   - ceilings: The most that a run may ask for.
  ///   - longestTimeline: The most bytes of a timeline as JSON; nil for any number.
  package init(ceilings: RunCeilings = .none, longestTimeline: Int? = nil) {
    self.ceilings = ceilings
    self.longestTimeline = longestTimeline
  }

  /// Reads a document, settles its options and gives the run its address; runs nothing.
  ///
  /// - Parameters:
  ///   - document: A graph as it was posted.
  ///   - overrides: What was asked for besides.
  /// - Returns: The run, ready to be run any number of times.
  /// - Throws: What is wrong with either.
  package func prepare(
    _ document: [UInt8],
    _ overrides: RunOverrides = RunOverrides()
  ) throws(RunRefusal) -> PreparedRun {
    let json: JSONDocument
    do {
      json = try JSONDocument(parsing: document)
    } catch {
      throw .notJSON(error)
    }
    let graph: TaskGraph
    do {
      graph = try TaskGraph.decode(json)
    } catch {
      throw .invalidGraph(error)
    }
    let settings = try RunSettings(graph.options, overrides, ceilings: ceilings)
    let id =
      settings.clock == .virtual
      ? RunID(graph: json.canonicalBytes, settings: settings) : RunID.random()
    return PreparedRun(
      id: id,
      document: document,
      graph: graph,
      warnings: graph.warnings(in: json),
      settings: settings
    )
  }

  /// Runs what was prepared.
  ///
  /// - Parameters:
  ///   - run: What to run.
  ///   - formats: How the timeline will be written.
  ///   - stop: Ends the run from outside.
  ///   - announce: Told how many bytes the timeline will take as JSON, or somewhat more, before it is
  ///     written; may refuse it. Not called where there is no limit.
  /// - Returns: The timeline, however the run ended.
  /// - Throws: `cancelled` where the signal was given, because what is left of the run then depends on
  ///   the machine; `timelineTooLarge`.
  package func run(
    _ run: PreparedRun,
    for formats: [TimelineFormat] = [],
    stop: StopSignal = StopSignal(),
    announce: (Int) throws(RunRefusal) -> Void = { _ in }
  ) throws(RunRefusal) -> Timeline {
    let recorder = TraceRecorder(limit: Int(run.settings.limits.memory), pool: pool)
    let loop = run.makeLoop(recorder, stop)
    let machine = run.makeMachine(on: loop, stop)
    let outcome = loop.run()
    let trace = recorder.finish()
    guard !stop.isSet else { throw .cancelled }
    let describer = GraphDescriber(machine)
    let timeline = Timeline(
      run.header,
      loop: loop,
      outcome: outcome,
      trace: trace,
      describer: describer
    )
    if let limit = longest(formats) {
      let growths = formats.compactMap(\.growth)
      let most = limit / (growths.max() ?? 1)
      let bytes = TimelineSize.json(loop, growths.isEmpty ? nil : trace, describer, limit: most)
      guard bytes <= most else { throw .timelineTooLarge(bytes: bytes, limit: limit) }
      let program = formats.contains(.python) ? run.mostBytesOfPython : 0
      timeline.expectedJSONBytes = bytes
      try announce(bytes * max(growths.reduce(0, +), 1) + program)
    }
    return timeline
  }

  /// The most bytes of a timeline as JSON that is to be written in some formats.
  private func longest(_ formats: [TimelineFormat]) -> Int? {
    guard formats.contains(.html) else { return longestTimeline }
    return min(longestTimeline ?? .max, OfflinePage.longestTimeline)
  }
}

extension PreparedRun {
  fileprivate func makeLoop(_ recorder: TraceRecorder, _ stop: StopSignal) -> EventLoop {
    let clock: any LoopClock = settings.clock == .virtual ? VirtualClock() : MonotonicClock()
    return EventLoop(
      clock: clock,
      limits: settings.limits.forLoop,
      instrument: recorder,
      stop: stop,
      policy: settings.makePolicy()
    )
  }

  fileprivate func makeMachine(on loop: EventLoop, _ stop: StopSignal) -> GraphMachine {
    let limits = settings.limits
    return GraphMachine(
      Program(graph),
      on: loop,
      limits: MachineLimits(
        operations: Int(limits.operations),
        output: Int(limits.output),
        memory: Int(limits.memory)
      ),
      stop: stop
    )
  }

  /// What a timeline says of the run before anything of it has happened.
  fileprivate var header: RunHeader {
    RunHeader(
      id: id.description,
      name: graph.name,
      clock: settings.clock == .virtual ? .virtual : .real,
      policy: settings.headerPolicy,
      seed: settings.seed,
      warnings: warnings.map { RunWarning($0) }
    )
  }
}

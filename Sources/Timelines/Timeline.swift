public import CooperativeLoop

/// One run of a loop, with all that happened in it, ready to be written in any format.
///
/// Made after the run from the loop, what its recorder has noted, and a describer that knows the
/// program. All formats draw from the same steps (`TimelineFold`), so they cannot disagree.
///
/// ```swift
/// let recorder = TraceRecorder()
/// let loop = EventLoop(instrument: recorder)
/// loop.spawn(loop.sleep(for: .seconds(1)), named: "nap")
/// let outcome = loop.run()
/// let timeline = Timeline(
///   RunHeader(id: "nap"), loop: loop, outcome: outcome, trace: recorder.finish(),
///   describer: NativeRunDescriber(loop))
/// timeline.text()
/// ```
public final class Timeline {
  /// What was known before the run.
  public let header: RunHeader
  /// How the run ended.
  public let outcome: RunOutcome
  let loop: EventLoop
  let trace: Trace
  let describer: any RunDescriber
  /// About how many bytes the JSON will take, where that was found out: room is then made at once.
  package var expectedJSONBytes = 0

  /// Makes the timeline of a run that is over; the loop must not run again.
  public init(
    _ header: RunHeader,
    loop: EventLoop,
    outcome: RunOutcome,
    trace: Trace,
    describer: any RunDescriber
  ) {
    self.header = header
    self.loop = loop
    self.outcome = outcome
    self.trace = trace
    self.describer = describer
  }

  /// The timeline as JSON: docs/formats/timeline.md.
  public func json() -> [UInt8] {
    var buffer = ByteBuffer()
    // What stands around the steps and tasks is not counted, but is small.
    buffer.expect(expectedJSONBytes + expectedJSONBytes / 64 + 4096)
    return JSONTimelineEncoder(timeline: self, isSummary: false).encode(into: buffer).bytes()
  }

  /// Writes the same JSON piece by piece, so that a huge timeline need not be held in memory.
  ///
  /// - Parameter sink: Told each piece, in order, valid during the call only.
  public func writeJSON(to sink: (Span<UInt8>) -> Void) {
    withoutActuallyEscaping(sink) { sink in
      JSONTimelineEncoder(timeline: self, isSummary: false)
        .encode(into: ByteBuffer(flushingTo: sink)).flush()
    }
  }

  /// The same without steps and output, of which only the counts are given.
  public func summary() -> [UInt8] {
    JSONTimelineEncoder(timeline: self, isSummary: true).encode(into: ByteBuffer()).bytes()
  }

  /// The timeline as lanes for a terminal, and the output: docs/formats/text.md.
  ///
  /// - Parameter options: How it is drawn.
  /// - Returns: UTF-8.
  public func text(_ options: TextOptions = TextOptions()) -> [UInt8] {
    LaneDiagramEncoder(timeline: self, options: options).encode()
  }

  /// The timeline as JSON texts, one a line: each step, then all the rest.
  public func jsonLines() -> [UInt8] {
    JSONLinesEncoder(timeline: self).encode()
  }

  /// The timeline in columns, for readers of a million steps: docs/formats/columns.md.
  public func columns() -> [UInt8] {
    ColumnsEncoder(timeline: self).encode()
  }

  /// The timeline as trace events, for Perfetto and speedscope: docs/formats/trace.md.
  public func traceEvents() -> [UInt8] {
    TraceEventEncoder(timeline: self).encode()
  }

  /// Who woke whom, as a Mermaid sequence diagram: docs/formats/mermaid.md.
  public func mermaid() -> [UInt8] {
    MermaidEncoder(timeline: self).encode()
  }

  /// Who awaited whom, as a graph for Graphviz: docs/formats/dot.md.
  public func dot() -> [UInt8] {
    DotEncoder(timeline: self).encode()
  }
}

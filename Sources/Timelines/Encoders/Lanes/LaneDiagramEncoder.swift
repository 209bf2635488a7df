import CooperativeLoop

/// Draws a timeline for a terminal, as docs/formats/text.md has it: a row a task, a column a step.
///
/// What it writes is bounded, whatever the run: it draws the first and last steps of a long one, and of
/// thousands of tasks those that run in a block of columns and a few that look on.
struct LaneDiagramEncoder {
  /// A run of more steps has its middle left out.
  static let stepsDrawn = 2000
  /// The same for printed lines.
  static let linesShown = 2000
  /// The most columns for a name.
  static let longestName = 24
  static let narrowest = 40
  private static let loopName = "(loop)"

  let timeline: Timeline
  let width: Int

  init(timeline: Timeline, width: Int) {
    self.timeline = timeline
    self.width = max(width, Self.narrowest)
  }

  func encode() -> [UInt8] {
    let facts = timeline.findFacts()
    let steps = LaneExtract(of: facts.steps, limit: Self.stepsDrawn)
    let lines = LaneExtract(of: facts.lines, limit: Self.linesShown)
    var collector = LaneCollector(steps: steps, lines: lines)
    timeline.forEachStep(&collector)
    var out = ByteBuffer()
    writeHeader(facts, to: &out)
    writeLanes(of: collector, facts, to: &out)
    writeOutput(of: collector, facts, to: &out)
    out.append("\n")
    writeOutcome(facts, to: &out)
    return out.bytes()
  }

  private func writeHeader(_ facts: RunFacts, to out: inout ByteBuffer) {
    let header = timeline.header
    out.append(TerminalText(header.name ?? "unnamed", limit: width).bytes.span)
    out.append("\n")
    out.append(utf8: "\(header.policy.rawValue) policy")
    if let seed = header.seed { out.append(utf8: " with seed \(seed)") }
    out.append(utf8: ", \(header.clock.rawValue) clock: ")
    out.append(utf8: "\(counted(facts.tasks.count, "task")), \(counted(facts.taskSteps, "step")), ")
    out.append(utf8: "\(counted(timeline.loop.turns, "turn")), ")
    out.append(secondsAt: timeline.loop.now)
    out.append("s\n")
    var column = 0
    for mark in LaneMark.allCases {
      let entry = "\(Unicode.Scalar(mark.rawValue)) \(mark.meaning)"
      let isFirst = column == 0
      if !isFirst && column + 3 + entry.utf8.count > width {
        out.append("\n")
        column = 0
      } else if !isFirst {
        out.append("   ")
        column += 3
      }
      out.append(utf8: entry)
      column += entry.utf8.count
    }
    out.append("\n")
  }

  private func writeLanes(
    of collector: LaneCollector,
    _ facts: RunFacts,
    to out: inout ByteBuffer
  ) {
    let names = LaneNames(timeline.loop, limit: Self.longestName, atLeast: Self.loopName)
    let perBlock = width - names.width - 2
    var drawn = 0
    for (number, range) in collector.steps.ranges.enumerated() {
      if number > 0 {
        out.append(utf8: "\n… \(counted(collector.steps.omitted, "column")) left out …\n")
      }
      var begin = range.lowerBound
      while begin < range.upperBound {
        let end = min(begin + perBlock, range.upperBound)
        let columns = collector.columns[drawn..<drawn + (end - begin)]
        let block = LaneBlock(
          steps: begin..<end,
          columns: columns,
          tasks: facts.tasks,
          showsTime: timeline.loop.now > .zero
        )
        out.append("\n")
        block.write(names, loopName: Self.loopName, to: &out)
        drawn += end - begin
        begin = end
      }
    }
  }

  private func writeOutput(
    of collector: LaneCollector,
    _ facts: RunFacts,
    to out: inout ByteBuffer
  ) {
    guard facts.lines > 0 else { return }
    out.append("\noutput\n")
    let names = LaneNames(timeline.loop, limit: Self.longestName, atLeast: "")
    let times = collector.output.map { line in
      var time = ByteBuffer()
      time.append(secondsAt: line.time)
      time.append("s")
      return time.bytes()
    }
    let timeWidth = times.reduce(0) { max($0, $1.count) }
    let gap = collector.lines.ranges[0].upperBound
    for (index, line) in collector.output.enumerated() {
      if index == gap {
        out.append(utf8: "… \(counted(collector.lines.omitted, "line")) left out …\n")
      }
      let time = times[index]
      out.append(time.span)
      out.append(spaces: timeWidth - time.count + 2)
      names.write(line.task, to: &out)
      out.append("  ")
      out.append(TerminalText(line.text).bytes.span)
      out.append("\n")
    }
  }

  private func writeOutcome(_ facts: RunFacts, to out: inout ByteBuffer) {
    let explanation = RunExplanation(timeline, facts)
    out.append(timeline.outcome.word)
    out.append(": ")
    out.append(TerminalText(explanation.message).bytes.span)
    out.append("\n")
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}

extension ByteBuffer {
  /// Adds a text as it is.
  mutating func append(utf8 text: String) {
    append(text.utf8.span)
  }

  mutating func append(spaces count: Int) {
    for _ in 0..<max(count, 0) { append(UInt8(ascii: " ")) }
  }
}

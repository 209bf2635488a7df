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
  /// Output longer than the lanes stands beside them up to so many lines.
  private static let besideAtMost = 24
  /// The most columns for a name.
  static let longestName = 24
  static let narrowest = 40
  private static let loopName = "(loop)"

  /// Columns between lanes and the output beside them.
  private static let gap = 4

  let timeline: Timeline
  let options: TextOptions

  init(timeline: Timeline, options: TextOptions) {
    self.timeline = timeline
    var options = options
    options.width = max(options.width, Self.narrowest)
    self.options = options
  }

  func encode() -> [UInt8] {
    let facts = timeline.findFacts()
    var collector = LaneCollector(
      steps: LaneExtract(of: facts.steps, limit: Self.stepsDrawn),
      lines: LaneExtract(of: facts.lines, limit: Self.linesShown)
    )
    timeline.forEachStep(&collector)
    var out = ByteBuffer()
    writeHeader(facts, to: &out)
    writeLegend(to: &out)
    out.append("\n")
    let lanes = lanes(of: collector, facts)
    let output = LaneOutput(
      collector: collector,
      loop: timeline.loop,
      options: options,
      longestName: Self.longestName
    ).lines()
    write(lanes, output, to: &out)
    out.append("\n")
    writeOutcome(facts, to: &out)
    return out.bytes()
  }

  private func writeLegend(to out: inout ByteBuffer) {
    var line = TerminalLine(options)
    for mark in LaneMark.allCases {
      let sign = String(Unicode.Scalar(mark.rawValue))
      let room = line.width == 0 ? 0 : 3
      if line.width > 0, line.width + room + 2 + mark.meaning.utf8.count > options.width {
        out.append(line)
        line = TerminalLine(options)
      } else {
        line.pad(to: line.width + room)
      }
      line.append(ascii: sign, mark.tone)
      line.append(ascii: " \(mark.meaning)")
    }
    out.append(line)
  }

  /// The lanes, in blocks as wide as fits.
  private func lanes(of collector: LaneCollector, _ facts: RunFacts) -> [TerminalLine] {
    let names = LaneNames(
      timeline.loop,
      options,
      limit: Self.longestName,
      atLeast: Self.loopName
    )
    let perBlock = options.width - names.width - 2
    let empty = TerminalLine(options)
    var lines: [TerminalLine] = []
    var drawn = 0
    for (number, range) in collector.steps.ranges.enumerated() {
      if number > 0 {
        lines += [empty, omission(of: collector.steps.omitted, "column", options)]
      }
      for begin in stride(from: range.lowerBound, to: range.upperBound, by: perBlock) {
        let end = min(begin + perBlock, range.upperBound)
        let block = LaneBlock(
          steps: begin..<end,
          columns: collector.columns[drawn..<drawn + (end - begin)],
          tasks: facts.tasks,
          showsTime: timeline.loop.now > .zero
        )
        if !lines.isEmpty { lines.append(empty) }
        lines += block.lines(names, loopName: Self.loopName, options)
        drawn += end - begin
      }
    }
    return lines
  }

  /// Writes lanes and output: side by side where both fit on the lines, else one after the other.
  private func write(
    _ lanes: [TerminalLine],
    _ output: [TerminalLine],
    to out: inout ByteBuffer
  ) {
    let left = lanes.reduce(0) { max($0, $1.width) } + Self.gap
    let right = output.reduce(0) { max($0, $1.width) }
    guard left + right <= options.width, output.count <= max(lanes.count, Self.besideAtMost) else {
      for line in lanes { out.append(line) }
      if !output.isEmpty { out.append("\n") }
      for line in output { out.append(line) }
      return
    }
    for index in 0..<max(lanes.count, output.count) {
      var line = index < lanes.count ? lanes[index] : TerminalLine(options)
      if index < output.count {
        line.pad(to: left)
        line.append(output[index])
      }
      out.append(line)
    }
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

import CooperativeLoop

// The sentences above and below the lanes.
extension LaneDiagramEncoder {
  /// How far a sentence is indented that goes on in another line.
  private static let indent = 2

  func writeHeader(_ facts: RunFacts, to out: inout ByteBuffer) {
    let header = timeline.header
    var name = TerminalLine(options)
    let limit = options.width
    name.append(
      TerminalText(header.name ?? "unnamed", limit: limit, isASCII: options.isASCII),
      .strong
    )
    out.append(name)
    var counts = ByteBuffer()
    counts.append(utf8: "\(header.policy.rawValue) policy")
    if let seed = header.seed { counts.append(utf8: " with seed \(seed)") }
    counts.append(utf8: ", \(header.clock.rawValue) clock: ")
    counts.append(utf8: "\(counted(facts.tasks.count, "task")), ")
    counts.append(utf8: "\(counted(facts.taskSteps, "step")), ")
    counts.append(utf8: "\(counted(timeline.loop.turns, "turn")), ")
    counts.append(secondsAt: timeline.loop.now)
    counts.append("s")
    let sentence = String(decoding: counts.bytes(), as: UTF8.self)
    write(sentence, behind: TerminalLine(options), to: &out)
  }

  func writeOutcome(_ facts: RunFacts, to out: inout ByteBuffer) {
    var line = TerminalLine(options)
    let tone: TerminalLine.Tone = timeline.outcome == .completed ? .good : .bad
    line.append(ascii: "\(timeline.outcome.word)", tone)
    line.append(ascii: ": ")
    write(RunExplanation(timeline, facts).message, behind: line, to: &out)
  }

  /// Writes a sentence that begins on a line, on as many lines as it takes.
  private func write(
    _ sentence: String,
    behind begin: TerminalLine,
    to out: inout ByteBuffer
  ) {
    var line = begin
    let lines = TerminalText.lines(
      ofSentence: sentence,
      first: options.width - begin.width,
      rest: options.width - Self.indent,
      isASCII: options.isASCII
    )
    for (index, text) in lines.enumerated() {
      if index > 0 {
        out.append(line)
        line = TerminalLine(options)
        line.pad(to: Self.indent)
      }
      line.append(text)
    }
    out.append(line)
  }
}

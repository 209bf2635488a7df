import CooperativeLoop

/// The printed lines of a lane diagram, each with its time and its task.
struct LaneOutput {
  let collector: LaneCollector
  let loop: EventLoop
  let options: TextOptions
  /// The most columns for a name.
  let longestName: Int

  /// A heading and the lines; nothing where none was printed.
  func lines() -> [TerminalLine] {
    guard !collector.output.isEmpty else { return [] }
    var heading = TerminalLine(options)
    heading.append(ascii: "output", .faint)
    var lines = [heading]
    let names = LaneNames(loop, options, limit: longestName, atLeast: "")
    let times = collector.output.map { Self.time($0.time) }
    let timeWidth = times.reduce(0) { max($0, $1.utf8.count) }
    let gap = collector.lines.ranges[0].upperBound
    for (index, printed) in collector.output.enumerated() {
      if index == gap { lines.append(omission(of: collector.lines.omitted, "line", options)) }
      var line = TerminalLine(options)
      line.append(ascii: times[index], .faint)
      line.pad(to: timeWidth + 2)
      names.append(printed.task, to: &line)
      line.append(ascii: "  ")
      line.append(TerminalText(printed.text, isASCII: options.isASCII))
      lines.append(line)
    }
    return lines
  }

  private static func time(_ moment: LoopInstant) -> String {
    var time = ByteBuffer()
    time.append(secondsAt: moment)
    time.append("s")
    return String(decoding: time.bytes(), as: UTF8.self)
  }
}

/// Says how much of something is not shown.
func omission(of count: Int, _ noun: String, _ options: TextOptions) -> TerminalLine {
  var line = TerminalLine(options)
  let text = "… \(counted(count, noun)) left out …"
  line.append(TerminalText(text, isASCII: options.isASCII), .faint)
  return line
}

/// A number with its noun.
func counted(_ count: Int, _ noun: String) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}

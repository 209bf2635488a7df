import CooperativeLoop

/// The printed lines of a lane diagram, each with its time and its task.
struct LaneOutput {
  /// A line that is too long goes on below its beginning if so many columns are there.
  private static let roomBelow = 20
  /// Else this far in.
  private static let indent = 4
  /// Columns that names leave, and columns that they may take in any case.
  private static let least = (text: 10, name: 8)

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
    let times = collector.output.map { Self.time($0.time) }
    let timeWidth = times.reduce(0) { max($0, $1.utf8.count) }
    let room = max(options.width - timeWidth - 4 - Self.least.text, Self.least.name)
    let names = LaneNames(loop, options, limit: min(longestName, room), atLeast: "")
    let gap = collector.lines.ranges[0].upperBound
    for (index, printed) in collector.output.enumerated() {
      if index == gap { lines.append(omission(of: collector.lines.omitted, "line", options)) }
      var line = TerminalLine(options)
      line.append(ascii: times[index], .faint)
      line.pad(to: timeWidth + 2)
      names.append(printed.task, to: &line)
      line.append(ascii: "  ")
      append(printed.text, behind: line, to: &lines)
    }
    return lines
  }

  /// Adds a text that begins on a line, on as many lines as it takes.
  private func append(
    _ text: String,
    behind begin: TerminalLine,
    to lines: inout [TerminalLine]
  ) {
    let room = options.width - begin.width
    let indent = room < Self.roomBelow ? Self.indent : begin.width
    var line = begin
    let parts = TerminalText.lines(
      of: text,
      first: room,
      rest: options.width - indent,
      isASCII: options.isASCII
    )
    for (index, part) in parts.enumerated() {
      if index > 0 {
        lines.append(line)
        line = TerminalLine(options)
        line.pad(to: indent)
      }
      line.append(part)
    }
    lines.append(line)
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

import CooperativeLoop

/// Some columns of a lane diagram, drawn one under the other: rulers, then a row a task.
struct LaneBlock {
  /// How many rows are filled up with tasks that do not run in the block; those that do always have one.
  private static let rows = 40
  private static let space = UInt8(ascii: " ")

  /// The steps that are its columns.
  let steps: Range<Int>
  let columns: ArraySlice<LaneCollector.Column>
  let tasks: [TaskFacts]
  let showsTime: Bool

  /// The rulers and rows.
  ///
  /// - Parameters:
  ///   - names: What stands before the rows.
  ///   - loopName: What stands before the row of the loop's callbacks.
  ///   - options: How it is drawn.
  /// - Returns: One line each.
  func lines(_ names: LaneNames, loopName: String, _ options: TextOptions) -> [TerminalLine] {
    var lines = [ruler("step", stepRuler(), names, options)]
    if showsTime { lines.append(ruler("time", timeRuler(), names, options)) }
    let (shown, hidden) = lanes()
    for lane in shown {
      var line = TerminalLine(options)
      names.append(TaskID(index: UInt32(truncatingIfNeeded: lane)), to: &line)
      append(row: row(of: lane), to: &line)
      lines.append(line)
    }
    if columns.contains(where: { $0.lane < 0 }) {
      var line = TerminalLine(options)
      names.append(loopName, to: &line)
      append(row: row(of: -1), to: &line)
      lines.append(line)
    }
    guard hidden > 0 else { return lines }
    var line = TerminalLine(options)
    let more = "… and \(hidden) more that \(hidden == 1 ? "does" : "do") not run here"
    line.append(TerminalText(more, isASCII: options.isASCII))
    return lines + [line]
  }

  private func ruler(
    _ name: String,
    _ row: [UInt8],
    _ names: LaneNames,
    _ options: TextOptions
  ) -> TerminalLine {
    var line = TerminalLine(options)
    names.append(name, .faint, to: &line)
    line.append(ascii: "  ")
    line.append(ascii: String(decoding: row, as: UTF8.self), .faint)
    return line
  }

  /// Adds marks, those that follow each other in one tone together, without the spaces at the end.
  private func append(row: [UInt8], to line: inout TerminalLine) {
    line.append(ascii: "  ")
    let end = row.lastIndex { $0 != Self.space }.map { $0 + 1 } ?? 0
    var begin = 0
    while begin < end {
      let tone = Self.tone(of: row[begin])
      let next = row[begin..<end].firstIndex { Self.tone(of: $0) != tone } ?? end
      line.append(ascii: String(decoding: row[begin..<next], as: UTF8.self), tone)
      begin = next
    }
  }

  private static func tone(of byte: UInt8) -> TerminalLine.Tone {
    LaneMark(rawValue: byte)?.tone ?? .plain
  }

  /// The tasks that have a row, in the order of creation, and how many that live have none.
  private func lanes() -> (shown: [Int], hidden: Int) {
    let running = Set(columns.lazy.map(\.lane).filter { $0 >= 0 })
    var room = max(0, Self.rows - running.count)
    var shown: [Int] = []
    var hidden = 0
    for lane in tasks.indices where !life(of: lane).isEmpty {
      if running.contains(lane) {
        shown.append(lane)
      } else if room > 0 {
        shown.append(lane)
        room -= 1
      } else {
        hidden += 1
      }
    }
    return (shown, hidden)
  }

  /// The steps of the block in which a task exists: after the one that created it, up to its last.
  private func life(of lane: Int) -> Range<Int> {
    let task = tasks[lane]
    let end = task.state.isEnded ? task.lastStep + 1 : .max
    return (task.createdIn + 1..<max(end, task.createdIn + 1)).clamped(to: steps)
  }

  private func row(of lane: Int) -> [UInt8] {
    var row = [UInt8](repeating: Self.space, count: steps.count)
    if lane >= 0 {
      for step in life(of: lane) { row[step - steps.lowerBound] = LaneMark.alive.rawValue }
    }
    for (column, entry) in columns.enumerated() where entry.lane == lane {
      row[column] = entry.mark.rawValue
    }
    return row
  }

  /// Every tenth step's number.
  private func stepRuler() -> [UInt8] {
    var row: [UInt8] = []
    for step in steps where step % 10 == 0 {
      place("\(step)", at: step - steps.lowerBound, in: &row)
    }
    return row
  }

  /// The clock: where it has moved, or at the next column that has room.
  private func timeRuler() -> [UInt8] {
    var row: [UInt8] = []
    var shown: LoopInstant?
    for (position, column) in columns.enumerated() where column.time != shown {
      var label = ByteBuffer()
      label.append(secondsAt: column.time)
      label.append("s")
      let text = String(decoding: label.bytes(), as: UTF8.self)
      if place(text, at: position, in: &row) { shown = column.time }
    }
    return row
  }

  /// Writes a label into a ruler.
  ///
  /// It needs a space before it, and must not make the line longer than the block.
  ///
  /// - Returns: Whether there was room.
  @discardableResult
  private func place(_ label: String, at position: Int, in row: inout [UInt8]) -> Bool {
    guard row.isEmpty || row.count < position else { return false }
    guard position == 0 || position + label.utf8.count <= steps.count else { return false }
    row += [UInt8](repeating: Self.space, count: position - row.count)
    row += Array(label.utf8)
    return true
  }
}

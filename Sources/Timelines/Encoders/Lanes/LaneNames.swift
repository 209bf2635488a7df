import CooperativeLoop

/// The names of tasks as they stand before their lanes: safe, and all equally wide.
struct LaneNames {
  /// How many columns each takes.
  let width: Int
  private let loop: EventLoop
  private let options: TextOptions

  /// Finds the width that all names of a loop need.
  ///
  /// - Parameters:
  ///   - loop: Whose tasks they are.
  ///   - options: How they are drawn.
  ///   - limit: The most columns that a name may take.
  ///   - other: A name that has to fit as well.
  init(_ loop: EventLoop, _ options: TextOptions, limit: Int, atLeast other: String) {
    self.loop = loop
    self.options = options
    var width = other.utf8.count
    for index in 0..<loop.taskCount where width < limit {
      let name = loop.name(of: TaskID(index: UInt32(truncatingIfNeeded: index)))
      width = max(width, TerminalText(name, limit: limit, isASCII: options.isASCII).width)
    }
    self.width = width
  }

  /// Adds a task's name to a line, filled up with spaces; only spaces for no task.
  func append(_ task: TaskID?, to line: inout TerminalLine) {
    append(task.map { loop.name(of: $0) } ?? "", to: &line)
  }

  /// Adds any name in the same width.
  func append(_ name: String, _ tone: TerminalLine.Tone = .plain, to line: inout TerminalLine) {
    let end = line.width + width
    line.append(TerminalText(name, limit: width, isASCII: options.isASCII), tone)
    line.pad(to: end)
  }
}

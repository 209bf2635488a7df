import CooperativeLoop

/// The names of tasks as they stand before their lanes: safe, and all equally wide.
struct LaneNames {
  /// How many columns each takes.
  let width: Int
  private let loop: EventLoop

  /// Finds the width that all names of a loop need.
  ///
  /// - Parameters:
  ///   - loop: Whose tasks they are.
  ///   - limit: The most columns that a name may take.
  ///   - other: A name that has to fit as well.
  init(_ loop: EventLoop, limit: Int, atLeast other: String) {
    self.loop = loop
    var width = other.utf8.count
    for index in 0..<loop.taskCount where width < limit {
      let name = loop.name(of: TaskID(index: UInt32(truncatingIfNeeded: index)))
      width = max(width, TerminalText(name, limit: limit).width)
    }
    self.width = width
  }

  /// Writes a task's name, filled up with spaces; only spaces for no task.
  func write(_ task: TaskID?, to out: inout ByteBuffer) {
    write(task.map { loop.name(of: $0) } ?? "", to: &out)
  }

  /// Writes any name in the same width.
  func write(_ name: String, to out: inout ByteBuffer) {
    let text = TerminalText(name, limit: width)
    out.append(text.bytes.span)
    out.append(spaces: width - text.width)
  }
}

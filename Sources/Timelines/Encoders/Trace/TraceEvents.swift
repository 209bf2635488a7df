import CooperativeLoop

/// Writes the single events of a trace, one a line.
///
/// The run is one process, each task a thread of it, the loop's callbacks another thread.
struct TraceEvents: ~Copyable {
  /// The thread of the loop's callbacks; tasks follow.
  private static let loopThread = 1

  var out = ByteBuffer()
  private var isFirst = true

  init() {
    out.append("{\"traceEvents\":[")
  }

  /// The thread of a task, or of the loop.
  static func thread(of task: TaskID?) -> Int {
    task.map { Int($0.index) + loopThread + 1 } ?? loopThread
  }

  /// Begins an event; its name and whatever else it has must follow, then `end()`.
  mutating func begin(_ phase: StaticString, _ task: TaskID?, at position: UInt64) {
    out.append(isFirst ? "\n{\"ph\":\"" : ",\n{\"ph\":\"")
    isFirst = false
    out.append(phase)
    out.append(#"","pid":1,"tid":"#)
    out.append(decimal: Self.thread(of: task))
    out.append(#","ts":"#)
    out.append(microsecondsOf: position)
  }

  mutating func end() {
    out.append("}")
  }

  /// Names the process.
  mutating func nameProcess(_ name: String) {
    begin("M", nil, at: 0)
    out.append(#","name":"process_name","args":{"name":"#)
    out.append(traceText: name.isEmpty ? "unnamed" : name)
    out.append("}")
    end()
  }

  /// Names a thread, and puts it in its place: the loop first, then tasks in the order of creation.
  mutating func nameThread(of task: TaskID?, _ name: String) {
    begin("M", task, at: 0)
    out.append(#","name":"thread_name","args":{"name":"#)
    out.append(traceText: name.isEmpty ? "unnamed" : name)
    out.append("}")
    end()
    begin("M", task, at: 0)
    out.append(#","name":"thread_sort_index","args":{"sort_index":"#)
    out.append(decimal: Self.thread(of: task))
    out.append("}")
    end()
  }

  /// One end of an arrow.
  mutating func flow(
    _ id: UInt64,
    arrives: Bool,
    isSpawn: Bool,
    _ task: TaskID?,
    at position: UInt64
  ) {
    begin(arrives ? "f" : "s", task, at: position)
    out.append(
      isSpawn ? #","cat":"flow","name":"spawn","id":"# : #","cat":"flow","name":"wake","id":"#
    )
    out.append(id: id)
    // Without this an arrow would lead to the thread's next slice instead of the one it stands in.
    if arrives { out.append(#","bp":"e""#) }
    end()
  }

  /// How many tasks are ready, and how many sleep or wait.
  mutating func counters(ready: Int, waiting: Int, at position: UInt64) {
    begin("C", nil, at: position)
    out.append(#","name":"tasks","args":{"ready":"#)
    out.append(decimal: ready)
    out.append(#","waiting":"#)
    out.append(decimal: waiting)
    out.append("}")
    end()
  }
}

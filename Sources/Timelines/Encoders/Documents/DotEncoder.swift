import CooperativeLoop

/// Draws who awaited whom as a graph for Graphviz: docs/formats/dot.md.
struct DotEncoder {
  /// Tasks without any arrow are drawn as long as there are fewer than this.
  private static let nodesDrawn = 100

  let timeline: Timeline

  private var loop: EventLoop { timeline.loop }

  /// Writes all of it.
  func encode() -> [UInt8] {
    var collector = AwaitedCollector(loop)
    let facts = timeline.forEachStep(&collector)
    let (tasks, objects) = nodes(of: collector)
    var out = ByteBuffer()
    out.append("digraph timeline {\n")
    writeTitle(collector, tasks.count, to: &out)
    out.append("  node [shape=box, style=rounded];\n")
    for task in tasks { write(task, facts.tasks[Int(task.index)].state, to: &out) }
    for object in objects { write(object, to: &out) }
    for (edge, count) in collector.edges { write(edge, count, to: &out) }
    writeSpawns(of: tasks, to: &out)
    writeHolders(of: objects, among: tasks, to: &out)
    out.append("}\n")
    return out.bytes()
  }

  /// What is drawn, in the order of creation: whatever has an arrow, and other tasks as far as there is
  /// room.
  private func nodes(of collector: AwaitedCollector) -> (tasks: [TaskID], objects: [ObjectID]) {
    var tasks: Set<UInt32> = []
    var objects: Set<UInt32> = []
    for (edge, _) in collector.edges {
      tasks.insert(edge.task.index)
      switch edge.target {
      case .task(let task): tasks.insert(task.index)
      case .object(let object): objects.insert(object.index)
      }
    }
    for index in 0..<UInt32(loop.taskCount) where tasks.count < Self.nodesDrawn {
      tasks.insert(index)
    }
    return (
      tasks.sorted().map { TaskID(index: $0) }, objects.sorted().map { ObjectID(index: $0) }
    )
  }

  private func writeTitle(_ collector: AwaitedCollector, _ drawn: Int, to out: inout ByteBuffer) {
    let name = DocumentText(timeline.header.name ?? "unnamed").dot
    out.append(utf8: "  label=\"\(name): who awaited whom")
    let missing = [
      (loop.taskCount - drawn, "tasks"), (collector.waitsLeftOut, "waits"),
    ].filter { $0.0 > 0 }
    for (count, what) in missing { out.append(utf8: "\\n\(count) \(what) are left out") }
    out.append("\";\n  labelloc=t;\n")
  }

  private func write(_ task: TaskID, _ state: TaskState, to out: inout ByteBuffer) {
    out.append(utf8: "  t\(task.index) [label=\"\(DocumentText(loop.name(of: task)).dot)\\n")
    out.append(state.word)
    out.append("\"")
    switch state {
    case .done: break
    case .failed: out.append(", style=\"rounded,bold\"")
    case .cancelled, .skipped: out.append(", style=\"rounded,dashed\"")
    default: out.append(", style=\"rounded,dotted\"")
    }
    out.append("];\n")
  }

  private func write(_ object: ObjectID, to out: inout ByteBuffer) {
    let (name, kind) = loop.object(object)
    out.append(utf8: "  o\(object.index) [label=\"\(DocumentText(name).dot)\\n")
    out.append(utf8: "\(DocumentText(kind).dot)\", shape=ellipse, style=solid];\n")
  }

  private func write(_ edge: AwaitedCollector.Edge, _ count: Int, to out: inout ByteBuffer) {
    out.append(utf8: "  t\(edge.task.index) -> ")
    switch edge.target {
    case .task(let task): out.append(utf8: "t\(task.index)")
    case .object(let object): out.append(utf8: "o\(object.index)")
    }
    let times = count == 1 ? "once" : "\(count) times"
    if edge.isPoll {
      out.append(utf8: " [label=\"polls \(times)\"]")
    } else if count > 1 {
      out.append(utf8: " [label=\"\(times)\"]")
    }
    out.append(";\n")
  }

  private func writeSpawns(of tasks: [TaskID], to out: inout ByteBuffer) {
    let drawn = Set(tasks)
    for task in tasks {
      guard let parent = loop.parent(of: task), drawn.contains(parent) else { continue }
      out.append(utf8: "  t\(parent.index) -> t\(task.index)")
      out.append(" [label=\"spawned\", style=dashed, arrowhead=empty];\n")
    }
  }

  /// Who still holds what at the end: in a deadlock this closes the circle.
  private func writeHolders(
    of objects: [ObjectID],
    among tasks: [TaskID],
    to out: inout ByteBuffer
  ) {
    let drawn = Set(tasks)
    for object in objects {
      for holder in timeline.describer.holders(of: object)
      where drawn.contains(holder) && !loop.state(of: holder).isEnded {
        out.append(utf8: "  o\(object.index) -> t\(holder.index)")
        out.append(" [label=\"held by\", style=dotted];\n")
      }
    }
  }
}

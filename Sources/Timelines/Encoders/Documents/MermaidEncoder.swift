import CooperativeLoop

/// Draws who woke whom as a Mermaid sequence diagram: docs/formats/mermaid.md.
struct MermaidEncoder {
  let timeline: Timeline

  /// Writes all of it.
  func encode() -> [UInt8] {
    var steps = MermaidStepWriter(timeline)
    let facts = timeline.forEachStep(&steps)
    let participants = steps.participants.sorted()
    var out = ByteBuffer()
    out.append("sequenceDiagram\n")
    if let name = timeline.header.name {
      out.append(utf8: "  title \(DocumentText(name).mermaid)\n")
    }
    for lane in participants { writeParticipant(lane, to: &out) }
    if participants.isEmpty { out.append("  participant loop as (loop)\n") }
    let leftOut = steps.leftOut
    out.append(steps.finish())
    let first = participants.first.map(Self.name) ?? "loop"
    let last = participants.last.map(Self.name) ?? "loop"
    let over = first == last ? first : "\(first),\(last)"
    if leftOut > 0 {
      out.append(utf8: "  Note over \(over): \(leftOut) more wakes, lines and ends are left out\n")
    }
    let message = DocumentText(RunExplanation(timeline, facts).message, limit: DocumentText.longest)
    out.append(utf8: "  Note over \(over): \(message.mermaid)\n")
    return out.bytes()
  }

  /// What a lane is called in the diagram; -1 is the loop.
  static func name(_ lane: Int) -> String { lane < 0 ? "loop" : "t\(lane)" }

  private func writeParticipant(_ lane: Int, to out: inout ByteBuffer) {
    let text =
      lane < 0 ? "(loop)" : timeline.loop.name(of: TaskID(index: UInt32(truncatingIfNeeded: lane)))
    out.append(utf8: "  participant \(Self.name(lane)) as \(DocumentText(text).mermaid)\n")
  }
}

import CooperativeLoop

/// Writes a timeline in the Trace Event Format, which Perfetto and speedscope open: docs/formats/trace.md.
struct TraceEventEncoder {
  let timeline: Timeline

  /// Writes all of it.
  func encode() -> [UInt8] {
    let facts = timeline.findFacts()
    let clock = TraceClock(
      end: timeline.loop.now,
      steps: facts.steps,
      clock: timeline.header.clock
    )
    var writer = TraceStepWriter(timeline, facts, clock)
    timeline.forEachStep(&writer)
    var out = writer.finish()
    out.append("\n],\n\"displayTimeUnit\":\"ms\",\n\"otherData\":{\"id\":")
    out.append(quoted: timeline.header.id)
    out.append(",\"name\":")
    out.append(traceText: timeline.header.name ?? "unnamed")
    out.append(#","status":""#)
    out.append(timeline.outcome.word)
    out.append(#"","message":"#)
    out.append(traceText: RunExplanation(timeline, facts).message)
    out.append(#","end":"#)
    out.append(secondsAt: timeline.loop.now)
    out.append(#","step_width_us":"#)
    out.append(microsecondsOf: clock.width)
    out.append("}}\n")
    return out.bytes()
  }
}

import CooperativeLoop

/// Writes a timeline as JSON: docs/formats/timeline.md, which fixes names and order of all members.
///
/// Each member of the object stands on a line of its own, and so does each task, printed line and
/// step, so that line-based tools can look at a timeline. The order puts first what is known last, so the
/// trace is gone through once for the tasks, once for the output and once for the steps; the passes
/// before the last cost little beside it, and nothing is kept a step.
struct JSONTimelineEncoder {
  /// The longest JSON, in bytes, of a value that a step holds whole.
  static let longestValue = 1024

  let timeline: Timeline
  /// Whether `output` and `steps` are only counted.
  let isSummary: Bool

  /// Writes all of it.
  ///
  /// - Returns: The buffer that was given, for the caller to finish.
  func encode(into buffer: consuming ByteBuffer) -> ByteBuffer {
    var out = buffer
    let facts = timeline.findFacts()
    let vocabulary = JSONVocabulary(timeline)
    writeRun(facts, vocabulary, to: &out)
    guard !isSummary else {
      out.append(",\n\"output\":")
      out.append(decimal: facts.lines)
      out.append(",\n\"steps\":")
      out.append(decimal: facts.taskSteps)
      out.append("}\n")
      return out
    }
    var output = JSONOutputWriter(into: out, vocabulary: vocabulary)
    if facts.lines > 0 { timeline.forEachStep(&output) }
    out = output.finish()
    out.append(facts.steps > 0 ? ",\n\"steps\":[\n" : ",\n\"steps\":[")
    var steps = JSONStepWriter(
      into: out,
      vocabulary: vocabulary,
      describer: timeline.describer,
      stepCount: facts.steps
    )
    timeline.forEachStep(&steps)
    out = steps.finish()
    out.append("]}\n")
    return out
  }

  /// Writes the members before `output`, with the brace that opens the object.
  func writeRun(_ facts: RunFacts, _ vocabulary: JSONVocabulary, to out: inout ByteBuffer) {
    writeHeader(to: &out)
    writeWarnings(to: &out)
    out.append(",\n\"outcome\":")
    writeOutcome(facts, vocabulary, to: &out)
    out.append(",\n\"end\":")
    out.append(secondsAt: timeline.loop.now)
    out.append(",\n\"turns\":")
    out.append(decimal: timeline.loop.turns)
    out.append(",\n\"objects\":")
    writeObjects(vocabulary, to: &out)
    out.append(",\n\"tasks\":")
    writeTasks(facts, vocabulary, to: &out)
    out.append(",\n\"variables\":")
    out.append(timeline.describer.variables().span)
  }

  private func writeHeader(to out: inout ByteBuffer) {
    let header = timeline.header
    out.append("{\"timeline\":1,\n\"id\":")
    out.append(quoted: header.id)
    out.append(",\n\"name\":")
    out.append(quoted: header.name)
    out.append(",\n\"clock\":")
    out.append(quoted: header.clock.rawValue)
    out.append(",\n\"policy\":")
    out.append(quoted: header.policy.rawValue)
    out.append(",\n\"seed\":")
    if let seed = header.seed {
      out.append(decimal: Int(seed))
    } else {
      out.append("null")
    }
  }

  private func writeObjects(_ vocabulary: JSONVocabulary, to out: inout ByteBuffer) {
    out.append("[")
    for index in 0..<UInt32(timeline.loop.objectCount) {
      out.append(index == 0 ? #"{"name":"# : #",{"name":"#)
      vocabulary.objects.write(index, to: &out)
      out.append(#","kind":"#)
      out.append(quoted: timeline.loop.object(ObjectID(index: index)).kind)
      out.append("}")
    }
    out.append("]")
  }
}

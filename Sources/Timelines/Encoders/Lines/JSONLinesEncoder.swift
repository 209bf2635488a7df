/// Writes a timeline's steps as lines of JSON, and then all its other members as one line: for tools that
/// read line by line, and need not hold a long run.
struct JSONLinesEncoder {
  let timeline: Timeline

  /// Writes all of it.
  func encode() -> [UInt8] {
    let facts = timeline.findFacts()
    let vocabulary = JSONVocabulary(timeline)
    var steps = JSONStepWriter(
      into: ByteBuffer(),
      vocabulary: vocabulary,
      describer: timeline.describer,
      stepCount: facts.steps,
      joint: "\n"
    )
    timeline.forEachStep(&steps)
    var out = steps.finish()
    if facts.steps > 0 { out.append("\n") }
    out.append(rest(facts, vocabulary).span)
    out.append("\n")
    return out.bytes()
  }

  /// The other members on one line: line ends stand between members only, texts have them escaped.
  private func rest(_ facts: RunFacts, _ vocabulary: JSONVocabulary) -> [UInt8] {
    var rest = ByteBuffer()
    JSONTimelineEncoder(timeline: timeline, isSummary: true).writeRun(facts, vocabulary, to: &rest)
    var output = JSONOutputWriter(into: rest, vocabulary: vocabulary)
    if facts.lines > 0 { timeline.forEachStep(&output) }
    rest = output.finish()
    rest.append("}")
    return rest.bytes().filter { $0 != UInt8(ascii: "\n") }
  }
}

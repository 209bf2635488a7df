import CooperativeLoop

/// Writes the printed lines as JSON objects, one a line.
struct JSONOutputWriter: StepConsumer, ~Copyable {
  private var out: ByteBuffer
  private let vocabulary: JSONVocabulary
  private var isFirst = true

  init(into out: consuming ByteBuffer, vocabulary: JSONVocabulary) {
    self.out = out
    self.vocabulary = vocabulary
    self.out.append(",\n\"output\":[")
  }

  consuming func finish() -> ByteBuffer {
    out.append("]")
    return out
  }

  mutating func consume(_ step: borrowing TimelineStep) {
    var actions = step.actions.makeReader()
    while let action = actions.next() {
      guard case .printed = action.kind else { continue }
      out.append(isFirst ? "\n{\"step\":" : ",\n{\"step\":")
      isFirst = false
      out.append(decimal: step.index)
      out.append(#","time":"#)
      out.append(secondsAt: action.moment)
      out.append(#","task":"#)
      if case .task(let task) = step.subject {
        vocabulary.write(task, to: &out)
      } else {
        out.append("null")
      }
      out.append(#","text":"#)
      out.append(line: action.payload.span)
      out.append("}")
    }
  }
}

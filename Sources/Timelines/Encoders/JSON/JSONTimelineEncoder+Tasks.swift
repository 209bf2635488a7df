import CooperativeLoop

extension JSONTimelineEncoder {
  func writeTasks(_ facts: RunFacts, _ vocabulary: JSONVocabulary, to out: inout ByteBuffer) {
    out.append("[")
    for index in facts.tasks.indices {
      out.append(index == 0 ? "\n{\"id\":" : ",\n{\"id\":")
      write(TaskID(index: UInt32(index)), facts.tasks[index], vocabulary, to: &out)
      out.append("}")
    }
    out.append("]")
  }

  private func write(
    _ task: TaskID,
    _ facts: TaskFacts,
    _ vocabulary: JSONVocabulary,
    to out: inout ByteBuffer
  ) {
    let describer = timeline.describer
    vocabulary.write(task, to: &out)
    out.append(#","coroutine":"#)
    out.append(quoted: describer.coroutine(of: task))
    out.append(#","parent":"#)
    vocabulary.write(timeline.loop.parent(of: task), to: &out)
    out.append(#","state":""#)
    out.append(facts.state.word)
    out.append(#"","result":"#)
    if facts.state == .done {
      out.append(describer.result(of: task).span)
    } else {
      out.append("null")
    }
    out.append(#","error":"#)
    let isError = facts.state == .failed || facts.state == .skipped
    out.append(isError ? describer.error(of: task) : nil)
    out.append(#","created":"#)
    out.append(secondsAt: facts.created)
    out.append(#","started":"#)
    out.append(secondsAt: facts.started)
    out.append(#","ended":"#)
    out.append(secondsAt: facts.ended)
    out.append(#","steps":"#)
    out.append(decimal: facts.steps)
    out.append(#","busy":"#)
    out.append(nanoseconds: facts.busy)
    out.append(#","ready":"#)
    out.append(nanoseconds: facts.ready)
    out.append(#","waiting":"#)
    out.append(nanoseconds: facts.waiting)
  }
}

extension ByteBuffer {
  /// Adds what a step holds of a task's end: its result, only measured where it is long, or its error.
  mutating func append(endOf task: TaskID, as state: TaskState, _ describer: any RunDescriber) {
    guard state == .done else {
      append(describer.error(of: task))
      return
    }
    let result = describer.result(of: task)
    if result.count > JSONTimelineEncoder.longestValue {
      append(#"{"…":"#)
      append(decimal: result.count)
      append("}")
    } else {
      append(result.span)
    }
  }

  /// Adds an error as a JSON object, or `null`.
  mutating func append(_ error: RunError?) {
    guard let error else {
      append("null")
      return
    }
    append(#"{"type":"#)
    append(quoted: error.type)
    append(#","message":"#)
    append(quoted: error.message)
    append("}")
  }
}

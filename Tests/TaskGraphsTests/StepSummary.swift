@testable import TaskGraphs

/// A step in one line, as far as tests look at it: computed names are `…`, blocks are counted.
extension StepOperation {
  var summary: String {
    switch self {
    case .await(let target, let binding): "await \(target.summary)" + into(binding)
    case .spawn(let call, let id, let group, let binding):
      "spawn \(call.summary)" + (id.map { " id \($0.summary)" } ?? "")
        + (group.map { " in \($0.text)" } ?? "") + into(binding)
    case .gather(let targets, let returnsExceptions, let binding):
      "gather \(list(targets.map(\.summary)))\(returnsExceptions ? " exceptions" : "")"
        + into(binding)
    case .wait(let tasks, let condition, let limit, let binding):
      "wait \(list(tasks.map(\.summary))) \(condition)" + upTo(limit) + into(binding)
    case .waitFor(let target, let limit, let binding):
      "wait_for \(target.summary)" + upTo(limit) + into(binding)
    case .asCompleted(let targets, let binding, let steps):
      "as_completed \(list(targets.map(\.summary)))" + into(binding) + " do \(steps.count)"
    case .shield(let target, let binding): "shield \(target.summary)" + into(binding)
    case .cancel(let target, let binding): "cancel \(target.summary)" + into(binding)
    case .timeout(let limit, let steps): "timeout" + upTo(limit) + " do \(steps.count)"
    case .group(let name, let steps): "group \(name.text) do \(steps.count)"
    case .with(let object, let steps): "with \(object.summary) do \(steps.count)"
    case .while(let condition, let steps): "while \(condition.summary) do \(steps.count)"
    case .for(let binding, let items, let steps):
      "for \(binding) in \(items.summary) do \(steps.count)"
    case .try(let steps, let parts, let otherwise, let finally):
      "try \(steps.count) except \(list(parts.map(\.summary))) else \(otherwise.count) "
        + "finally \(finally.count)"
    case .raise(let maker): "raise \(maker.summary)"
    case .reraise: "raise again"
    case .assert(let condition, let message):
      "assert \(condition.summary)" + (message.map { " says \($0.summary)" } ?? "")
    case .note(let text): "note \(text.summary)"
    case .break: "break"
    case .continue: "continue"
    default: objectSummary
    }
  }

  private var objectSummary: String {
    switch self {
    case .set(let object): "set \(object.summary)"
    case .clear(let object): "clear \(object.summary)"
    case .acquire(let object): "acquire \(object.summary)"
    case .release(let object): "release \(object.summary)"
    case .notify(let object, .all): "notify \(object.summary) all"
    case .notify(let object, .count(let count)): "notify \(object.summary) \(count.summary)"
    case .put(let object, let value): "put \(object.summary) \(value.summary)"
    case .get(let object, let binding): "get \(object.summary)" + into(binding)
    case .putNowait(let object, let value): "put_nowait \(object.summary) \(value.summary)"
    case .getNowait(let object, let binding): "get_nowait \(object.summary)" + into(binding)
    case .taskDone(let object): "task_done \(object.summary)"
    case .join(let object): "join \(object.summary)"
    case .resolve(let object, let value): "resolve \(object.summary) \(value.summary)"
    case .reject(let object, let maker): "reject \(object.summary) \(maker.summary)"
    default: "another"
    }
  }

  private func list(_ words: [String]) -> String { "[" + words.joined(separator: ", ") + "]" }
  private func into(_ binding: Binding?) -> String { binding.map { " into \($0)" } ?? "" }
  private func upTo(_ limit: Operand?) -> String { " up to \(limit?.summary ?? "never")" }
}

extension Target {
  var summary: String {
    switch self {
    case .root(let index): "root \(index)"
    case .task(let name): "task \(name)"
    case .future(let index): "future \(index)"
    case .coroutine(let call, let id): call.summary + (id.map { " id \($0.summary)" } ?? "")
    case .computed: "…"
    }
  }
}

extension AwaitTarget {
  var summary: String {
    switch self {
    case .root(let index): "root \(index)"
    case .task(let name): "task \(name)"
    case .object(let index): "object \(index)"
    case .coroutine(let index, let arguments): "coroutine \(index) with \(arguments.count)"
    case .computed(_, let arguments): "… with \(arguments.count)"
    }
  }
}

extension TaskReference {
  var summary: String {
    switch self {
    case .root(let index): "root \(index)"
    case .task(let name): "task \(name)"
    case .computed: "…"
    }
  }
}

extension CancelTarget {
  var summary: String {
    switch self {
    case .root(let index): "root \(index)"
    case .task(let name): "task \(name)"
    case .future(let index): "future \(index)"
    case .computed: "…"
    }
  }
}

extension CoroutineCall {
  var summary: String {
    let name = if case .known(let index) = coroutine { "coroutine \(index)" } else { "…" }
    return "\(name) with \(arguments.count)"
  }
}

extension ObjectReference {
  var summary: String {
    if case .known(let index) = self { "object \(index)" } else { "…" }
  }
}

extension Operand {
  var summary: String {
    if case .constant(let value) = self { value.json } else { "…" }
  }
}

extension Template {
  var summary: String {
    if case .constant(let text) = self { "'\(text)'" } else { "…" }
  }
}

extension ExceptionMaker {
  var summary: String { type + (message.map { " says \($0.summary)" } ?? "") }
}

extension ExceptPart {
  var summary: String {
    match.joined(separator: "|") + (binding.map { " as \($0)" } ?? "") + " do \(steps.count)"
  }
}

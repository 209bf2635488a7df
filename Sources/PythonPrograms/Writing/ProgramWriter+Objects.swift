import TaskGraphs

extension ProgramWriter {
  /// Writes an operation on an object.
  func writeOnObject(_ operation: StepOperation) {
    switch operation {
    case .set(let object): act(object, "set", "is_set", "set()")
    case .clear(let object): act(object, "clear", "is_set", "clear()")
    case .with(let object, let steps):
      block(Piece("async with " + self.object(object, for: "with", with: "locked")), steps)
    case .acquire(let object): act(object, "acquire", "locked", "acquire()", isAwaited: true)
    case .release(let object): act(object, "release", "locked", "release()")
    case .notify(let object, let count): act(object, "notify", "notify_all", notification(count))
    case .put(let object, let value):
      act(object, "put", "qsize", "put(\(self.value(value)))", isAwaited: true)
    case .putNowait(let object, let value):
      act(object, "put_nowait", "qsize", "put_nowait(\(self.value(value)))")
    case .get(let object, let binding):
      act(object, "get", "qsize", "get()", isAwaited: true, binding)
    case .getNowait(let object, let binding):
      act(object, "get_nowait", "qsize", "get_nowait()", binding)
    case .taskDone(let object): act(object, "task_done", "qsize", "task_done()")
    case .join(let object): act(object, "join", "qsize", "join()", isAwaited: true)
    case .resolve(let object, let value):
      act(object, "resolve", "set_result", "set_result(\(self.value(value)))")
    case .reject(let object, let maker):
      let error = exception(maker, isCalled: true)
      act(object, "reject", "set_result", "set_exception(\(error))")
    default: break
    }
  }

  private func act(
    _ object: ObjectReference,
    _ operation: String,
    _ method: String,
    _ call: String,
    isAwaited: Bool = false,
    _ binding: Binding? = nil
  ) {
    let thing = self.object(object, for: operation, with: method)
    bind(binding, Piece("\(isAwaited ? "await " : "")\(thing).\(call)"))
  }

  private func notification(_ count: NotifyCount) -> String {
    switch count {
    case .all: "notify_all()"
    case .count(.constant(.integer(1))): "notify()"
    case .count(let operand): "notify(\(self.count(operand)))"
    }
  }
}

// Tasks: how they come into being and what can be asked about them.

extension EventLoop {
  /// Creates a task and puts it at the end of the ready queue.
  ///
  /// - Parameters:
  ///   - body: What it runs.
  ///   - name: What reports call it. Names need not differ.
  /// - Returns: Its identifier, or nil where `limits.tasks` tasks were created already: the loop then
  ///   stops with that limit after the open step.
  public func spawn(body: TaskBody, named name: String) -> TaskID? {
    add(body, named: name)
  }

  /// Creates a task that is called by a text with a number behind it, which are put together only where
  /// somebody asks.
  package func spawn(body: TaskBody, named name: String, number: UInt32) -> TaskID? {
    add(body, named: name, number: number)
  }

  /// Creates a task that runs an awaiter, and may go without a name.
  @usableFromInline
  func add(awaiter body: AwaiterBody, named name: String?) -> TaskID? {
    add(body, runsAwaiter: true, named: name)
  }

  /// A body for an awaiter of the type that the handler is for: used, if there is one, or new.
  @usableFromInline
  func body(for handler: @escaping AwaiterBody.Handler) -> AwaiterBody {
    state.value.spareBodies.take(handler) ?? AwaiterBody(handler)
  }

  /// Creates a task.
  @inline(__always)
  func add(
    _ body: TaskBody,
    runsAwaiter: Bool = false,
    named name: String?,
    number: UInt32 = 0
  ) -> TaskID? {
    guard state.value.tasks.count < limits.tasks else {
      state.value.stop(at: .tasks)
      return nil
    }
    let index = UInt32(truncatingIfNeeded: state.value.tasks.count)
    let future = state.value.futures.insert(FutureRecord(task: index))
    state.value.tasks.append(
      TaskRecord(future: future, parent: state.value.current)
    )
    state.value.bodies.append(BodyEntry(body, runsAwaiter: runsAwaiter))
    if let name { names.call(task: Int(index), TaskName(text: name, number: number)) }
    state.value.liveTasks += 1
    state.value.ready.append(index)
    record(.spawned(TaskID(index: index)))
    return TaskID(index: index)
  }

  /// How many tasks were created.
  public var taskCount: Int { state.value.tasks.count }

  /// The task whose step is open, or nil.
  public var currentTask: TaskID? {
    state.value.current == noIndex ? nil : TaskID(index: state.value.current)
  }

  /// Where a task stands.
  public func state(of task: TaskID) -> TaskState {
    let known = state.value.tasks[task.index].state
    return task.index == state.value.current && !known.isEnded ? .running : known
  }

  /// The task in whose step a task was created, or nil for a root.
  public func parent(of task: TaskID) -> TaskID? {
    let parent = state.value.tasks[task.index].parent
    return parent == noIndex ? nil : TaskID(index: parent)
  }

  /// What a task calls itself in reports.
  public func name(of task: TaskID) -> String {
    names.task(Int(task.index))
  }

  /// The future that ends when a task ends.
  public func future(of task: TaskID) -> FutureID {
    FutureID(index: state.value.tasks[task.index].future)
  }

  /// What a task waits for; nil unless it is `waiting`, `sleeping` or polls.
  public func waitReason(of task: TaskID) -> WaitReason? {
    let record = state.value.tasks[task.index]
    return record.isPolling || record.state == .waiting || record.state == .sleeping
      ? record.reason : nil
  }

  /// Gives a thing that tasks wait for a name in reports.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - kind: What it is, as a word: `event`, `waiter`.
  /// - Returns: Its identifier.
  public func register(objectNamed name: String, kind: String) -> ObjectID {
    names.objects.append((name, kind))
    return ObjectID(index: UInt32(names.objects.count - 1))
  }

  /// How many objects were registered.
  public var objectCount: Int { names.objects.count }

  /// The name and the kind of a registered object.
  public func object(_ id: ObjectID) -> (name: String, kind: String) {
    names.objects[Int(id.index)]
  }

  /// Whether a task whose error was never retrieved, or a root that did not succeed, fails the run.
  func verdict() -> RunOutcome {
    for index in 0..<state.value.tasks.count {
      let task = state.value.tasks[index]
      guard task.state != .done else { continue }
      let isRoot = task.parent == noIndex
      let isUnseen = task.state != .cancelled && !state.value.futures[task.future].isRetrieved
      if isRoot || isUnseen { return .failed }
    }
    return .completed
  }
}

/// What only reports need to know, apart from what each step touches.
final class LoopNames {
  /// The names that were given; those behind the last one, and where there is nil, go by number.
  @exclusivity(unchecked) private var tasks: [TaskName?] = []
  var objects: [(name: String, kind: String)] = []
  /// The objects that tasks hold, by index: none of them holds its loop.
  var holdables: [UInt32: any Holdable] = [:]

  /// Gives the task created last a name.
  func call(task: Int, _ name: TaskName) {
    while tasks.count < task { tasks.append(nil) }
    tasks.append(name)
  }

  /// What a task is called.
  func task(_ index: Int) -> String {
    let name = index < tasks.count ? tasks[index] : nil
    return name?.full ?? "task-\(index)"
  }
}

/// What a task is called: a text, and a number behind it if it is not 0.
struct TaskName {
  let text: String
  let number: UInt32

  /// Both together.
  var full: String {
    guard number > 0 else { return text }
    var rest = number
    var count = text.utf8.count + 1
    while rest > 9 {
      rest /= 10
      count += 1
    }
    return String(unsafeUninitializedCapacity: count) { name in
      let (_, start) = name.initialize(from: text.utf8)
      rest = number
      for digit in (start..<count).reversed() {
        name.initializeElement(at: digit, to: UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
      }
      return count
    }
  }
}

/// Something that tasks hold, and others wait for meanwhile.
protocol Holdable: AnyObject {
  /// The tasks that hold it, where that is known.
  var holders: [TaskID] { get }
}

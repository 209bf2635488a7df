import CooperativeLoop

/// The words that a timeline's JSON is made of: names, and what tasks wait for.
struct JSONVocabulary {
  let tasks: NameTable
  let objects: NameTable
  private let loop: EventLoop
  private let describer: any RunDescriber

  init(_ timeline: Timeline) {
    let loop = timeline.loop
    self.loop = loop
    describer = timeline.describer
    tasks = NameTable(count: loop.taskCount) { loop.name(of: TaskID(index: UInt32($0))) }
    objects = NameTable(count: loop.objectCount) { loop.object(ObjectID(index: UInt32($0))).name }
  }

  func write(_ task: TaskID, to out: inout ByteBuffer) {
    tasks.write(task.index, to: &out)
  }

  func write(_ task: TaskID?, to out: inout ByteBuffer) {
    if let task {
      tasks.write(task.index, to: &out)
    } else {
      out.append("null")
    }
  }

  func write(_ names: some Sequence<TaskID>, to out: inout ByteBuffer) {
    out.append("[")
    var isFirst = true
    for task in names {
      if !isFirst { out.append(UInt8(ascii: ",")) }
      isFirst = false
      tasks.write(task.index, to: &out)
    }
    out.append("]")
  }

  /// Writes what a task waits for: the *on* of docs/formats/timeline.md.
  func write(_ obstacle: Obstacle, to out: inout ByteBuffer) {
    switch obstacle {
    case .task(let task):
      out.append(#"{"kind":"task","name":"#)
      tasks.write(task.index, to: &out)
    case .gather(let gather):
      out.append(#"{"kind":"gather","of":"#)
      writeMembers(of: gather, to: &out)
    case .wait(let wait):
      out.append(#"{"kind":"wait","of":"#)
      writeMembers(of: wait, to: &out)
    case .sleep(let deadline):
      out.append(#"{"kind":"sleep","until":"#)
      out.append(secondsAt: deadline)
    case .poll(let object):
      out.append(#"{"kind":"poll","name":"#)
      objects.write(object.index, to: &out)
    case .object(let object):
      out.append(#"{"kind":"#)
      out.append(quoted: Self.shortKind(loop.object(object).kind))
      out.append(#","name":"#)
      objects.write(object.index, to: &out)
    case .group(let group):
      out.append(#"{"kind":"group","name":"#)
      out.append(quoted: loop.group(group).name)
      out.append(#","of":"#)
      write(loop.group(group).tasks, to: &out)
    case .completion:
      out.append(#"{"kind":"as_completed""#)
    case .native:
      out.append(#"{"kind":"native""#)
    }
    out.append("}")
  }

  private func writeMembers(of gather: GatherID, to out: inout ByteBuffer) {
    out.append("[")
    var isFirst = true
    for member in loop.members(of: gather) {
      let task = loop.task(endingIn: member)
      let object = task == nil ? describer.object(of: member) : nil
      guard task != nil || object != nil else { continue }
      if !isFirst { out.append(UInt8(ascii: ",")) }
      isFirst = false
      if let task { write(task, to: &out) }
      if let object { objects.write(object.index, to: &out) }
    }
    out.append("]")
  }

  /// To wait for one kind of queue or semaphore is to wait for any.
  private static func shortKind(_ kind: String) -> String {
    switch kind {
    case "bounded_semaphore": "semaphore"
    case "lifo_queue", "priority_queue": "queue"
    default: kind
    }
  }
}

extension TaskState {
  /// The state's name in a timeline.
  var word: StaticString {
    switch self {
    case .pending: "pending"
    case .ready, .running: "ready"
    case .sleeping: "sleeping"
    case .waiting: "waiting"
    case .done: "done"
    case .failed: "failed"
    case .cancelled: "cancelled"
    case .skipped: "skipped"
    }
  }
}

extension CallbackKind {
  /// The kind's name in a timeline.
  var word: StaticString {
    switch self {
    case .sleep: "sleep"
    case .gather: "gather"
    case .wait: "wait"
    case .shield: "shield"
    case .timeout: "timeout"
    case .group: "group"
    case .completion: "as_completed"
    }
  }
}

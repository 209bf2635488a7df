import CooperativeLoop
import JSONDocuments
import Timelines

/// How large a timeline will be as JSON, told before it is written.
///
/// A few bytes of records can become a kilobyte of text: names stand in every step, and the pointer of
/// an action deep in a graph is long. So a run within all of its limits can be too large to write; this
/// finds out in one pass over the records, and errs on the side of too much. A text needs no such
/// thing: it shows the beginning and the end of a long run.
struct TimelineSize {
  /// What stands in every step but names, actions and pointers.
  private static let step = 165
  /// What stands around a name, a moment or a handle.
  private static let mention = 32

  private let loop: EventLoop
  private let describer: any RunDescriber
  private let limit: Int
  private var siteSizes: [UInt32: Int] = [:]
  private var reasonSizes: [WaitReason: Int] = [:]
  /// The members of one action after the other.
  private var members: [UInt8] = []
  private var current = 0
  private var bytes = 0

  /// The size of the timeline's JSON, or some size beyond the limit where it is larger.
  ///
  /// - Parameters:
  ///   - loop: The loop of a run that is over.
  ///   - trace: What was recorded of it; nil to leave steps and output out, as a summary does.
  ///   - describer: Who knows the program.
  ///   - limit: What is too much; looking for more would take its time.
  /// - Returns: Bytes.
  static func json(
    _ loop: EventLoop,
    _ trace: Trace?,
    _ describer: any RunDescriber,
    limit: Int
  ) -> Int {
    var size = TimelineSize(loop: loop, describer: describer, limit: limit)
    size.addTasks()
    trace?.forEach { event, payload in size.add(event, payload) }
    return size.bytes
  }

  private init(loop: EventLoop, describer: any RunDescriber, limit: Int) {
    self.loop = loop
    self.describer = describer
    self.limit = limit
  }

  /// Each task among `tasks`, and, where the run is stuck, once more among those that wait.
  private mutating func addTasks() {
    for index in 0..<UInt32(loop.taskCount) where bytes <= limit {
      let task = TaskID(index: index)
      bytes += 320 + 4 * name(task) + describer.result(of: task).count
    }
  }

  private mutating func add(_ event: LoopEvent, _ payload: UnsafeRawBufferPointer) {
    switch event {
    case .stepStarted(let task):
      current = name(task)
      bytes += Self.step + current
    case .yielded(let task, let site):
      bytes += Self.step + name(task) + size(of: site)
    case .polled(let task, let site, let object):
      bytes += Self.step + name(task) + size(of: site) + 2 * (Self.mention + name(object))
    case .acted(let site):
      bytes += size(of: site) + size(of: payload, at: site)
    case .detailed(let site):
      bytes += size(of: payload, at: site)
    case .printed(let site):
      // Once among the step's actions, once in the output.
      bytes += size(of: site) + 52 + current + 2 * JSONString.byteCount(of: payload)
    case .suspended(let reason):
      // Once where the task stops, once as the cause of its next step.
      bytes += 2 * (Self.mention + size(of: reason))
    case .spawned(let task), .woke(let task), .interrupted(let task):
      bytes += 3 + name(task)
    case .timerSet(_, _, _, let task), .callbackQueued(_, _, let task):
      bytes += 2 * Self.mention + (task.map(name) ?? 4)
    case .callbackStarted:
      bytes += Self.step + 2 * Self.mention
    case .slept, .timerDropped, .callbackDropped, .ended:
      bytes += 2 * Self.mention
    case .turnStarted, .halted, .callbackEnded, .clockMoved:
      break
    }
  }

  /// What an action has beside the members of its site.
  private mutating func size(of payload: UnsafeRawBufferPointer, at site: SiteID) -> Int {
    guard !payload.isEmpty else { return 0 }
    members.removeAll(keepingCapacity: true)
    payload.withMemoryRebound(to: UInt8.self) {
      describer.appendMembers(of: $0.span, at: site, to: &members)
    }
    // With the comma in front.
    return members.count + 1
  }

  /// The members that an action at a site begins with, and its braces.
  private mutating func size(of site: SiteID) -> Int {
    guard site != .none else { return Self.mention }
    if let known = siteSizes[site.index] { return known }
    let size = describer.actionMembers(at: site).count + 3
    siteSizes[site.index] = size
    return size
  }

  private mutating func size(of reason: WaitReason) -> Int {
    switch reason.kind {
    case .sleep, .future, .completion: return 0
    case .task: return name(TaskID(index: reason.index))
    case .object: return name(ObjectID(index: reason.index))
    case .group, .gather, .wait:
      if let known = reasonSizes[reason] { return known }
      let size =
        reason.kind == .group
        ? size(of: loop.group(GroupID(index: reason.index)))
        : size(ofMembersOf: GatherID(index: reason.index))
      reasonSizes[reason] = size
      return size
    }
  }

  private func size(of group: TaskGroup) -> Int {
    group.tasks.reduce(group.name.utf8.count + 3) { $0 + name($1) + 1 }
  }

  private func size(ofMembersOf gather: GatherID) -> Int {
    loop.members(of: gather).reduce(0) { size, member in
      if let task = loop.task(endingIn: member) { return size + name(task) + 1 }
      return size + (describer.object(of: member).map { name($0) + 1 } ?? 0)
    }
  }

  /// A name with its quotes; what has to be escaped in it may count for less than it takes.
  private func name(_ task: TaskID) -> Int { loop.name(of: task).utf8.count + 3 }

  private func name(_ object: ObjectID) -> Int { loop.object(object).name.utf8.count + 3 }
}

import CooperativeLoop

/// Counts who waited for whom; what it keeps is bounded, whatever the run.
struct AwaitedCollector: StepConsumer {
  enum Target: Hashable {
    case task(TaskID)
    case object(ObjectID)
  }

  /// An arrow from a task to what it waited for.
  struct Edge: Hashable {
    let task: TaskID
    let target: Target
    /// Whether it asked again and again.
    let isPoll: Bool
  }

  /// No picture with more arrows can be read.
  static let mostEdges = 300

  private let loop: EventLoop
  private(set) var edges: [(edge: Edge, count: Int)] = []
  private var places: [Edge: Int] = [:]
  /// How many waits have no arrow.
  private(set) var waitsLeftOut = 0

  init(_ loop: EventLoop) {
    self.loop = loop
  }

  mutating func consume(_ step: borrowing TimelineStep) {
    guard case .task(let task) = step.subject else { return }
    switch step.next {
    case .polled(let object): add(Edge(task: task, target: .object(object), isPoll: true))
    case .suspended(.task(let other)): add(task, .task(other))
    case .suspended(.object(let object)): add(task, .object(object))
    case .suspended(.gather(let gather)), .suspended(.wait(let gather)):
      let members = loop.members(of: gather)
      // Once the picture is full, thousands of members need not be looked at one by one.
      let looked = members.prefix(Self.mostEdges)
      add(task, looked.compactMap { loop.task(endingIn: $0) })
      waitsLeftOut += members.count - looked.count
    case .suspended(.group(let group)):
      let members = loop.group(group).tasks
      add(task, members.prefix(Self.mostEdges))
      waitsLeftOut += max(0, members.count - Self.mostEdges)
    case .suspended, .yielded, .ended, .callbackDone: break
    }
  }

  private mutating func add(_ task: TaskID, _ members: some Sequence<TaskID>) {
    for member in members { add(task, .task(member)) }
  }

  private mutating func add(_ task: TaskID, _ target: Target) {
    add(Edge(task: task, target: target, isPoll: false))
  }

  private mutating func add(_ edge: Edge) {
    if let place = places[edge] {
      edges[place].count += 1
    } else if edges.count < Self.mostEdges {
      places[edge] = edges.count
      edges.append((edge, 1))
    } else {
      waitsLeftOut += 1
    }
  }
}

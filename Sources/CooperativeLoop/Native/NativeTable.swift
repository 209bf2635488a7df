/// Which Swift task is which task of the loop.
final class NativeTable {
  /// The loop that is served.
  unowned(unsafe) var loop: EventLoop?
  /// That loop's term.
  private(set) var term = 0
  /// The highest number of a task of a loop that was served before: Swift numbers its tasks in the
  /// order of creation.
  private var lastFormer: UInt64 = 0
  private var lanes: [UInt64: NativeLane] = [:]
  /// Lanes of default actors that have nothing to do, least recently used last.
  private var idleActors: [NativeLane] = []
  private var actorCount = 0
  /// The lanes whose end Swift does not tell, in the order of creation.
  private var openEnded: [NativeLane] = []
  /// The lane whose Swift task is just being created.
  private var expected: NativeLane?
  /// The lane whose step is open.
  var current: NativeLane?
  /// The wait that is just being begun.
  var beginning: NativeWait?
  /// The lanes that were taken to have ended because nothing more was heard of them.
  private var retired: [NativeLane] = []
  /// What the functions of the loop share, while any of them or of what they began has not ended.
  private weak var home: NativeHome?
  /// How many requests to cancel each task whoever made them will take back; none is not listed.
  var passingRequests: [TaskID: Int] = [:]
  /// Whose wait each task is that is a wait inside a default actor.
  private(set) var owners: [TaskID: TaskID] = [:]
  /// Whether children were taken to have ended that may have left the loop instead.
  var hasDoubtfulEnds = false
  /// How many milliseconds a run that cannot go on waits for what may have left it: long enough for a
  /// thread that has something to hand back at once, on a machine that is busy.
  var patience = 10_000

  /// Begins to serve a loop, and forgets the one before.
  func serve(_ loop: EventLoop?, _ term: Int) {
    reset()
    self.loop = loop
    self.term = term
  }

  /// Whether a job goes on with a task of a loop that was served before.
  func isFormer(_ job: NativeJob) -> Bool { job.number.map { $0 <= lastFormer } ?? false }

  private func reset() {
    lastFormer = max(lastFormer, lanes.keys.max() ?? 0)
    lanes = [:]
    idleActors = []
    openEnded = []
    retired = []
    home = nil
    passingRequests = [:]
    owners = [:]
    expected = nil
    current = nil
    beginning = nil
    hasDoubtfulEnds = false
  }

  /// Takes the first job that comes while a closure runs as the lane's.
  func expecting<Result>(_ lane: NativeLane, _ create: () -> Result) -> Result {
    expected = lane
    defer { expected = nil }
    return create()
  }

  /// The lane of the Swift task with a number, if it has run on the loop.
  func lane(_ number: UInt64) -> NativeLane? { lanes[number] }

  /// Puts a job into the loop's ready queue, as a step of the lane that it belongs to.
  func admit(_ job: NativeJob, on loop: EventLoop, executor: LoopExecutor) {
    settleHeld(on: loop, executor)
    if let number = job.number {
      lane(of: number, on: loop, executor)?.admit(job, on: loop)
    } else if let current, !current.isActor {
      // The current task's own continuation, if nothing comes after it: a task that yields, or goes
      // into an actor, does so last in its step.
      current.held = job
    } else {
      actorLane(on: loop, executor)?.admit(job, on: loop)
    }
  }

  /// Gives a job that the current lane holds back to an actor's lane, in its place in the order.
  func settleHeld(on loop: EventLoop, _ executor: LoopExecutor) {
    guard let job = current?.held else { return }
    current?.held = nil
    actorLane(on: loop, executor)?.admit(job, on: loop)
  }

  /// Takes note of which Swift task waits inside a default actor.
  func give(_ wait: NativeWait, to number: UInt64) {
    guard let lane = lanes[number] else { return }
    lane.actorWait = wait
    if let waiting = wait.task { owners[waiting] = lane.task }
  }

  private func lane(
    of number: UInt64,
    on loop: EventLoop,
    _ executor: LoopExecutor
  ) -> NativeLane? {
    let known = lanes[number]
    if let known, !known.isEnded { return known }
    known?.isHeardAgain = true
    let lane = expected ?? makeLane(named: childName(on: loop), on: loop, executor)
    expected = nil
    lanes[number] = lane
    return lane
  }

  private func actorLane(on loop: EventLoop, _ executor: LoopExecutor) -> NativeLane? {
    if let lane = idleActors.popLast() { return lane }
    actorCount += 1
    let lane = makeLane(named: "actor-\(actorCount)", on: loop, executor)
    lane?.isActor = true
    return lane
  }

  private func makeLane(
    named name: String,
    on loop: EventLoop,
    _ executor: LoopExecutor
  ) -> NativeLane? {
    let lane = NativeLane(executor)
    // Where the loop's limit of tasks is reached, the loop stops after this step.
    guard loop.spawn(body: lane, named: name) != nil else { return nil }
    lane.isOrphan = current?.isOrphan ?? true
    openEnded.append(lane)
    return lane
  }

  /// What a task that Swift made is called: by its parent and its place among the children.
  private func childName(on loop: EventLoop) -> String {
    guard let current, let parent = loop.currentTask else { return "task-\(loop.taskCount)" }
    current.childCount += 1
    return "\(loop.name(of: parent)).\(current.childCount)"
  }

  /// Takes note that an actor's lane has nothing to do.
  func rest(_ lane: NativeLane) {
    if lane.isActor { idleActors.insert(lane, at: 0) }
  }

  /// Lets the lanes end that wait for nothing the loop knows and have no child that is left: at a
  /// deadlock these are the children of Swift's that have ended, which Swift does not tell.
  ///
  /// - Returns: Whether there was any.
  func retireSilent() -> Bool {
    guard let loop else { return false }
    // Children come after their parents, and keep them from having ended.
    var waiting: Set<TaskID> = []
    var (silent, others): ([NativeLane], [NativeLane]) = ([], [])
    for lane in openEnded.reversed() {
      let isWaiting = lane.task.map { waiting.contains($0) } ?? true
      if lane.isSilent, !isWaiting {
        silent.append(lane)
      } else {
        others.append(lane)
        if let parent = lane.task.flatMap({ loop.parent(of: $0) }) { waiting.insert(parent) }
      }
    }
    openEnded = others.reversed()
    idleActors.removeAll { $0.isSilent }
    if silent.contains(where: { !$0.isActor }) { hasDoubtfulEnds = true }
    retire(silent.reversed(), on: loop)
    return !silent.isEmpty
  }

  /// Lets every lane that nothing has been heard of end.
  ///
  /// - Returns: Whether there was any.
  func retire() -> Bool {
    guard let loop else { return false }
    let lanes = openEnded
    openEnded = []
    idleActors = []
    retire(lanes, on: loop)
    return !lanes.isEmpty
  }

  private func retire(_ lanes: [NativeLane], on loop: EventLoop) {
    for lane in lanes { lane.retire(on: loop) }
    retired += lanes.filter { !$0.isActor }
  }

  /// The tasks of which nothing more was heard, and which may wait outside the loop instead of having
  /// ended, in the order of creation.
  ///
  /// Where all that the loop's functions began has ended, so have these, but for those that none began.
  var unheard: [TaskID] {
    let hasHome = home != nil
    return retired.filter { !$0.isHeardAgain && ($0.isOrphan || hasHome) }.compactMap(\.task)
      .sorted { $0.index < $1.index }
  }

  /// What all functions of the loop are to carry.
  func sharedHome(_ executor: LoopExecutor) -> NativeHome {
    let home = home ?? NativeHome(executor)
    self.home = home
    return home
  }

  /// The tasks that Swift made in the steps of each task and of which more is to be heard.
  func childrenLeft() -> [TaskID: [TaskID]] {
    var children: [TaskID: [TaskID]] = [:]
    for child in openEnded.compactMap(\.task) {
      if let parent = loop?.parent(of: child) { children[parent, default: []].append(child) }
    }
    return children
  }

  /// The tasks that wait for something which only Swift knows: it may be on another thread.
  ///
  /// To be asked at a deadlock. Of a child that is not left, `hasDoubtfulEnds` tells.
  ///
  /// - Returns: Those that nothing on the loop explains, in the order of creation, and whether there
  ///   are others: a task with a child that is left may wait for that one.
  func nativeWaits() -> (unexplained: [TaskID], hasOthers: Bool) {
    guard let loop else { return ([], false) }
    let parents = Set(openEnded.compactMap { $0.task.flatMap { loop.parent(of: $0) } })
    let all = lanes.values.filter(\.isWaitingNatively).compactMap(\.task)
    let unexplained = all.filter { !parents.contains($0) }.sorted { $0.index < $1.index }
    return (unexplained, unexplained.count < all.count)
  }
}

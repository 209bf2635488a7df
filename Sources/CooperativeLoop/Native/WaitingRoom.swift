/// Where Swift's tasks are while they wait for something of the loop's.
///
/// A wait is a call into this actor, whose executor keeps the caller's job until the wait is over. Not
/// a continuation: from that, Swift brings a task that prefers no executor back by way of its own
/// threads, even where the task belongs to an actor of the loop.
actor WaitingRoom {
  private nonisolated let door: Door

  init(_ door: Door) {
    self.door = door
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { door.asUnownedSerialExecutor() }

  /// Returns when the wait is over.
  // Never inlined, and it writes: Swift leaves out a call into an actor that does nothing there.
  @inline(never)
  func wait(_ wait: NativeWait) {
    wait.isLeft = true
  }

  /// The executor that keeps the jobs.
  // Unchecked: `executor` is set once, before anyone else can know of it, and outlives this.
  final class Door: SerialExecutor, @unchecked Sendable {
    unowned(unsafe) var executor: LoopExecutor?

    func enqueue(_ job: consuming ExecutorJob) {
      executor?.keep(NativeJob(job, keptBy: asUnownedSerialExecutor()))
    }
  }
}

/// One wait of a Swift task for something of the loop's.
// Unchecked: it is made and used on the loop's thread alone.
final class NativeWait: @unchecked Sendable {
  /// What the task goes on with.
  private var job: NativeJob?
  private(set) var isOver: Bool
  /// The task of its own that it is, where it was begun inside a default actor.
  var task: TaskID?
  fileprivate var isLeft = false

  /// Makes a wait; one that is over already only shows which Swift task it is that comes.
  init(isOver: Bool = false) {
    self.isOver = isOver
  }

  /// Takes the waiting task's job.
  func begin(_ job: NativeJob, _ executor: LoopExecutor) {
    if isOver { executor.admit(job) } else { self.job = job }
  }

  /// Makes the task ready.
  func end(_ executor: LoopExecutor) {
    isOver = true
    if let job { executor.admit(job) }
    job = nil
  }
}

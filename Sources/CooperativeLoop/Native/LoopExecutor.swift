import Glibc
import Synchronization

// Unchecked, because Swift cannot know that `table` is only touched on the loop's thread: each way
// in compares the caller's thread with `owner` first. What other threads touch is atomic or locked.

/// The executor of a loop: Swift's own async functions that run on it are tasks of the loop.
///
/// Every job that Swift hands to it becomes a step in the loop's ready queue, at the place in the
/// order at which it came; limits, instrument and policy see it as any other step. Take a loop's
/// own from `EventLoop.executor`, or make one that outlives its loops for a global actor:
///
/// ```swift
/// @globalActor actor Stage {
///   static let executor = LoopExecutor()
///   static let shared = Stage()
///   nonisolated var unownedExecutor: UnownedSerialExecutor {
///     Self.executor.asUnownedSerialExecutor()
///   }
/// }
/// ```
///
/// It serves one loop at a time, on the thread that runs the loop. A job that comes from another
/// thread, or goes on with a task of a loop that it served before, is not run: the run reports it.
public final class LoopExecutor: TaskExecutor, @unchecked Sendable {
  /// The thread that runs the loop; 0 while there is no loop.
  let owner = Atomic<UInt>(0)
  /// Which of the loops that it ever served it serves now.
  let tenure = Mutex(Tenure())
  /// What came from other threads, in the order in which it came.
  private let strangers = Mutex<[Stranger]>([])
  /// Whether there is a job among them; the loop looks at it once a turn.
  private let isVisited = Atomic<Bool>(false)
  /// The loop and its native tasks; for the loop's thread alone.
  let table = NativeTable()
  /// What actors of the loop are isolated to.
  ///
  /// A second object, because a job must be run as what it
  /// was handed over as, and both protocols hand over with the same method.
  private let serial = LoopSerialExecutor()
  /// Where tasks wait for what is the loop's.
  let waitingRoom: WaitingRoom

  /// Something that did not stay on the loop's thread.
  enum Stranger: Sendable {
    /// A job of the Swift task with that number, or of none.
    case job(UInt64?)
    /// A job of a task of a loop that was served before, or its cancellation.
    case former
    /// A wait that was begun, or cancelled, there.
    case wait
    /// The clock was read there.
    case clock
  }

  /// Makes an executor that serves no loop yet.
  public init() {
    let door = WaitingRoom.Door()
    waitingRoom = WaitingRoom(door)
    door.executor = self
    serial.executor = self
  }

  /// The executor for an actor that is to run on the loop: its `unownedExecutor`.
  public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    serial.asUnownedSerialExecutor()
  }

  /// Takes a job from Swift's runtime.
  public func enqueue(_ job: consuming ExecutorJob) {
    admit(NativeJob(job, isolatedTo: nil))
  }

  /// Puts a job into the loop's ready queue.
  func admit(_ job: NativeJob) {
    guard isOnLoopThread, let loop = table.loop else {
      // The job is never run: whatever it belongs to must not go on beside the loop.
      return note(.job(job.number))
    }
    guard !table.isFormer(job) else { return note(.former) }
    table.admit(job, on: loop, executor: self)
  }

  /// Keeps the job of a task that begins to wait.
  func keep(_ job: NativeJob) {
    guard isOnLoopThread else { return note(.job(job.number)) }
    // Inside a default actor it may have come so far unseen: the actor's jobs do not say whose they are.
    guard !table.isFormer(job) else { return note(.former) }
    guard let wait = table.beginning else { return }
    table.beginning = nil
    wait.begin(job, self)
    // Its own lane, which handed it over to the actor, does not know of the wait.
    guard table.current?.runsOthers == true, let number = job.number else { return }
    table.give(wait, to: number)
  }

  /// Whether the caller is on the thread that runs the loop.
  var isOnLoopThread: Bool {
    owner.load(ordering: .relaxed) == UInt(pthread_self())
  }

  /// Whether a job came from another thread: the run ends there.
  var hasStrangers: Bool { isVisited.load(ordering: .acquiring) }

  /// Remembers what came from another thread.
  ///
  /// Only a job ends the run: it names its task, which a wait there does not.
  func note(_ stranger: Stranger) {
    strangers.withLock { $0.append(stranger) }
    switch stranger {
    case .wait, .clock: return
    case .job, .former: isVisited.store(true, ordering: .releasing)
    }
  }

  /// Forgets and returns what came from other threads.
  func takeStrangers() -> [Stranger] {
    isVisited.store(false, ordering: .relaxed)
    return strangers.withLock { list in
      defer { list = [] }
      return list
    }
  }
}

/// Where the actors of a loop run.
// Unchecked: `executor` is set once, before anyone else can know of it, and outlives this.
final class LoopSerialExecutor: SerialExecutor, @unchecked Sendable {
  fileprivate(set) unowned(unsafe) var executor: LoopExecutor?

  func enqueue(_ job: consuming ExecutorJob) {
    executor?.admit(NativeJob(job, isolatedTo: asUnownedSerialExecutor()))
  }

  /// Whoever is on the loop's thread is alone there.
  func checkIsolated() {
    precondition(executor?.isOnLoopThread == true, "not on the thread that runs the loop")
  }
}

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
/// thread is not run: `EventLoop.run(named:_:)` reports it.
public final class LoopExecutor: TaskExecutor, @unchecked Sendable {
  /// The thread that runs the loop; 0 while there is no loop.
  private let owner = Atomic<UInt>(0)
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
      note(.job(job.number))
      return
    }
    table.admit(job, on: loop, executor: self)
  }

  /// Keeps the job of a task that begins to wait.
  func keep(_ job: NativeJob) {
    guard isOnLoopThread else { return note(.job(job.number)) }
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
    guard case .job = stranger else { return }
    isVisited.store(true, ordering: .releasing)
  }

  /// Forgets and returns what came from other threads.
  func takeStrangers() -> [Stranger] {
    isVisited.store(false, ordering: .relaxed)
    return strangers.withLock { list in
      defer { list = [] }
      return list
    }
  }

  /// Begins to serve a loop.
  ///
  /// - Returns: False where it serves another.
  func attach(_ loop: EventLoop) -> Bool {
    let thread = UInt(pthread_self())
    let claim = owner.compareExchange(
      expected: 0,
      desired: thread,
      ordering: .acquiringAndReleasing
    )
    guard claim.exchanged else { return false }
    _ = takeStrangers()
    table.loop = loop
    return true
  }

  /// Ends to serve a loop, which is going away.
  func detach() {
    table.reset()
    owner.store(0, ordering: .releasing)
  }

  /// Follows the loop to the thread that uses it now.
  func adopt() { owner.store(UInt(pthread_self()), ordering: .releasing) }

  /// Begins a run on the calling thread.
  ///
  /// - Returns: What `leave` wants back.
  func enter() -> LoopExecutor? {
    owner.store(UInt(pthread_self()), ordering: .releasing)
    let outer = CurrentExecutor.value
    CurrentExecutor.value = self
    return outer
  }

  /// Ends a run.
  func leave(_ outer: LoopExecutor?) {
    CurrentExecutor.value = outer
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

/// The executor whose loop runs on the calling thread.
///
/// A thread's own value and not a task-local one: a loop's callbacks have no Swift task.
enum CurrentExecutor {
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    precondition(pthread_key_create(&key, nil) == 0, "no thread-specific value is left")
    return key
  }()

  /// Kept alive by the loop that runs.
  static var value: LoopExecutor? {
    get {
      pthread_getspecific(key).map { Unmanaged.fromOpaque($0).takeUnretainedValue() }
    }
    set {
      pthread_setspecific(key, newValue.map { Unmanaged.passUnretained($0).toOpaque() })
    }
  }
}

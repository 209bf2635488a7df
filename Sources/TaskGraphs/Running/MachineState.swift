import CooperativeLoop

/// Where a task of a graph stands between two of its steps: the registers of the interpreter.
struct Registers: BitwiseCopyable {
  /// The next instruction.
  var next: UInt32
  /// The coroutine call it is in: an index into the machine's frames.
  var frame: UInt32
  /// Iterations that the innermost `repeat` has left after the present one.
  var remaining: Int64 = 0
  /// The number of its present iteration, from 0.
  var iteration: Int64 = 0
  /// What the last instruction has left to do.
  var pending = Pending.nothing
}

extension Registers {
  /// The registers of a task that has not run yet.
  init(startingAt entry: UInt32, in frame: UInt32) {
    self.init(next: entry, frame: frame)
    pending = .start
  }
}

/// The second half of an operation that has suspended its task.
enum Pending: BitwiseCopyable {
  case nothing
  /// The task has not run yet.
  case start
  /// So many more yields.
  case yields(Int64)
  case sleep(EventLoop.SleepTicket)
  /// The end of a task or of a future.
  case future(FutureID)
  /// The task awaits itself, which it is told in a step of its own, as in CPython.
  case itself
  case event(UInt32, WaitTicket)
  /// A waiter that is polled, by its place in the graph.
  case poll(UInt32)
  case gather(GatherID)
  case wait(GatherID)
  case after(GatherID)
  /// A shield, over a future.
  case shield(FutureID)
  /// What a `wait_for` without time has cancelled, and the wait for its end.
  case cancelled(FutureID, GatherID)
  case completion
  /// A lock, a semaphore or a condition's lock.
  case acquire(UInt32, WaitTicket)
  case condition(UInt32, Condition.Waiting)
  case barrier(UInt32, Barrier.Waiting)
  case put(UInt32, WaitTicket)
  case get(UInt32, WaitTicket)
  case join(UInt32, WaitTicket)
  /// A group whose tasks have not ended; what left its block stands in the frame.
  case group(FutureID)
}

/// What leaves a block.
enum Completion {
  /// Its end was reached.
  case normal
  case raise(Raised)
  case `return`(Value)
  case breakLoop, continueLoop
}

/// Something that a call is inside of, and that whoever leaves it must see to.
enum Block {
  /// A loop: where `break` and `continue` lead.
  case loop(LoopBlock)
  /// What `with` has acquired, by its place in the graph, and the site of its release.
  case with(Int, SiteID)
  case timeout(Timeout)
  case group(TaskGroup)
  /// The part of a `try` whose exceptions are caught; its entry in the table.
  case guarded(UInt32)
  /// What a `finally` protects, and where the `finally` begins.
  case protected(UInt32)
  /// An `except` part that runs, and what it has caught.
  case handling(Raised)
  /// A `finally` that runs, and what it goes on with.
  case finishing(Completion)
}

/// A loop that runs.
struct LoopBlock {
  /// What the loop goes round for.
  enum Source {
    /// A `repeat`: the registers count.
    case count
    /// A `while`: its condition is tested again; the registers stay with the `repeat` around it.
    case condition
    /// A `for`: the elements, and how many were taken.
    case elements([Value], taken: Int)
    /// An `as_completed`: the results, and how many are left.
    case completions(CompletionQueue, left: Int)
  }

  /// The instruction behind the loop, and the one that begins its next iteration.
  let end: UInt32
  let again: UInt32
  /// The registers of the `repeat` around it.
  var remaining: Int64 = 0
  var iteration: Int64 = 0
  var source = Source.count
}

/// One call of a coroutine, or the body of a root.
struct Frame: ~Copyable {
  /// The locals by slot; nil where nothing is bound yet.
  ///
  /// This list and that of the blocks keep their memory when the call returns, for the next call that
  /// takes this place.
  var locals = Store<Value?>()
  /// The caller's registers at its `await`; their frame is `Frame.none` for the outermost call.
  var callerRegisters = Registers(next: 0, frame: Frame.none)
  /// The task groups it can spawn into, by name.
  var groups: [Name: TaskGroup] = [:]
  /// What it is inside of, the innermost last.
  var blocks = Store<Block>()
  /// A value between the two halves of an operation: what is put, what was awaited.
  var stash = Value.null
  /// What has left a group's block while its tasks are waited for.
  var leaving = Completion.normal

  /// No frame.
  static let none = UInt32.max
  /// What a frame counts as in `limits.memory`, and each of its locals.
  static let bytes = 192, bytesPerLocal = 24
  /// What a timeout, a group, a gather or a wait counts as, besides its members.
  static let recordBytes = 160
}

extension Frame {
  /// Adds so many locals that are not bound.
  mutating func addLocals(_ count: Int) {
    for _ in 0..<count { locals.append(nil) }
  }

  /// Lets go of what a call had that has returned.
  ///
  /// - Returns: How many locals it had.
  mutating func clear() -> Int {
    let count = locals.count
    if count > 0 { locals.removeAll() }
    if !groups.isEmpty { groups = [:] }
    stash = .null
    return count
  }
}

/// The counters that every instruction touches.
struct MachineCounters {
  /// Operations left until the limit.
  var operationsLeft: Int
  /// At how many operations left the machine looks whether it should stop.
  var nextCheck: Int
  /// Bytes of output left until the limit.
  var outputLeft: Int
  /// Bytes of frames, and of the JSON of shared variables and results, left until the limit.
  var memoryLeft: Int
}

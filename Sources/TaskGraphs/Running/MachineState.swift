import CooperativeLoop

/// Where a task of a graph stands between two of its steps: the registers of the interpreter.
struct Registers: BitwiseCopyable {
  /// The next instruction.
  var next: UInt32
  /// The coroutine call it is in: an index into the machine's frames.
  var frame: UInt32
  /// Iterations that the innermost loop has left after the present one.
  var remaining: Int64 = 0
  /// The number of its present iteration, from 0.
  var iteration: Int64 = 0
  /// What the last instruction has left to do.
  var pending = Pending.nothing
}

/// The second half of an operation that has suspended its task.
enum Pending: BitwiseCopyable {
  case nothing
  /// So many more yields.
  case yields(Int64)
  case sleep(EventLoop.SleepTicket)
  /// The end of a task.
  case task(TaskID)
  /// The task awaits itself, which it is told in a step of its own, as in CPython.
  case itself
  /// An event, by its place in the graph.
  case event(UInt32, WaitTicket)
  /// A waiter that is polled, by its place in the graph.
  case poll(UInt32)
  case gather(GatherID)
  case after(GatherID)
}

/// One call of a coroutine, or the body of a root.
struct Frame {
  /// The locals by slot; nil where nothing is bound yet.
  var locals: [Value?]
  /// Their names.
  let localNames: [String]
  /// The caller's registers at its `await`; their frame is `Frame.none` for the outermost call.
  let callerRegisters: Registers
  /// Remaining iterations and iteration of the loops around the innermost one.
  var outerLoops: [(remaining: Int64, iteration: Int64)] = []

  /// No frame.
  static let none = UInt32.max
  /// What a frame counts as in `limits.memory`, and each of its locals.
  static let bytes = 128, bytesPerLocal = 24
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

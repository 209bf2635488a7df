/// One instruction of a compiled graph: 16 bytes, so that four share a cache line.
///
/// Loops and branches of the graph are jumps; an operation that suspends is one instruction, whose
/// second half runs when its task is resumed (`GraphMachine.finishPending`).
struct Instruction: BitwiseCopyable {
  /// What to do.
  let code: Opcode
  /// An index into one of the program's tables, or a jump's target.
  var operand: UInt32 = 0
  /// A second one.
  var extra: UInt32 = 0
  /// The step of the graph that this belongs to.
  let site: UInt32

  /// Instead of an object's place, where its name is only known while the graph runs.
  static let computed = UInt32.max
}

/// What an instruction does; `a` and `b` stand for its operand and its extra operand.
///
/// `b` of one that concerns an object is the object's place in the graph, or `Instruction.computed`.
///
/// Those that begin a block push it on the frame's stack of blocks; `leaveBlock` takes it off again at
/// its normal end, and an exception, a `return` or a jump takes off all that it passes.
enum Opcode: UInt8 {
  /// One bare yield.
  case yield
  /// Goes to `a` while iterations are left in the innermost loop, else ends the loop.
  case loopAgain
  /// The same, for a loop that binds its counter: `b` is its entry in the table of loops.
  case loopAgainBinding
  /// As many bare yields as operand `a` says; one a step.
  case yieldMany
  /// Begins the loop `b`; goes to `a` where it has no iterations.
  case loopBegin
  /// Begins a `while`: `a` is behind it, `b` its test.
  case whileBegin
  /// Begins the `for` of entry `b` of its table; `a` is behind it.
  case forBegin
  /// Binds the next element of the innermost `for`, or goes to `a`.
  case forNext
  /// Begins the `as_completed` of entry `b` of its table; `a` is behind it.
  case completionsBegin
  /// Waits for the next result of the innermost `as_completed`, or goes to `a`.
  case completionsNext
  /// Leaves the innermost loop; goes on with it.
  case breakLoop, continueLoop
  /// Goes to `a`.
  case jump
  /// Goes to `a` where operand `b` is false.
  case branch
  /// Takes the innermost block off, at its normal end.
  case leaveBlock
  /// Prints template `a`.
  case print
  /// Notes template `a`.
  case note
  /// Sleeps for operand `a`.
  case sleep
  /// Holds the loop for operand `a`.
  case work
  /// Awaits entry `a` of the table of awaits.
  case await
  /// Spawns entry `a` of the table of spawns: the coroutine `b`, if that is all that it says.
  case spawn
  /// Gathers entry `a` of the table of gathers.
  case gather
  /// Waits as entry `a` of the table of waits says.
  case wait
  /// Begins the `wait_for` of entry `a` of its table; its end is the next instruction.
  case waitFor
  /// Leaves the timeout of a `wait_for` and binds its result.
  case waitForEnd
  /// Shields entry `a` of the table of shields.
  case shield
  /// Cancels entry `a` of the table of cancels.
  case cancel
  /// Begins the timeout of entry `a` of the table of limits.
  case timeoutBegin
  /// Begins the group of entry `a` of the table of names.
  case groupBegin
  /// Sets, or clears, the flag of entry `a` of the table of object references.
  case set, clear
  /// Acquires, or releases, entry `a` of the table of object references.
  case acquire, release
  /// Acquires entry `a` of the table of withs, and releases it at the end of the block.
  case withBegin
  /// Notifies entry `a` of the table of notifications.
  case notify
  /// Puts into, or gets from, the queue of entry `a` of the table of puts or gets.
  case put, putNowait, get, getNowait
  /// Marks a value of a queue as dealt with; waits until all are.
  case taskDone, join
  /// Sets the result, or the exception, of a future: entry `a` of its table.
  case resolve, reject
  /// Begins the `try` of entry `a` of its table.
  case tryBegin
  /// Begins to run what is protected by the `finally` at `a`.
  case finallyBegin
  /// Comes to the `finally` in the normal way; what follows is its body.
  case finallyEnter
  /// Ends a `finally`: goes on with what led into it.
  case finallyEnd
  /// Raises entry `a` of the table of exceptions; raises the caught one again.
  case raise, reraise
  /// Raises unless operand `a` is true; the message is entry `b` of the templates, or `noIndex`.
  case assert
  /// Assigns entry `a` of the table of assignments.
  case assign
  /// Returns operand `a` from the coroutine.
  case returnValue
  /// Returns null at the end of a body.
  case end
  /// Waits for the tasks that the root `a` is after.
  case after
  /// Runs the coroutine of the root `a` as the root's own body.
  case runRoot
}

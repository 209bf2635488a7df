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
}

/// What an instruction does; `a` and `b` stand for its operand and its extra operand.
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
  /// Goes to `a`.
  case jump
  /// Goes to `a` where operand `b` is false.
  case branch
  /// Prints template `a`.
  case print
  /// Sleeps for operand `a`.
  case sleep
  /// Holds the loop for operand `a`.
  case work
  /// Awaits entry `a` of the table of awaits.
  case await
  /// Spawns entry `a` of the table of spawns.
  case spawn
  /// Gathers entry `a` of the table of gathers.
  case gather
  /// Sets, or clears, the flag of entry `a` of the table of object references.
  case set, clear
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

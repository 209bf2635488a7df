package import CooperativeLoop

/// Runs the tasks of one graph: the interpreter, and the body that all its tasks share.
///
/// A task is its registers in a dense column; a step loads them, executes instructions until one
/// suspends, and stores them again. The two instructions of a plain yield loop are executed in
/// `step` itself; all others in `perform`.
package final class GraphMachine: TaskBody {
  package let program: Program
  /// The loop, which owns the machine through its tasks and so must not be owned by it.
  ///
  /// Unsafe, so that a step need not count references: only the loop calls the machine while it
  /// runs.
  package unowned(unsafe) let loop: EventLoop
  /// The instructions, here once more so that a step has one load less.
  let code: [Instruction]
  private let registers: Owned<Column<Registers>>
  let counters: Owned<MachineCounters>
  let limits: MachineLimits
  /// Whether anybody watches the loop.
  let isWatched: Bool
  let stop: StopSignal?

  /// The shared variables' values, by their place in the graph.
  var variables: [Value]
  /// The objects, by their place in the graph.
  let objects: [MachineObject]
  /// The coroutine calls that have not returned, and free places.
  var frames: [Frame] = []
  var freeFrames: [UInt32] = []
  /// What each task ended with, by its index.
  var results: [Value?] = []
  var errors: [UInt32: Raised] = [:]
  /// What each future object ended with, by its place in the loop's table.
  var futureResults: [FutureID: Value] = [:]
  var futureErrors: [FutureID: Raised] = [:]
  /// The future objects' places in the graph.
  let futureObjects: [FutureID: Int]
  /// The coroutine that each task runs, by its index; -1 for steps of its own.
  var coroutineOfTask: [Int32] = []
  var tasksByName: [Name: TaskID] = [:]
  /// Tasks that have awaited themselves: whoever awaits one of them before it has ended is refused, as
  /// CPython does, whose future keeps the mark of an await that never came about.
  var selfAwaiting: Set<TaskID> = []
  /// The last number used for default ids, by coroutine.
  var spawnCounts: [Int]
  /// What evaluations use again, so that they need not allocate.
  var scratchStack: [Value] = []
  /// The shared variables that the operation under way has read.
  var reads: [(index: Int, value: Value)] = []
  var notes = MemberWriter()

  /// Makes the root tasks of a program, in the graph's order; the loop then runs them.
  ///
  /// - Parameters:
  ///   - program: What to run.
  ///   - loop: A loop without tasks.
  ///   - limits: When to cut the run.
  ///   - stop: The loop's own stop signal.
  package init(
    _ program: Program,
    on loop: EventLoop,
    limits: MachineLimits = MachineLimits(),
    stop: StopSignal? = nil
  ) {
    self.program = program
    self.loop = loop
    self.limits = limits
    self.stop = stop
    code = program.instructions
    isWatched = loop.isWatched
    registers = Owned(Column())
    counters = Owned(
      MachineCounters(
        operationsLeft: limits.operations,
        nextCheck: limits.operations,
        outputLeft: limits.output,
        memoryLeft: limits.memory
      )
    )
    variables = program.graph.variables.map(\.value)
    objects = program.graph.objects.map { MachineObject($0, on: loop) }
    var futures: [FutureID: Int] = [:]
    for (index, object) in objects.enumerated() {
      if case .future(let future, _) = object { futures[future] = index }
    }
    futureObjects = futures
    spawnCounts = Array(repeating: 0, count: program.graph.coroutines.count)
    super.init()
    createRoots()
  }

  /// Runs one step of a task.
  package override func step(
    _ task: TaskID,
    on loop: EventLoop,
    delivering delivery: Delivery
  ) -> StepEnd {
    var registers = self.registers.value[task.index]
    if case .nothing = registers.pending, delivery == .nothing {
    } else if let end = resume(task, &registers, delivery) {
      self.registers.value[task.index] = registers
      return end
    }
    while spendOperation() {
      let instruction = code[Int(registers.next)]
      registers.next &+= 1
      switch instruction.code {
      case .yield:
        self.registers.value[task.index] = registers
        return .yielded(SiteID(index: instruction.site))
      case .loopAgain where registers.remaining > 0:
        registers.remaining &-= 1
        registers.iteration &+= 1
        registers.next = instruction.operand
      default:
        if let end = attempt(instruction, of: task, &registers) {
          self.registers.value[task.index] = registers
          return end
        }
      }
    }
    self.registers.value[task.index] = registers
    return .halted(.operations)
  }

  /// Whether the flag of the waiter that the task polls is set.
  package override func isPollFulfilled(_ task: TaskID) -> Bool {
    guard case .poll(let index) = registers.value[task.index].pending else { return true }
    return objects[Int(index)].isSet
  }

  /// The exception that the task ended with.
  package override func error(of task: TaskID) -> (any Error)? {
    errors[task.index]
  }

  /// Adds the registers of a new task.
  func addTask(_ registers: Registers, coroutine: Int?) {
    self.registers.value.append(registers)
    coroutineOfTask.append(Int32(coroutine ?? -1))
    results.append(nil)
  }

  /// Takes note of one operation.
  ///
  /// - Returns: Whether it may be carried out.
  @inline(__always)
  private func spendOperation() -> Bool {
    counters.value.operationsLeft &-= 1
    return counters.value.operationsLeft >= counters.value.nextCheck || mayGoOn()
  }

  /// Looks whether the limit is reached or the run was stopped, and when to look again.
  @inline(never)
  func mayGoOn() -> Bool {
    let left = counters.value.operationsLeft
    guard left >= 0, stop?.isSet != true else { return false }
    counters.value.nextCheck = max(0, left - Self.operationsBetweenChecks)
    return true
  }

  /// A stop signal is seen within so many operations.
  ///
  /// So few because one operation can look at millions of characters without making any, and take
  /// tens of milliseconds.
  private static let operationsBetweenChecks = 32

  /// Carries out an instruction; what it raises leaves the blocks that it is in.
  private func attempt(
    _ instruction: Instruction,
    of task: TaskID,
    _ registers: inout Registers
  ) -> StepEnd? {
    do throws(EvaluationFailure) {
      let end = try perform(instruction, of: task, &registers)
      if counters.value.memoryLeft < 0 { return .halted(.memory) }
      return end ?? loop.pendingHalt.map { .halted($0) }
    } catch {
      return fail(task, with: error, at: instruction, &registers)
    }
  }

  /// Goes on with what the last instruction has left to do.
  private func resume(
    _ task: TaskID,
    _ registers: inout Registers,
    _ delivery: Delivery
  ) -> StepEnd? {
    guard !isStarting(registers) else {
      registers.pending = .nothing
      return delivery == .nothing
        ? nil : unwind(.raise(.cancellation), of: task, &registers)
    }
    let instruction = code[Int(registers.next) - 1]
    do throws(EvaluationFailure) {
      let end = try finishPending(
        instruction,
        of: task,
        &registers,
        isCancelled: delivery == .cancellation
      )
      if counters.value.memoryLeft < 0 { return .halted(.memory) }
      return end ?? loop.pendingHalt.map { .halted($0) }
    } catch {
      return fail(task, with: error, at: instruction, &registers)
    }
  }

  private func isStarting(_ registers: Registers) -> Bool {
    if case .start = registers.pending { true } else { false }
  }
}

package import CooperativeLoop

/// Runs the tasks of one graph: the interpreter, and the body that all its tasks share.
///
/// A task is its registers in a dense column; a step loads them, executes instructions until one
/// suspends, and stores them again. The two instructions of a plain yield loop are executed in
/// place; all others in `perform`.
package final class GraphMachine: TaskBody {
  package let program: Program
  /// The loop, which owns the machine through its tasks and so must not be owned by it.
  ///
  /// Unsafe, so that a step need not count references: only the loop calls the machine while it
  /// runs.
  package unowned(unsafe) let loop: EventLoop
  /// The loop once more, for calls around which no reference is to be counted at all.
  let uncountedLoop: Uncounted<EventLoop>
  /// The instructions, here once more so that a step has one load less.
  let code: [Instruction]
  let registers: Owned<Column<Registers>>
  let counters: Owned<MachineCounters>
  let limits: MachineLimits
  /// Whether anybody watches the loop.
  let isWatched: Bool
  let stop: StopSignal?

  /// The objects, by their place in the graph, and what keeps them.
  let objects: [MachineObject]
  private let owners: [AnyObject]
  /// The future objects' places in the graph.
  let futureObjects: [FutureID: Int]

  // What a run has come to. Unchecked, because it belongs to the one thread that runs the loop, and a
  // check of exclusive access each time costs more than most operations.

  /// The shared variables' values, by their place in the graph.
  @exclusivity(unchecked) var variables: Store<Value>
  /// What names stand for that are computed.
  @exclusivity(unchecked) var names: NameTable
  /// The coroutine calls that have not returned, and free places.
  @exclusivity(unchecked) var frames = Store<Frame>()
  @exclusivity(unchecked) var freeFrames = Store<UInt32>()
  /// What each task returned, by its index, and the exceptions of those that raised one.
  @exclusivity(unchecked) var results = Store<Value>()
  @exclusivity(unchecked) var errors: [UInt32: Raised] = [:]
  /// What tasks that ended with a `CancelledError` of the program's own have to say, by their futures: as
  /// in CPython only the first that retrieves it hears it.
  @exclusivity(unchecked) var cancellations: [FutureID: Raised] = [:]
  /// What each future object ended with, by its place in the loop's table.
  @exclusivity(unchecked) var futureResults: [FutureID: Value] = [:]
  @exclusivity(unchecked) var futureErrors: [FutureID: Raised] = [:]
  /// The coroutine that each task runs, by its index; -1 for steps of its own.
  @exclusivity(unchecked) var coroutineOfTask = Store<Int32>()
  /// Tasks that have awaited themselves: whoever awaits one of them before it has ended is refused, as
  /// CPython does, whose future keeps the mark of an await that never came about.
  @exclusivity(unchecked) var selfAwaiting: Set<TaskID> = []
  /// What evaluations use again, so that they need not allocate.
  @exclusivity(unchecked) var scratchStack: [Value] = []
  /// The line that is printed or noted, for the same reason.
  @exclusivity(unchecked) var scratchLine: [UInt8] = []
  /// The shared variables that the operation under way has read.
  @exclusivity(unchecked) var reads: [(index: Int, value: Value)] = []
  /// What is noted of that operation.
  @exclusivity(unchecked) var notes = NoteWriter()

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
    uncountedLoop = Uncounted(loop)
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
    variables = Store(program.graph.variables.map(\.value))
    names = program.names
    var owners: [AnyObject] = []
    objects = program.graph.objects.map { MachineObject($0, on: loop, keptIn: &owners) }
    self.owners = owners
    var futures: [FutureID: Int] = [:]
    for (index, object) in objects.enumerated() {
      if case .future(let future, _) = object { futures[future] = index }
    }
    futureObjects = futures
    super.init()
    createRoots()
  }

  /// Runs one step of a task.
  package override func step(
    _ task: TaskID,
    on loop: EventLoop,
    delivering delivery: Delivery
  ) -> StepEnd {
    if delivery == .nothing, let site = nextYield(&registers.value[task.index]) {
      return .yielded(site)
    }
    // A copy, because what the step does can create tasks, which moves the column.
    var registers = self.registers.value[task.index]
    let end = run(task, on: loop, &registers, delivery)
    self.registers.value[task.index] = registers
    return end
  }

  /// Goes round loops to the next plain yield, in place.
  ///
  /// - Returns: Where it stands, or nil where something else comes first.
  @inline(__always)
  private func nextYield(_ registers: inout Registers) -> SiteID? {
    guard case .nothing = registers.pending else { return nil }
    while true {
      let instruction = code[Int(registers.next)]
      switch instruction.code {
      case .yield where spendOperation():
        registers.next &+= 1
        return SiteID(index: instruction.site)
      case .loopAgain where registers.remaining > 0 && spendOperation():
        registers.remaining &-= 1
        registers.iteration &+= 1
        registers.next = instruction.operand
      default: return nil
      }
    }
  }

  /// Finishes what the task was suspended in, and executes instructions until one ends the step.
  private func run(
    _ task: TaskID,
    on loop: EventLoop,
    _ registers: inout Registers,
    _ delivery: Delivery
  ) -> StepEnd {
    if case .nothing = registers.pending, delivery == .nothing {
    } else if let end = resume(task, on: loop, &registers, delivery) {
      return end
    }
    while spendOperation() {
      let instruction = code[Int(registers.next)]
      registers.next &+= 1
      if let end = attempt(instruction, of: task, on: loop, &registers) { return end }
    }
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
    results.append(.null)
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
  @inline(__always)
  private func attempt(
    _ instruction: Instruction,
    of task: TaskID,
    on loop: EventLoop,
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
    on loop: EventLoop,
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

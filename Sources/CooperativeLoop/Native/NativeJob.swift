/// Something of Swift's to run.
struct NativeJob {
  private let job: UnownedJob
  /// The number of the Swift task that goes on; nil for a job of the runtime's own.
  ///
  /// Swift numbers its tasks in the order of creation, over the whole process. Two kinds of job have
  /// none: the one with which `Task.yield()` comes back to its task, and those in which a default
  /// actor runs what was sent to it. Swift does not let us tell the two apart.
  let number: UInt64?

  /// What actor of the loop it is to run in; nil for none.
  private let isolation: UnownedSerialExecutor?

  /// Whether it only leads out of a wait: what the task goes on with is a job of its own.
  let endsWait: Bool

  init(_ job: consuming ExecutorJob, isolatedTo isolation: UnownedSerialExecutor?) {
    self.isolation = isolation
    endsWait = false
    number = Self.number(in: job.description)
    self.job = UnownedJob(job)
  }

  init(_ job: consuming ExecutorJob, keptBy waitingRoom: UnownedSerialExecutor) {
    isolation = waitingRoom
    endsWait = true
    number = Self.number(in: job.description)
    self.job = UnownedJob(job)
  }

  /// Whether it is for an actor of the loop.
  var isActors: Bool { isolation != nil && !endsWait }

  /// Runs it to the next suspension of what it belongs to.
  ///
  /// - Parameters:
  ///   - executor: Where.
  ///   - isPreferred: Whether the job's task prefers that executor. Swift hands over a task again at
  ///     its next call, without end, where it is run as if it did and does not, or the other way.
  func run(on executor: LoopExecutor, isPreferred: Bool) {
    let preference = executor.asUnownedTaskExecutor()
    if let isolation, isPreferred {
      job.runSynchronously(isolatedTo: isolation, taskExecutor: preference)
    } else if let isolation {
      job.runSynchronously(on: isolation)
    } else {
      job.runSynchronously(on: preference)
    }
  }

  /// The number in `ExecutorJob(id: 12)`: the one public place that shows it.
  static func number(in description: String) -> UInt64? {
    let digits = description.utf8.drop { !isDigit($0) }.prefix(while: isDigit)
    return UInt64(Substring(digits))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

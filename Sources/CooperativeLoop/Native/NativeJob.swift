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

  init(_ job: consuming ExecutorJob, isolatedTo isolation: UnownedSerialExecutor?) {
    self.isolation = isolation
    number = Self.number(in: job.description)
    self.job = UnownedJob(job)
  }

  /// Runs it to the next suspension of what it belongs to.
  func run(on executor: LoopExecutor) {
    if let isolation {
      // Not with the task executor as well: Swift would then hand the job over again at every call.
      job.runSynchronously(on: isolation)
    } else {
      job.runSynchronously(on: executor.asUnownedTaskExecutor())
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

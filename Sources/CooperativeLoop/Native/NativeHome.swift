/// What every Swift task of a loop carries, and whatever those begin but what is detached.
///
/// It tells a task that has left the loop where it came from; one that is detached is told nothing. And
/// it lives as long as any of them has not ended: Swift lets go of a task's own values at its end.
final class NativeHome: Sendable {
  let executor: LoopExecutor

  init(_ executor: LoopExecutor) {
    self.executor = executor
  }

  /// That of the calling Swift task.
  static let current = TaskLocal<NativeHome?>(wrappedValue: nil)
}

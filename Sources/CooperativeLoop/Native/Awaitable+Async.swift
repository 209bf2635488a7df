extension Awaitable {
  // Runs where its caller does: it must not leave an actor whose executor is the loop.

  /// Waits for it in an async function that runs on a loop, and gives its value.
  ///
  /// The awaiter takes its steps as steps of the waiting task: to the loop, a function that waits so
  /// is what a hand-written awaiter is that holds another. A cancelled task interrupts the awaiter.
  ///
  /// - Returns: The awaitable's value.
  /// - Throws: Its error; `CancellationError` where the task was cancelled before;
  ///   `NativeError.otherLoop` where it is known to belong to another loop than the caller; and
  ///   `NativeError.outsideLoop` where the caller is on no loop's thread; if it comes from a loop, and
  ///   is not detached, the run is reported to have left that loop.
  public func value(isolation: isolated (any Actor)? = #isolation) async throws -> Value {
    try await NativeCaller.introduce(isolation: isolation)
    // No loop in this frame while it is suspended: where nothing ends the wait, it is never freed.
    let (body, wait) = try NativeCaller.here().begin(self)
    if let wait { await wait.suspend(isolation: isolation) }
    return try body.value(Value.self)
  }
}

extension Event {
  /// Waits in an async function until the flag is set.
  ///
  /// - Throws: `CancellationError` where the task is cancelled; `NativeError.outsideLoop` where the
  ///   caller is on no loop's thread.
  public func wait(isolation: isolated (any Actor)? = #isolation) async throws {
    try await EventWait(event: self).value(isolation: isolation)
  }
}

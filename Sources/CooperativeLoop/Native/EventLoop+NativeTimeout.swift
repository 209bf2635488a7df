extension EventLoop {
  /// Runs an async function for a limited time.
  ///
  /// ```swift
  /// let page = try await loop.withTimeout(.seconds(1)) { try await load(clock) }
  /// ```
  ///
  /// The function is a task of its own. When the time is up that is cancelled, and may put itself in
  /// order; who called is not cancelled.
  ///
  /// - Parameters:
  ///   - duration: How long it may take; 0 or less until the next turn.
  ///   - name: What reports call the task; by default its place in the order of creation.
  ///   - isolation: Where the caller runs.
  ///   - function: What to run, as `spawn(named:_:)` runs it.
  /// - Returns: What the function gives.
  /// - Throws: `LoopError.timedOut` where the time was up; else the function's error;
  ///   `CancellationError` where the caller is cancelled; `NativeError.outsideLoop` where it is on no
  ///   loop's thread.
  public func withTimeout<Value>(
    _ duration: Duration,
    named name: String? = nil,
    isolation: isolated (any Actor)? = #isolation,
    _ function: @escaping @isolated(any) () async throws -> Value
  ) async throws -> Value {
    try Task.checkCancellation()
    return try await limited(duration, name, function).value(isolation: isolation)
  }

  private func limited<Value>(
    _ duration: Duration,
    _ name: String?,
    _ function: @escaping @isolated(any) () async throws -> Value
  ) throws -> WithTimeout<LoopTask<Value>> {
    _ = try NativeCaller.here()
    return withTimeout(duration, spawn(named: name, function))
  }
}

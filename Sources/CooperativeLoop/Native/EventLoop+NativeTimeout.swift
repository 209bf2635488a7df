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
  /// - Returns: What the function gives, even where it does so only after the time was up.
  /// - Throws: `LoopError.timedOut` where the time was up and the function ended with the
  ///   cancellation; else the function's error. The function does not begin where it is
  ///   `CancellationError`, because the caller was cancelled before or the loop takes no more tasks;
  ///   `NativeError.otherLoop`, where the caller runs on another loop; or `NativeError.outsideLoop`,
  ///   where it runs on none.
  public func withTimeout<Value>(
    _ duration: Duration,
    named name: String? = nil,
    isolation: isolated (any Actor)? = #isolation,
    _ function: @escaping @isolated(any) () async throws -> Value
  ) async throws -> Value {
    let loop = LoopReference(self)
    return try await LimitedFunction(
      loop: loop,
      duration: duration,
      name: name,
      function: function
    ).value(isolation: isolation)
  }
}

/// An async function with a limited time, as an awaitable: it begins in the first step of the wait, so
/// that nothing is left behind where that does not begin.
struct LimitedFunction<Value>: Awaitable, HoldsLoop {
  let loop: LoopReference
  let duration: Duration
  let name: String?
  let function: @isolated(any) () async throws -> Value

  func makeAwaiter() -> Waiting { Waiting(limited: self) }

  struct Waiting: Awaiter {
    let limited: LimitedFunction
    private var wait: WithTimeout<LoopTask<Value>>.Timed?

    init(limited: LimitedFunction) {
      self.limited = limited
    }

    mutating func step() throws -> StepOutcome<Value> { try advance { try $0.step() } }

    mutating func interrupt() throws -> StepOutcome<Value> {
      // A wait in a default actor may be cancelled before its first step: nothing has begun, nor may.
      guard wait != nil else { throw CancellationError() }
      return try advance { try $0.interrupt() }
    }

    private mutating func advance(
      _ body: (inout WithTimeout<LoopTask<Value>>.Timed) throws -> StepOutcome<Value>
    ) throws -> StepOutcome<Value> {
      var wait = try self.wait ?? begin()
      defer { self.wait = wait }
      return try body(&wait)
    }

    private func begin() throws -> WithTimeout<LoopTask<Value>>.Timed {
      try limited.loop { loop in
        guard let task = loop.spawnIfAllowed(named: limited.name, limited.function) else {
          throw CancellationError()
        }
        return loop.withTimeout(limited.duration, task).makeAwaiter()
      }
    }
  }
}

/// A result that is set once and that any number of tasks can await: asyncio's `Future`.
public final class Future<Value>: Awaitable {
  let loop: LoopReference
  private let future: FutureID
  private let id: ObjectID
  @exclusivity(unchecked) private var result: Result<Value, any Error>?

  /// Makes a future that has not ended.
  public init(on loop: EventLoop, named name: String = "future") {
    self.loop = LoopReference(loop)
    future = loop.makeFuture()
    id = loop.register(objectNamed: name, kind: "future")
  }

  /// Whether it has ended, in whatever way.
  public var isEnded: Bool { loop { $0.isEnded(future) } }

  /// Sets the result and wakes who waits, first come first.
  ///
  /// - Parameter result: The value, or an error.
  /// - Returns: False where it has ended already.
  @discardableResult
  public func complete(with result: Result<Value, any Error>) -> Bool {
    guard !isEnded else { return false }
    self.result = result
    switch result {
    case .success: loop { $0.complete(future) }
    case .failure: loop { $0.fail(future) }
    }
    return true
  }

  /// Cancels it: who waits is cancelled there.
  ///
  /// - Returns: False where it has ended already.
  @discardableResult
  public func cancel() -> Bool { loop { $0.cancel(future) } }

  /// Begins to wait for the result.
  public func makeAwaiter() -> Waiting { Waiting(future: self) }

  /// A wait for a future.
  public struct Waiting: Awaiter {
    let future: Future

    /// Suspends until it has ended; gives its value or throws its error.
    public mutating func step() throws -> StepOutcome<Value> {
      guard future.isEnded else {
        return .suspended(.until(future.future, because: .object(future.id)))
      }
      guard let result = future.result else { throw CancellationError() }
      return .finished(try result.get())
    }
  }
}

/// Runs one awaiter as the body of one task, and then keeps what it ended with.
///
/// The awaiter's type is hidden in a closure, not in a generic subclass: Swift compiles the methods
/// of generic classes, and how their objects are freed, once for all types, and such a step takes ten
/// times as long. The closure is made by inlinable code and so specialised; it holds nothing itself,
/// and awaiter and value share one place inside the body, so that a task is one allocation.
@usableFromInline
final class AwaiterBody: TaskBody {
  /// What the closure that knows the types is asked for.
  @usableFromInline
  enum Request: UInt8 {
    /// The next step; the same after a cancellation.
    case step, interrupt
    /// To destroy what is in the cell.
    case dropAwaiter, dropValue
  }

  /// Returns whether the step only yielded; where not, the loop has been told how it ended.
  ///
  /// Of most steps nothing more is to be said, and that fits into a register.
  @usableFromInline typealias Handler = (AwaiterBody, EventLoop?, Request) -> Bool

  /// What steps the awaiter; the loop calls it without the way over `step`.
  let handler: Handler
  // Unchecked, here and in all that waits: what a step changes belongs to the one thread that runs the
  // loop, and no awaiter is stepped in its own step. The check costs more than a step does.
  @exclusivity(unchecked) @usableFromInline var cell = ValueCell()
  @exclusivity(unchecked) @usableFromInline var contents = BodyContents(.nothing)

  @usableFromInline
  init(_ handler: @escaping Handler) {
    self.handler = handler
  }

  /// Makes a body that runs an awaiter.
  @inlinable
  convenience init<Waiting: Awaiter>(_ awaiter: consuming Waiting) {
    self.init(Self.stepping(Waiting.self))
    begin(awaiter)
  }

  /// Makes a body that runs nothing, but keeps what another ended with.
  convenience init<Value>(forValueOf type: Value.Type) {
    self.init(Self.dropping(Value.self))
  }

  deinit {
    discard()
  }

  /// Takes an awaiter, of the type that the handler is for.
  @inlinable @inline(__always)
  func begin<Waiting: Awaiter>(_ awaiter: consuming Waiting) {
    cell.fill(awaiter)
    contents = BodyContents(.awaiter)
  }

  /// Whether nothing is left in it that freeing it would free.
  var isBlank: Bool {
    switch contents.kind {
    case .nothing, .plainValue: true
    case .awaiter, .value, .error: false
    }
  }

  /// Destroys what is left of the awaiter, its value or its error.
  override func discard() {
    contents.stopPolling()
    switch contents.kind {
    case .nothing, .plainValue: return
    case .awaiter: _ = handler(self, nil, .dropAwaiter)
    case .value: _ = handler(self, nil, .dropValue)
    case .error: cell.clear((any Error).self)
    }
    contents = BodyContents(.nothing)
  }

  override func step(
    _ task: TaskID,
    on loop: EventLoop,
    delivering delivery: Delivery
  ) -> StepEnd {
    // Who polls comes here for its next step, and not straight to the handler.
    contents.stopPolling()
    let hasYielded = handler(self, loop, delivery == .nothing ? .step : .interrupt)
    return hasYielded ? .yielded(.none) : loop.stepEnd
  }

  override func isPollFulfilled(_ task: TaskID) -> Bool {
    contents.isPollFulfilled
  }

  override func error(of task: TaskID) -> (any Error)? {
    if contents.kind == .error { cell.change((any Error).self) { $0 } } else { nil }
  }

  /// What the awaiter ended with.
  @inlinable
  func value<Value>(_ type: Value.Type) throws -> Value {
    switch contents.kind {
    case .error: throw cell.change((any Error).self) { $0 }
    case .value, .plainValue: break
    default: guard MemoryLayout<Value>.size == 0 else { throw LoopError.notEnded }
    }
    return cell.change(type) { $0 }
  }

  /// Keeps what was ended with.
  @inlinable @inline(__always)
  func keep<Value>(_ value: consuming Value) {
    guard MemoryLayout<Value>.size > 0 else { return contents = BodyContents(.nothing) }
    cell.fill(value)
    let isPlain = _isPOD(Value.self) && ValueCell.keepsInside(Value.self)
    contents = BodyContents(isPlain ? .plainValue : .value)
  }
}

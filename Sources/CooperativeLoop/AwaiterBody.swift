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

  /// What is in the cell.
  @usableFromInline
  enum Contents: UInt8 {
    case nothing, awaiter, value
    /// A value that need not be destroyed.
    case plainValue
  }

  @usableFromInline typealias Handler = (AwaiterBody, EventLoop?, Request) -> StepEnd

  /// What steps the awaiter; the loop calls it without the way over `step`.
  let handler: Handler
  // Unchecked, here and in all that waits: what a step changes belongs to the one thread that runs the
  // loop, and no awaiter is stepped in its own step. The check costs more than a step does.
  @exclusivity(unchecked) @usableFromInline var cell = ValueCell()
  @exclusivity(unchecked) @usableFromInline var contents = Contents.nothing
  /// The waiter that the last step polled.
  @exclusivity(unchecked) @usableFromInline var polled: Waiter?
  /// The error, or the cancellation, that the awaiter ended with.
  @exclusivity(unchecked) @usableFromInline var error: (any Error)?

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
    contents = .awaiter
  }

  /// Whether nothing is left in it that freeing it would free.
  var isBlank: Bool { (contents == .nothing || contents == .plainValue) && polled == nil }

  /// Destroys what is left of the awaiter, or its value.
  override func discard() {
    guard contents == .awaiter || contents == .value else { return }
    _ = handler(self, nil, contents == .awaiter ? .dropAwaiter : .dropValue)
    contents = .nothing
  }

  override func step(
    _ task: TaskID,
    on loop: EventLoop,
    delivering delivery: Delivery
  ) -> StepEnd {
    handler(self, loop, delivery == .nothing ? .step : .interrupt)
  }

  override func isPollFulfilled(_ task: TaskID) -> Bool {
    polled?.isSet ?? true
  }

  override func error(of task: TaskID) -> (any Error)? {
    error
  }

  /// What the awaiter ended with.
  @inlinable
  func value<Value>(_ type: Value.Type) throws -> Value {
    if let error { throw error }
    guard contents == .value || contents == .plainValue || MemoryLayout<Value>.size == 0 else {
      throw LoopError.notEnded
    }
    return cell.change(type) { $0 }
  }

  /// Keeps what was ended with.
  @inlinable @inline(__always)
  func keep<Value>(_ value: consuming Value) {
    guard MemoryLayout<Value>.size > 0 else { return contents = .nothing }
    cell.fill(value)
    contents = _isPOD(Value.self) && ValueCell.keepsInside(Value.self) ? .plainValue : .value
  }
}

/// A reference to the loop that its holder belongs to, which is not counted.
///
/// What tasks wait on uses its loop several times a step, and counting references costs more than the
/// use. Nothing keeps the loop alive but its owner, who promises to keep it as long as anything that
/// belongs to it is used (see `EventLoop`).
@frozen @usableFromInline
struct LoopReference: BitwiseCopyable {
  @usableFromInline let loop: Unmanaged<EventLoop>

  @inlinable
  init(_ loop: EventLoop) {
    self.loop = .passUnretained(loop)
  }

  /// Does something with the loop.
  @inlinable @inline(__always)
  func callAsFunction<Result>(_ body: (EventLoop) throws -> Result) rethrows -> Result {
    try loop._withUnsafeGuaranteedRef(body)
  }
}

/// Bodies of tasks that have ended, for the next tasks that run an awaiter of the same type.
///
/// A body is an object, and making and freeing one costs about as much as all else that a short task
/// does. A body may still be held by whoever wants its task's value: only when it is to be used again
/// is it looked whether it is. What freeing a body would free is never kept here.
struct SpareBodies: ~Copyable {
  /// So many bodies at most, of 72 bytes each.
  private static let most = 4096

  // Each is retained. Tasks mostly end in the order in which they began, and so do their types.
  private var bodies = RingBuffer<Unmanaged<AwaiterBody>>()

  deinit {
    for offset in 0..<bodies.count { bodies[offset].release() }
  }

  /// Takes over a reference to the body of a task that has returned.
  @inline(__always)
  mutating func give(_ body: Unmanaged<AwaiterBody>) {
    let isSpare = body._withUnsafeGuaranteedRef { $0.isBlank }
    guard isSpare, bodies.count < Self.most else { return body.release() }
    bodies.append(body)
  }

  /// The body that was given first, if nobody holds it and it has this handler; else it is let go.
  @inline(__always)
  mutating func take(_ handler: @escaping AwaiterBody.Handler) -> AwaiterBody? {
    guard !bodies.isEmpty else { return nil }
    var body = bodies.removeFirst().takeRetainedValue()
    guard isKnownUniquelyReferenced(&body),
      Code(handler).words == Code(body.handler).words
    else { return nil }
    return body
  }

  /// A handler as the two words that it is: its code, and what it holds.
  ///
  /// Where both are the same, so is what it does.
  private struct Code {
    let handler: AwaiterBody.Handler

    init(_ handler: @escaping AwaiterBody.Handler) { self.handler = handler }

    var words: (UInt, UInt) { unsafeBitCast(self, to: (UInt, UInt).self) }
  }
}

/// What a thread of ours does: a closure on the heap, so that it can be handed to a new thread.
final class ThreadBody: Sendable {
  private let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }

  func run() { body() }
}

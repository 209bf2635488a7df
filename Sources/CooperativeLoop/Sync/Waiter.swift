/// A flag that is polled: whoever awaits it yields once a turn until it is set.
///
/// It is the `Waiter` of the text that this library grew from, and it needs no loop: its awaiter can
/// be advanced by hand. On a virtual clock a turn of nothing but vain polls moves the time to the next
/// deadline, so that a poll does not cost a turn a nanosecond. Prefer `Event`, which wakes instead.
public final class Waiter: Awaitable {
  /// What reports call it.
  public let name: String
  /// Whether the flag is set.
  @exclusivity(unchecked) public var isSet = false
  /// What it is called on the loop it was last polled on.
  @exclusivity(unchecked) private var registration: (loop: ObjectIdentifier, id: ObjectID)?

  /// Makes a waiter whose flag is not set.
  public init(named name: String = "waiter") {
    self.name = name
  }

  /// A fresh awaiter.
  public func makeAwaiter() -> Polling { Polling(waiter: self) }

  /// The waiter's identifier on a loop, which it gets at its first poll there.
  @usableFromInline
  package func id(on loop: EventLoop) -> ObjectID {
    if let registration, registration.loop == ObjectIdentifier(loop) { return registration.id }
    let id = loop.register(objectNamed: name, kind: "waiter")
    registration = (ObjectIdentifier(loop), id)
    return id
  }

  /// The awaiter of a waiter.
  public struct Polling: Awaiter {
    let waiter: Waiter

    /// Yields while the flag is not set.
    public mutating func step() -> StepOutcome<Void> {
      waiter.isSet ? .finished(()) : .suspended(.polling(waiter))
    }
  }
}

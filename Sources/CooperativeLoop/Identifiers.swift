// Each kind of thing has an index type of its own, so that none is taken for another.

/// A task of one loop: its place in the order of creation, from 0.
public struct TaskID: Hashable, Sendable, BitwiseCopyable {
  /// The place in the order of creation.
  public let index: UInt32

  /// Makes the identifier of the task at a place in the order of creation.
  public init(index: UInt32) {
    self.index = index
  }
}

/// A future of one loop, while it exists.
public struct FutureID: Hashable, Sendable, BitwiseCopyable {
  /// The future's place in the loop's table; used again after the future was released.
  public let index: UInt32

  /// Makes the identifier of the future at a place in the loop\'s table.
  public init(index: UInt32) {
    self.index = index
  }
}

/// A timer or a callback of one loop, while it exists.
public struct HandleID: Hashable, Sendable, BitwiseCopyable {
  /// The handle's place in the loop's table; used again after it ran or was dropped.
  public let index: UInt32

  /// Makes the identifier of the timer or callback at a place in the loop\'s table.
  public init(index: UInt32) {
    self.index = index
  }
}

/// A named object of one loop (an event, a waiter): its place in the order of registration.
public struct ObjectID: Hashable, Sendable, BitwiseCopyable {
  /// The place in the order of registration.
  public let index: UInt32

  /// Makes the identifier of the object at a place in the order of registration.
  public init(index: UInt32) {
    self.index = index
  }
}

/// A gather of one loop: its place in the order of creation.
public struct GatherID: Hashable, Sendable, BitwiseCopyable {
  /// The place in the order of creation.
  public let index: UInt32

  /// Makes the identifier of the gather at a place in the loop\'s table.
  public init(index: UInt32) {
    self.index = index
  }
}

/// A task group of one loop: its place in the order of creation.
public struct GroupID: Hashable, Sendable, BitwiseCopyable {
  /// The place in the order of creation.
  public let index: UInt32

  /// Makes the identifier of the group at a place in the order of creation.
  public init(index: UInt32) {
    self.index = index
  }
}

/// A completion queue of one loop: its place in the order of creation.
public struct CompletionQueueID: Hashable, Sendable, BitwiseCopyable {
  /// The place in the order of creation.
  public let index: UInt32

  /// Makes the identifier of the queue at a place in the order of creation.
  public init(index: UInt32) {
    self.index = index
  }
}

/// A place in the program that a task runs, for whoever records its steps; 0 to 2^32 - 1.
///
/// What a site means is up to the program: a task graph numbers its steps.
@frozen
public struct SiteID: Hashable, Sendable, BitwiseCopyable {
  /// The program's number of the place.
  public let index: UInt32

  /// Makes the identifier of the place with that number.
  @inlinable
  public init(index: UInt32) {
    self.index = index
  }

  /// The place of what has no place of its own.
  ///
  /// Computed, because a stored one is reached through an accessor that runs once a yield.
  @inlinable public static var none: SiteID { SiteID(index: .max) }
}

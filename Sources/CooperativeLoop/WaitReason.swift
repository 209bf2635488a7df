/// What a suspended task waits for, as its loop reports it.
public struct WaitReason: Hashable, Sendable, BitwiseCopyable {
  /// The kind of thing waited for.
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    /// The end of the task whose `TaskID` is the index.
    case task
    /// All futures of the gather whose `GatherID` is the index.
    case gather
    /// The tasks of the wait whose `GatherID` is the index.
    case wait
    /// The clock.
    case sleep
    /// The object whose `ObjectID` is the index.
    case object
    /// The tasks of the group whose `GroupID` is the index.
    case group
    /// The next to end of the completion queue whose `CompletionQueueID` is the index.
    case completion
    /// A future that has no name.
    case future
  }

  /// The kind of thing waited for.
  public let kind: Kind
  /// Which one: an index whose meaning the kind gives; 0 for `sleep` and `future`.
  public let index: UInt32

  /// Makes the reason "waits for that one of this kind".
  public init(_ kind: Kind, _ index: UInt32 = 0) {
    self.kind = kind
    self.index = index
  }

  /// Waits for a task's end.
  public static func task(_ task: TaskID) -> WaitReason { WaitReason(.task, task.index) }
  /// Waits for all that a gather gathers.
  public static func gather(_ gather: GatherID) -> WaitReason { WaitReason(.gather, gather.index) }
  /// Waits for an object.
  public static func object(_ object: ObjectID) -> WaitReason { WaitReason(.object, object.index) }
  /// Waits for the tasks of a group.
  public static func group(_ group: GroupID) -> WaitReason { WaitReason(.group, group.index) }
  /// Waits for the next to end of several.
  public static func completion(_ queue: CompletionQueueID) -> WaitReason {
    WaitReason(.completion, queue.index)
  }
  /// Waits for the clock alone.
  public static let sleep = WaitReason(.sleep)
}

public import CooperativeLoop

/// What a timeline cannot know from the loop: what the program's sites, tasks and variables mean.
///
/// Everything is asked for after the run. JSON is UTF-8 bytes without a newline, and is copied into
/// the timeline as it is: the describer vouches for it.
///
/// Two forms of payload belong to it. `EventLoop.notePrint(at:line:)` takes the raw line, which becomes
/// the action's `text` and an entry of `output`. `EventLoop.noteAction(at:payload:)` takes what
/// `appendMembers(of:at:to:)` understands: bytes of the program's own, so that a run need not write JSON.
public protocol RunDescriber {
  /// The JSON members that all actions at a site begin with, without braces:
  /// `"operation":"sleep","at":"/tasks/1/steps/0","seconds":1`.
  ///
  /// Asked once a site and encoding, and not for `SiteID.none`: what has no site is called after what
  /// it does (`yield`, `print`, `await` for a poll, else `native`).
  func actionMembers(at site: SiteID) -> [UInt8]

  /// Appends the JSON members that stand after those of the site, without braces and without a comma
  /// in front: `"value":3,"writes":{"x":3}`.
  ///
  /// Unless a describer says otherwise, the payload is these members.
  ///
  /// - Parameters:
  ///   - payload: What was noted with the action; never empty.
  ///   - site: Where; may be `SiteID.none`.
  ///   - bytes: What they are appended to.
  func appendMembers(of payload: Span<UInt8>, at site: SiteID, to bytes: inout [UInt8])

  /// The name of the coroutine that a task runs, or nil where it has steps of its own.
  func coroutine(of task: TaskID) -> String?

  /// The result of a task that ended `done`, as JSON.
  func result(of task: TaskID) -> [UInt8]

  /// The error of a task that ended `failed` or `skipped`.
  func error(of task: TaskID) -> RunError?

  /// The shared variables at the end, as a JSON object.
  func variables() -> [UInt8]

  /// The tasks that could end a wait for an object, where that is known: who holds a lock.
  func holders(of object: ObjectID) -> [TaskID]

  /// What the object that a task waits for, or polls, still lacks, where more is known than which
  /// object it is: of a queue, whether it is room or a value.
  ///
  /// Asked of the tasks of a run that is stuck.
  func need(of task: TaskID) -> WaitNeed?

  /// The object that a future is, or nil where it has no name: one that a gather may wait for.
  func object(of future: FutureID) -> ObjectID?
}

extension RunDescriber {
  /// The payload is the members.
  public func appendMembers(of payload: Span<UInt8>, at site: SiteID, to bytes: inout [UInt8]) {
    payload.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
  }

  /// Nobody is known.
  public func holders(of object: ObjectID) -> [TaskID] { [] }

  /// No more is known.
  public func need(of task: TaskID) -> WaitNeed? { nil }

  /// No future has a name.
  public func object(of future: FutureID) -> ObjectID? { nil }
}

/// An error as a timeline shows it.
public struct RunError: Hashable, Sendable {
  /// The name of its type.
  public var type: String
  /// What it says.
  public var message: String

  /// Makes an error from its type's name and its message.
  public init(type: String, message: String) {
    self.type = type
    self.message = message
  }
}

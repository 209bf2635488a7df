public import CooperativeLoop

/// Describes a run of hand-written awaitables: there is no graph, so there are no sites, no coroutines
/// and no variables, and results have no JSON form.
public struct NativeRunDescriber: RunDescriber {
  private let loop: EventLoop

  /// Makes the describer of a loop's run.
  public init(_ loop: EventLoop) {
    self.loop = loop
  }

  /// Only the operation: `native`.
  public func actionMembers(at site: SiteID) -> [UInt8] { Array(#""operation":"native""#.utf8) }

  /// Always nil.
  public func coroutine(of task: TaskID) -> String? { nil }

  /// Always `null`.
  public func result(of task: TaskID) -> [UInt8] { Array("null".utf8) }

  /// The Swift error's type and description.
  public func error(of task: TaskID) -> RunError? {
    guard let error = loop.error(of: loop.future(of: task)) else { return nil }
    return RunError(type: "\(type(of: error))", message: "\(error)")
  }

  /// Of a lock or a semaphore.
  public func holders(of object: ObjectID) -> [TaskID] { loop.holders(of: object) }

  /// Always `{}`.
  public func variables() -> [UInt8] { Array("{}".utf8) }
}

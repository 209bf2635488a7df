/// Where runs are kept so that their addresses go on working.
///
/// Safe to use from several threads. What it kept it may forget, but never alter.
package protocol RunStore: Sendable {
  /// Keeps a run; a run that has the address already is replaced, since it gives the same timeline.
  ///
  /// - Returns: False where there is no room for it, however much else is forgotten.
  func keep(_ run: StoredRun, as id: RunID) -> Bool

  /// The run at an address, or nil.
  func run(_ id: RunID) -> StoredRun?

  /// Keeps a virtual run's timeline, so that it need not be made again. It may be forgotten at once.
  func keep(_ timeline: [UInt8], of id: RunID, as format: TimelineFormat)

  /// A timeline that was kept, or nil.
  func timeline(of id: RunID, as format: TimelineFormat) -> [UInt8]?
}

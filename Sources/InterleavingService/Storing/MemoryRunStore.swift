import Synchronization

/// Keeps runs in memory: the least recently used go first, and all of them with the process.
package final class MemoryRunStore: RunStore {
  private struct TimelineKey: Hashable {
    let id: RunID
    let format: TimelineFormat
  }

  private struct Shelves {
    var runs: LeastRecentlyUsed<RunID, StoredRun>
    /// Timelines that can be made again from `runs`; what is lost here costs time only.
    var timelines: LeastRecentlyUsed<TimelineKey, [UInt8]>
  }

  /// What a run costs beyond its bytes, roughly: so that a flood of tiny graphs is bounded as well.
  private static let overhead = 512

  private let shelves: Mutex<Shelves>

  /// Makes an empty store.
  ///
  /// - Parameters:
  ///   - runBytes: What graphs, and timelines of real-clock runs, may take together.
  ///   - timelineBytes: What timelines that can be made again may take together.
  package init(runBytes: Int, timelineBytes: Int) {
    shelves = Mutex(
      Shelves(
        runs: LeastRecentlyUsed(capacity: runBytes),
        timelines: LeastRecentlyUsed(capacity: timelineBytes)
      )
    )
  }

  package func keep(_ run: StoredRun, as id: RunID) -> Bool {
    let cost = run.byteCount + Self.overhead
    return shelves.withLock { $0.runs.insert(run, for: id, cost: cost) }
  }

  package func run(_ id: RunID) -> StoredRun? {
    shelves.withLock { $0.runs.value(for: id) }
  }

  package func keep(_ timeline: [UInt8], of id: RunID, as format: TimelineFormat) {
    let key = TimelineKey(id: id, format: format)
    let cost = timeline.count + Self.overhead
    _ = shelves.withLock { $0.timelines.insert(timeline, for: key, cost: cost) }
  }

  package func timeline(of id: RunID, as format: TimelineFormat) -> [UInt8]? {
    shelves.withLock { $0.timelines.value(for: TimelineKey(id: id, format: format)) }
  }
}

import CooperativeLoop
import MicroHTTP
import Synchronization
import TaskGraphs
import Timelines

/// Runs graphs for many clients: within the server's limits, and no virtual run twice while its timeline
/// is kept.
final class RunService: Sendable {
  private let engine: RunEngine
  private let store: any RunStore
  private let limits: ServiceLimits
  private let page: OfflinePage?
  private let places: HTTPWorkPlaces
  private let answers: HTTPAnswerBudget
  private let wallTimer = WallTimer()
  /// How many runs on the real clock are under way.
  private let realRuns = Mutex(0)

  init(
    store: any RunStore,
    limits: ServiceLimits,
    page: OfflinePage?,
    places: HTTPWorkPlaces,
    answers: HTTPAnswerBudget
  ) {
    self.page = page
    engine = RunEngine(ceilings: limits.ceilings, longestTimeline: Int(limits.timeline))
    self.store = store
    self.limits = limits
    self.places = places
    self.answers = answers
  }

  /// Reads and checks a graph, and runs nothing.
  func prepare(
    _ document: [UInt8],
    _ overrides: RunOverrides
  ) throws(RunRefusal) -> PreparedRun {
    try engine.prepare(document, overrides)
  }

  /// Runs a posted graph and keeps it under its address.
  ///
  /// - Returns: The timeline in one format.
  func post(
    _ run: PreparedRun,
    _ overrides: RunOverrides,
    as format: TimelineFormat,
    _ cancellation: HTTPCancellation
  ) throws(RunRefusal) -> [UInt8] {
    guard run.settings.clock == .virtual else {
      return try postReal(run, overrides, as: format, cancellation)
    }
    let bytes =
      if let kept = store.timeline(of: run.id, as: format) { kept } else {
        try make(run, [format], cancellation)[format] ?? []
      }
    // A graph that the store cannot hold would have been refused as a body already.
    _ = store.keep(
      StoredRun(graph: run.document, overrides: overrides, timelines: [:]),
      as: run.id
    )
    store.keep(bytes, of: run.id, as: format)
    return bytes
  }

  /// What is kept of a run, or nil.
  func stored(_ id: RunID) -> StoredRun? { store.run(id) }

  /// A timeline that need not be made, or nil.
  func keptTimeline(_ id: RunID, _ run: StoredRun, as format: TimelineFormat) -> [UInt8]? {
    run.timelines[format] ?? store.timeline(of: id, as: format)
  }

  /// Makes the timeline of a virtual run again, or the one format of a real one that is not kept.
  func remake(
    _ id: RunID,
    _ stored: StoredRun,
    as format: TimelineFormat,
    _ cancellation: HTTPCancellation
  ) throws(RunRefusal) -> [UInt8] {
    if let json = stored.timelines[.json] { return try file(of: json, stored.graph) }
    let run = try engine.prepare(stored.graph, stored.overrides)
    let bytes = try make(run, [format], cancellation)[format] ?? []
    store.keep(bytes, of: id, as: format)
    return bytes
  }

  /// A real-clock run is never made again: all that can be asked of it is written now, but for the file
  /// that plays it, which is nothing but its JSON within the page.
  private func postReal(
    _ run: PreparedRun,
    _ overrides: RunOverrides,
    as format: TimelineFormat,
    _ cancellation: HTTPCancellation
  ) throws(RunRefusal) -> [UInt8] {
    let mayRun = realRuns.withLock { count in
      guard count < limits.realRuns else { return false }
      count += 1
      return true
    }
    guard mayRun else { throw .tooManyRealRuns(Int(limits.realRuns)) }
    defer { realRuns.withLock { $0 -= 1 } }
    let kept = TimelineFormat.allCases.filter { $0 != .html }
    let timelines = try places.whileWaiting { () throws(RunRefusal) in
      try make(run, kept, cancellation)
    }
    let stored = StoredRun(graph: run.document, overrides: overrides, timelines: timelines)
    guard store.keep(stored, as: run.id) else {
      throw .timelineTooLarge(bytes: stored.byteCount, limit: Int(limits.keptRuns))
    }
    guard format == .html else { return timelines[format] ?? [] }
    return try file(of: timelines[.json] ?? [], run.document)
  }

  private func file(of json: [UInt8], _ graph: [UInt8]) throws(RunRefusal) -> [UInt8] {
    let limit = OfflinePage.longestTimeline
    guard json.count <= limit else { throw .timelineTooLarge(bytes: json.count, limit: limit) }
    return page?.file(json: json, graph: graph) ?? []
  }

  private func make(
    _ run: PreparedRun,
    _ formats: [TimelineFormat],
    _ cancellation: HTTPCancellation
  ) throws(RunRefusal) -> [TimelineFormat: [UInt8]] {
    let stop = StopSignal()
    cancellation.onCancel { stop.set() }
    let limit = limits.wallTime(run.settings.clock)
    let engine = engine
    var reserved = 0
    defer { answers.giveBack(reserved) }
    let timeline = try wallTimer.limit(to: limit, stop) { () throws(RunRefusal) -> Timeline in
      try engine.run(run, for: formats, stop: stop) { bytes throws(RunRefusal) in
        guard answers.reserve(bytes) else { throw .noRoomForAnswer }
        reserved = bytes
      }
    }
    var options = FormatOptions()
    options.page = page
    var written: [TimelineFormat: [UInt8]] = [:]
    for format in formats {
      guard !cancellation.isCancelled else { throw .cancelled }
      written[format] = format.encode(timeline, of: run, options)
    }
    return written
  }
}

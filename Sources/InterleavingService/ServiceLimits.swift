import MicroHTTP
import TaskGraphs

/// Every bound that the service sets to its clients, with its default and its reason.
///
/// Each can be set by its name, on the command line or in the environment: see `settings`. What a
/// connection may do is bounded by `HTTPLimits`, of which only `body` is worth setting.
package struct ServiceLimits: Sendable, Equatable {
  /// The most that one run may ask for; the defaults of a run are the ceilings too, so that a graph that
  /// says nothing has one address on the command line and on every server.
  package var run = RunLimits()
  /// Seconds of the machine's time for one virtual run: 30.
  ///
  /// A run that uses up its operations takes
  /// about six on a free core, and cores are shared; this is for what the other limits do not foresee.
  package var wallTime: Int64 = 30
  /// Seconds that a run on the real clock may last: 60.
  ///
  /// It occupies a worker while it sleeps.
  package var realTime: Int64 = 60
  /// How many runs on the real clock there may be at once: 4; as many workers are kept for them.
  package var realRuns: Int64 = 4
  /// Bytes of one timeline as JSON: 1.5 GiB.
  ///
  /// As many steps, or printed lines, as the other limits let through take up to that much with short
  /// names; with long names and deep pointers they would take many times more.
  package var timeline: Int64 = 3 << 29
  /// Bytes of all long answers together, from before they are written until they are read: 1.5 GiB.
  ///
  /// One timeline as large as there may be, or three of 2,000,000 steps that yield.
  package var answers: Int64 = 3 << 29
  /// Bytes of a posted graph: 16 MiB, room for a million steps.
  package var body: Int64 = 16 << 20
  /// Bytes of all posted graphs, and of real-clock runs' timelines, that are kept: 256 MiB.
  package var keptRuns: Int64 = 256 << 20
  /// Bytes of timelines that are kept so that asking again costs nothing: 256 MiB.
  package var keptTimelines: Int64 = 256 << 20

  /// The defaults.
  package init() {}

  /// The most that a run may ask for, as the engine wants it.
  var ceilings: RunCeilings {
    RunCeilings(limits: run, realTime: realTime.multipliedClamped(by: 1_000_000_000))
  }

  /// How long a run may take before it is stopped; on the real clock that is a backstop behind `realTime`.
  func wallTime(_ clock: ClockChoice) -> Duration {
    .seconds(clock == .real ? wallTime + realTime : wallTime)
  }
}

extension Int64 {
  fileprivate func multipliedClamped(by factor: Int64) -> Int64 {
    let (product, isOverflow) = multipliedReportingOverflow(by: factor)
    return isOverflow ? .max : product
  }
}

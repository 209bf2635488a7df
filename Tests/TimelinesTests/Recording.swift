import CooperativeLoop
import Foundation
import Testing
import Timelines

/// A loop that is recorded, and the timeline of what it did.
final class Recording {
  let recorder: TraceRecorder
  let loop: EventLoop
  var describer: (any RunDescriber)?

  init(clock: any LoopClock = VirtualClock(), limits: LoopLimits = .unlimited) {
    recorder = TraceRecorder()
    loop = EventLoop(clock: clock, limits: limits, instrument: recorder)
  }

  /// Spawns a task of parts.
  @discardableResult
  func task(_ name: String, _ parts: Script.Part...) -> LoopTask<Void> {
    loop.spawn(Script(parts: parts), named: name)
  }

  /// Runs all and makes the timeline.
  func run() -> Timeline {
    let outcome = loop.run()
    return Timeline(
      RunHeader(id: "run-1", name: "test"),
      loop: loop,
      outcome: outcome,
      trace: recorder.finish(),
      describer: describer ?? NativeRunDescriber(loop)
    )
  }
}

/// A describer that knows what a test tells it.
struct StubDescriber: RunDescriber {
  var sites: [UInt32: String] = [:]
  var results: [UInt32: String] = [:]
  var errors: [UInt32: RunError] = [:]
  var coroutines: [UInt32: String] = [:]
  var shared = "{}"
  var holding: [UInt32: [TaskID]] = [:]

  func actionMembers(at site: SiteID) -> [UInt8] {
    Array((sites[site.index] ?? #""operation":"site-\#(site.index)""#).utf8)
  }

  func coroutine(of task: TaskID) -> String? { coroutines[task.index] }
  func result(of task: TaskID) -> [UInt8] { Array((results[task.index] ?? "null").utf8) }
  func error(of task: TaskID) -> RunError? { errors[task.index] }
  func variables() -> [UInt8] { Array(shared.utf8) }
  func holders(of object: ObjectID) -> [TaskID] { holding[object.index] ?? [] }
}

/// A decoded JSON object.
typealias Members = [String: Any]

extension Timeline {
  /// The JSON as text.
  var jsonText: String { String(decoding: json(), as: UTF8.self) }

  /// The JSON, decoded by an independent reader.
  func decoded() throws -> Members {
    try #require(try JSONSerialization.jsonObject(with: Data(json())) as? Members)
  }

  /// The decoded steps.
  func decodedSteps() throws -> [Members] {
    try #require(try decoded()["steps"] as? [Members])
  }

  /// The lines of the JSON in which a step stands, without what joins them.
  var stepLines: [String] {
    jsonText.split(separator: "\n").filter { $0.hasPrefix(#"{"step":"#) && $0.contains("turn") }
      .map { String($0.hasSuffix(",") ? $0.dropLast() : $0.dropLast("]}".count)) }
  }
}

import CooperativeLoop
import Foundation
import JSONDocuments
import TaskGraphs
import Timelines

/// The way from bytes to bytes: reading graphs, writing timelines, and what a step takes in memory.
struct DocumentTables {
  private let pool = TraceChunkPool()

  func print() throws {
    Swift.print("### From bytes to bytes\n")
    Swift.print("| what | size | median | rate |")
    Swift.print("| --- | ---: | ---: | ---: |")
    try wholeRuns()
    try writing()
    try reading()
    Swift.print("")
    try examples()
  }

  private func wholeRuns() throws {
    for (name, document) in [("yields", plain), ("mixed steps", mixed)] {
      var steps = 0
      let measurement = try Measurement.take { () -> (Run, [UInt8]) in
        let run = try run(document)
        steps = run.loop.steps
        return (run, run.timeline?.json() ?? [])
      }
      row("whole graph, bytes to timeline JSON: \(name)", "\(steps) steps", measurement) {
        Text.fixed(Double(steps) / $0 / 1e6, 2) + " million steps/s"
      }
    }
  }

  private func writing() throws {
    for (name, document) in [("yields", plain), ("mixed steps", mixed)] {
      let run = try run(document)
      guard let timeline = run.timeline else { continue }
      let bytes = timeline.json().count
      row("Timeline.json: \(name)", megabytes(bytes), Measurement.take { timeline.json() }) {
        Text.fixed(Double(bytes) / $0 / 1e6, 0) + " MB/s"
      }
      let streamed = Measurement.take { () -> Int in
        var count = 0
        timeline.writeJSON { count += $0.count }
        return count
      }
      row("Timeline.writeJSON: \(name)", megabytes(bytes), streamed) {
        Text.fixed(Double(bytes) / $0 / 1e6, 0) + " MB/s"
      }
    }
  }

  private func reading() throws {
    let documents = [
      ("mixed steps", SampleGraphs.mixed(bytes: 10_000_000, repeated: 1)),
      ("many small roots", SampleGraphs.roots(bytes: 10_000_000)),
    ]
    for (name, document) in documents {
      let measurement = try Measurement.take {
        try TaskGraph.decode(try JSONDocument(parsing: document))
      }
      row("parse and validate: \(name)", megabytes(document.count), measurement) {
        Text.fixed(Double(document.count) / $0 / 1e6, 0) + " MB/s"
      }
    }
  }

  private func examples() throws {
    Swift.print("### Bytes of record a step\n")
    Swift.print("| program | task steps | bytes a step |")
    Swift.print("| --- | ---: | ---: |")
    var (allSteps, allBytes) = (0, 0)
    for url in try SampleGraphs.examples() {
      let run = try run(Array(try Data(contentsOf: url)))
      let bytes = run.trace?.recordedBytes ?? 0
      allSteps += run.loop.steps
      allBytes += bytes
      let name = url.deletingPathExtension().lastPathComponent
      Swift.print("| \(name) | \(run.loop.steps) | \(average(bytes, run.loop.steps)) |")
    }
    Swift.print("| **all examples** | \(allSteps) | \(average(allBytes, allSteps)) |")
    let yields = try run(plain)
    let bytes = yields.trace?.recordedBytes ?? 0
    let bytesEach = average(bytes, yields.loop.steps)
    Swift.print("| 1,000 x 1,000 plain yields | \(yields.loop.steps) | \(bytesEach) |")
  }

  private let plain = Workload(.yields, 1000, 1000).graph
  private let mixed = SampleGraphs.mixed(bytes: 500_000, repeated: 20)

  private func run(_ document: [UInt8]) throws -> Run {
    let program = Program(try TaskGraph.decode(try JSONDocument(parsing: document)))
    return Run(program, TraceRecorder(limit: .max, pool: pool))
  }

  private func row(
    _ name: String,
    _ size: String,
    _ measurement: Measurement,
    _ rate: (Double) -> String
  ) {
    let time = Text.fixed(measurement.median * 1000, 1) + " ms"
    Swift.print("| \(name) | \(size) | \(time) | \(rate(measurement.median)) |")
  }

  private func megabytes(_ bytes: Int) -> String { Text.fixed(Double(bytes) / 1e6, 1) + " MB" }

  private func average(_ bytes: Int, _ steps: Int) -> String {
    Text.fixed(Double(bytes) / Double(max(1, steps)), 1)
  }
}

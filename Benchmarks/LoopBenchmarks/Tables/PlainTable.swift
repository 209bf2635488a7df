import CooperativeLoop
import Timelines

/// Yields beside CPython's asyncio, and what a recorded yield takes in memory.
struct PlainTable {
  private let workload = Workload(.yields, 1000, 1000)

  func print() throws {
    Swift.print("yields: 1,000 tasks x 1,000, five runs after a warm-up")
    let heading = ["median", "lowest", "highest", "to asyncio"]
    Swift.print(
      Text.padded("million steps a second", to: -40)
        + heading.map { Text.padded($0, to: 12) }.joined()
    )
    let asyncio = Peers.asyncio("yields", 1000, 200)
    if let asyncio { Swift.print(line(asyncio.name, asyncio.rates, nil)) }
    let base = asyncio.map { $0.rates[$0.rates.count / 2] }
    for runner in Runner.all {
      let times = try runner.measure(workload).seconds
      let rates = times.map { Double(workload.operations) / $0 }.sorted()
      Swift.print(line(runner.name, rates, base))
    }
    let run = Run(workload, TraceRecorder())
    let bytes = Double(run.trace?.recordedBytes ?? 0) / Double(run.loop.steps)
    Swift.print("trace: \(Text.fixed(bytes, 2)) bytes a recorded step")
  }

  private func line(_ name: String, _ rates: [Double], _ base: Double?) -> String {
    let median = rates[rates.count / 2]
    let numbers = [median, rates[0], rates[rates.count - 1]].map { Text.fixed($0 / 1e6, 2) }
    let ratio = base.map { Text.fixed(median / $0, 1) + " x" } ?? ""
    return Text.padded(name, to: -40)
      + (numbers + [ratio]).map { Text.padded($0, to: 12) }.joined()
  }
}

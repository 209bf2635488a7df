import Foundation

/// Measures the loop: `swift run -c release LoopBenchmarks [TABLE]`.
///
///     LoopBenchmarks                       yields beside asyncio, and bytes a recorded step
///     LoopBenchmarks growth                what a step costs in small and in huge runs
///     LoopBenchmarks documents             reading graphs, writing timelines, bytes a step
///     LoopBenchmarks row KIND RECORDING ROW A B    one row, for `Benchmarks/run.sh`
///
/// KIND is `library` or `graph`, RECORDING `recorded` or `unrecorded`; ROW, A and B are those of
/// `Benchmarks/rows.txt`.
@main
struct LoopBenchmarks {
  /// The exit code where there is no such row; the peers have the same.
  private static let noSuchRow: Int32 = 3

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    switch arguments.first {
    case nil: try PlainTable().print()
    case "growth": try GrowthTables().print()
    case "documents": try DocumentTables().print()
    case "row" where arguments.count == 6: try row(Array(arguments.dropFirst()))
    default:
      print("usage: LoopBenchmarks [growth | documents | row KIND RECORDING ROW A B]")
      exit(2)
    }
  }

  /// Prints one row as the peers do: a name, then five rates.
  private static func row(_ arguments: [String]) throws {
    guard let kind = Runner.Kind(rawValue: arguments[0]),
      let row = Workload.Kind(rawValue: arguments[2]),
      let first = Int(arguments[3]), let second = Int(arguments[4])
    else { exit(noSuchRow) }
    let runner = Runner(kind: kind, isRecorded: arguments[1] == "recorded")
    let workload = Workload(row, first, second)
    guard runner.has(row) else { exit(noSuchRow) }
    let measurement = try runner.measure(workload)
    print(runner.name)
    for time in measurement.seconds { print(Double(workload.operations) / time) }
  }
}

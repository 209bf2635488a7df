/// Prints the table of `docs/benchmarks.md`: `swift run -c release LoopBenchmarks`.
@main
struct LoopBenchmarks {
  static func main() throws {
    let yields = Yields(tasks: 1000, yields: 1000)
    print("yields: \(yields.tasks) tasks x \(yields.yields), 5 runs after a warm-up")
    let asyncio = Peers.asyncio("python3", yields)
    let rows = [
      asyncio,
      yields.library(recorded: false),
      yields.library(recorded: true),
      try yields.graph(recorded: false),
      try yields.graph(recorded: true),
    ]
    print(Row.heading)
    for row in rows.compactMap({ $0 }) { print(row.line(against: asyncio)) }
    print("trace: \(Text.fixed(yields.bytesPerStep(), 2)) bytes a recorded step")
  }
}

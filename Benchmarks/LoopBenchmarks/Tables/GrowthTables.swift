/// How the cost of a step grows with the size of a run: it should not.
struct GrowthTables {
  func print() throws {
    try table("tasks that yield 10 times", [1000, 10_000, 100_000, 1_000_000]) {
      Workload(.yields, $0, 10)
    }
    try table("steps of 1,000 tasks", [10_000, 100_000, 1_000_000, 10_000_000]) {
      Workload(.yields, 1000, $0 / 1000 - 1)
    }
    try table("sleepers with distinct deadlines", [1000, 10_000, 100_000, 1_000_000]) {
      Workload(.timers, $0)
    }
    try table("waiters on one event", [1000, 10_000, 100_000, 1_000_000]) {
      Workload(.waiters, $0)
    }
  }

  /// One table: nanoseconds an operation, recorded, and their ratio to the smallest size's.
  private func table(
    _ name: String,
    _ sizes: [Int],
    _ workload: (Int) -> Workload
  ) throws {
    Swift.print("### \(name)\n")
    Swift.print("| how many | library, ns each | to the first | graph, ns each | to the first |")
    Swift.print("| ---: | ---: | ---: | ---: | ---: |")
    var first: [Double] = []
    for size in sizes {
      let workload = workload(size)
      let costs = try [Runner.Kind.library, .graph].map { kind in
        let time = try Runner(kind: kind, isRecorded: true).measure(workload).median
        return time * 1e9 / Double(workload.operations)
      }
      if first.isEmpty { first = costs }
      let cells = zip(costs, first).map { cost, first in
        "\(Text.fixed(cost, 1)) | \(Text.fixed(cost / first, 2))"
      }
      Swift.print("| \(size) | \(cells.joined(separator: " | ")) |")
    }
    Swift.print("")
  }
}

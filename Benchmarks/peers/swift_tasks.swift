// swift_tasks ROW A B: the rate of one row on Swift's own tasks; prints what asyncio_peer.py prints.
// They run on the default executor, which uses every core.
import Foundation

func inAll(_ count: Int, _ body: @escaping @Sendable (Int) async -> Void) async {
  await withTaskGroup(of: Void.self) { group in
    for index in 0..<count { group.addTask { await body(index) } }
  }
}

func yields(_ tasks: Int, _ count: Int) async {
  await inAll(tasks) { _ in
    for _ in 0..<count { await Task.yield() }
  }
}

func timers(_ sleepers: Int) async {
  await inAll(sleepers) { index in
    try? await Task.sleep(for: .nanoseconds((index * 7919 % sleepers + 1) * 10))
  }
}

func spawn(_ count: Int) async {
  for _ in 0..<count { await Task {}.value }
}

/// A stream each way is the nearest thing to an event.
func events(_ rounds: Int) async {
  let (ping, pinging) = AsyncStream.makeStream(of: Void.self)
  let (pong, ponging) = AsyncStream.makeStream(of: Void.self)
  pinging.yield()
  async let first: Void = {
    var left = rounds
    for await _ in ping {
      ponging.yield()
      left -= 1
      if left == 0 { break }
    }
  }()
  async let second: Void = {
    var left = rounds
    for await _ in pong {
      pinging.yield()
      left -= 1
      if left == 0 { break }
    }
  }()
  _ = await (first, second)
}

func gather(_ rounds: Int, _ width: Int) async {
  for _ in 0..<rounds { await inAll(width) { _ in await Task.yield() } }
}

/// Runs a row once; nil where there is no such row.
func run(_ row: String, _ first: Int, _ second: Int) async -> Int? {
  switch row {
  case "yields": await yields(first, second)
  case "timers": await timers(first)
  case "spawn": await spawn(first)
  case "events": await events(first)
  case "gather": await gather(first, second)
  default: return nil
  }
  return row == "yields" ? first * (second + 1) : row == "gather" ? first * second : first
}

@main
struct SwiftTasks {
  static func main() async {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let first = Int(arguments[2]), let second = Int(arguments[3]) else {
      return
    }
    for round in 0..<6 {
      let clock = ContinuousClock()
      let start = clock.now
      guard let operations = await run(arguments[1], first, second) else { exit(3) }
      let time = start.duration(to: clock.now) / .seconds(1)
      if round == 0 { print("Swift's own tasks") } else { print(Double(operations) / time) }
    }
  }
}

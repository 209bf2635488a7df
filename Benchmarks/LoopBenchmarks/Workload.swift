import CooperativeLoop

/// What is measured, in a size: a row of `Benchmarks/rows.txt`.
struct Workload {
  enum Kind: String {
    case yields, timers, spawn, events, queue, gather, waiters
    /// The yields once more, from the bytes of the graph to those of its timeline.
    case whole
  }

  let kind: Kind
  let first: Int
  let second: Int

  init(_ kind: Kind, _ first: Int, _ second: Int = 0) {
    self.kind = kind
    self.first = first
    self.second = second
  }

  /// How many operations it counts; the same in every peer.
  var operations: Int {
    switch kind {
    case .yields, .whole: first * (second + 1)
    case .gather: first * second
    default: first
    }
  }

  /// When the sleeper with an index wakes: all moments differ, and they are not set in their order.
  func nanoseconds(_ index: Int) -> Int { (index * 7919 % first + 1) * 10 }

  /// Puts its tasks on a loop, as hand-written awaitables.
  ///
  /// - Returns: What the tasks need and the loop does not own.
  func spawnAll(on loop: EventLoop) -> [AnyObject] {
    switch kind {
    case .yields, .whole:
      for _ in 0..<first { loop.spawn(Yielder(left: second)) }
    case .timers:
      for index in 0..<first { loop.spawn(loop.sleep(for: .nanoseconds(nanoseconds(index)))) }
    case .spawn:
      loop.spawn(Spawner(on: loop, count: first))
    case .events:
      let (ping, pong) = (Event(on: loop, named: "ping"), Event(on: loop, named: "pong"))
      ping.set()
      loop.spawn(Player(ping, pong, rounds: first))
      loop.spawn(Player(pong, ping, rounds: first))
      return [ping, pong]
    case .queue:
      let queue = Queue<Int>(on: loop, named: "queue", capacity: second)
      loop.spawn(Producer(queue, count: first))
      loop.spawn(Consumer(queue, count: first))
    case .gather:
      loop.spawn(Gatherer(on: loop, rounds: first, width: second))
    case .waiters:
      let event = Event(on: loop, named: "go")
      for _ in 0..<first { loop.spawn(event.wait()) }
      loop.spawn(Setter(event: event))
      return [event]
    }
    return []
  }

  /// The same as a task graph, as a user would post it.
  var graph: [UInt8] {
    let text =
      switch kind {
      case .yields, .whole:
        roots(#""steps":[{"repeat":\#(second),"steps":[{"yield":1}]}]"#)
      case .timers:
        #"{"tasks":["#
          + (0..<first).map { #"{"id":"t\#($0)","steps":[{"sleep":\#(nanoseconds($0))e-9}]}"# }
          .joined(separator: ",") + "]}"
      case .spawn:
        #"{"coroutines":{"child":{"steps":[]}},"tasks":[{"id":"t","steps":[{"repeat":\#(first),"#
          + #""steps":[{"spawn":"child","as":"c"},{"await":"{c}"}]}]}]}"#
      case .events:
        #"{"objects":{"ping":"event","pong":"event"},"tasks":[{"id":"a","steps":[{"set":"ping"},"#
          + #"\#(player("ping", "pong"))]},{"id":"b","steps":[\#(player("pong", "ping"))]}]}"#
      case .queue:
        #"{"objects":{"q":{"queue":\#(second)}},"tasks":["#
          + #"{"id":"a","steps":[{"repeat":\#(first),"as":"i","steps":[{"put":"q","value":"=i"}]}]},"#
          + #"{"id":"b","steps":[{"repeat":\#(first),"steps":[{"get":"q","as":"x"}]}]}]}"#
      case .gather:
        #"{"coroutines":{"child":{"steps":[{"yield":1}]}},"tasks":[{"id":"t","steps":[{"repeat":"#
          + #"\#(first),"steps":[{"gather":["#
          + Array(repeating: #""child""#, count: second).joined(separator: ",") + "]}]}]}]}"
      case .waiters:
        #"{"objects":{"go":"event"},"coroutines":{"c":{"steps":[{"await":"go"}]}},"tasks":["#
          + (0..<first).map { #"{"id":"t\#($0)","run":"c"}"# }.joined(separator: ",")
          + #",{"id":"s","steps":[{"set":"go"}]}]}"#
      }
    return Array(text.utf8)
  }

  /// So many roots that all run one coroutine.
  private func roots(_ steps: String) -> String {
    #"{"coroutines":{"c":{\#(steps)}},"tasks":["#
      + (0..<first).map { #"{"id":"t\#($0)","run":"c"}"# }.joined(separator: ",") + "]}"
  }

  private func player(_ mine: String, _ other: String) -> String {
    #"{"repeat":\#(first),"steps":[{"await":"\#(mine)"},{"clear":"\#(mine)"},{"set":"\#(other)"}]}"#
  }
}

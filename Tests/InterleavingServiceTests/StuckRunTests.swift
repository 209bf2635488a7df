import Foundation
import Testing
import Timelines

@testable import InterleavingService

/// What a learner is told of a graph that is stuck: why each object makes its task wait.
struct StuckRunTests {
  /// A graph of tasks `a`, `b`, …, what is told of it, and the `needs` of the tasks that wait.
  struct Case: Sendable, CustomTestStringConvertible {
    let objects: String
    let steps: [String]
    let message: String
    let needs: [String]
    var testDescription: String { message }

    init(_ objects: String, _ steps: [String], _ message: String, _ needs: [String]) {
      self.objects = objects
      self.steps = steps
      self.message = message
      self.needs = needs
    }

    var graph: String {
      let tasks = zip("abcdef", steps).map { #"{"id":"\#($0)","steps":[\#($1)]}"# }
      return #"{"objects":{\#(objects)},"tasks":[\#(tasks.joined(separator: ","))]}"#
    }
  }

  private static let it = "and nothing is left that could wake it."
  private static let them = "and nothing is left that could wake them."

  static let queues = [
    Case(
      #""q":{"queue":2}"#,
      [#"{"put":"q"},{"put":"q"},{"put":"q"}"#],
      "'a' waits for room in the queue 'q' (it is full: 2 of 2), \(it)",
      [#"{"kind":"room","count":2,"of":2}"#]
    ),
    Case(
      #""q":{"lifo_queue":0}"#,
      [#"{"get":"q"}"#],
      "'a' waits for something in the lifo queue 'q' (it is empty), \(it)",
      [#"{"kind":"value","count":0}"#]
    ),
    Case(
      #""q":{"queue":0}"#,
      [#"{"put":"q"},{"put":"q"},{"get":"q"},{"task_done":"q"},{"join":"q"}"#],
      "'a' waits until all of the queue 'q' is done ('task_done' is missing for 1 value), \(it)",
      [#"{"kind":"done","count":1}"#]
    ),
    Case(
      #""q":{"queue":0}"#,
      [#"{"put":"q"},{"put":"q"},{"join":"q"}"#],
      "'a' waits until all of the queue 'q' is done ('task_done' is missing for 2 values), \(it)",
      [#"{"kind":"done","count":2}"#]
    ),
    // 'x' cannot be compared with 1: it stays in the queue, and nobody is told.
    Case(
      #""q":{"priority_queue":0}"#,
      [
        #"{"get":"q"}"#, #"{"get":"q"}"#,
        #"{"put":"q","value":1},{"try":[{"put":"q","value":"x"}],"except":[{"steps":[]}]}"#,
      ],
      "'b' waits for something in the priority queue 'q', \(it)",
      [#"{"kind":"value","count":1}"#]
    ),
  ]

  static let conditions = [
    Case(
      #""c":"condition""#,
      [#"{"with":"c","steps":[{"await":"c"}]}"#],
      "'a' waits for a notification of the condition 'c', \(it)",
      [#"{"kind":"notification"}"#]
    ),
    Case(
      #""c":"condition","e":"event""#,
      [#"{"acquire":"c"},{"await":"c"}"#, #"{"acquire":"c"},{"await":"e"}"#],
      "'a' waits for a notification of the condition 'c', whose lock 'b' holds, "
        + "'b' waits for the event 'e' to be set, \(them)",
      [#"{"kind":"notification"}"#, #"{"kind":"set"}"#]
    ),
    Case(
      #""c":"condition""#,
      [#"{"acquire":"c"}"#, #"{"with":"c","steps":[]}"#],
      "'b' waits for the lock of the condition 'c', which 'a' never released, \(it)",
      [#"{"kind":"lock"}"#]
    ),
    // Notified, but the lock does not become free.
    Case(
      #""c":"condition","e":"event""#,
      [
        #"{"acquire":"c"},{"await":"c"}"#, #"{"acquire":"c"},{"notify":"c"},{"await":"a"}"#,
      ],
      "'a' waits for the lock of the condition 'c', which 'b' holds, and 'b' waits for 'a'.",
      [#"{"kind":"lock"}"#, ""]
    ),
    Case(
      #""c":"condition""#,
      [#"{"acquire":"c"},{"acquire":"c"}"#],
      "'a' waits for the lock of the condition 'c', which it holds itself.",
      [#"{"kind":"lock"}"#]
    ),
  ]

  static let others = [
    Case(
      #""gate":{"barrier":3}"#,
      [#"{"await":"gate"}"#, ""],
      "'a' waits for 2 more tasks at the barrier 'gate' (1 of 3 arrived), \(it)",
      [#"{"kind":"arrivals","count":1,"of":3}"#]
    ),
    // Five come to a barrier for three: the last two begin another round.
    Case(
      #""gate":{"barrier":3}"#,
      Array(repeating: #"{"await":"gate"}"#, count: 5),
      "'d' waits for 1 more task at the barrier 'gate' (2 of 3 arrived), "
        + "'e' waits for 1 more task at the barrier 'gate' (2 of 3 arrived), \(them)",
      Array(repeating: #"{"kind":"arrivals","count":2,"of":3}"#, count: 2)
    ),
    Case(
      #""e":"event""#,
      [#"{"set":"e"},{"clear":"e"},{"await":"e"}"#],
      "'a' waits for the event 'e' to be set, \(it)",
      [#"{"kind":"set"}"#]
    ),
    Case(
      #""f":"future""#,
      [#"{"await":"f"}"#, #"{"shield":"f"}"#],
      "'a' waits for the future 'f' to be resolved, 'b' waits for the future 'f' to be resolved, "
        + them,
      [#"{"kind":"result"}"#, #"{"kind":"result"}"#]
    ),
    Case(
      #""w":"waiter","s":{"semaphore":0}"#,
      [#"{"await":"w"}"#, #"{"acquire":"s"}"#],
      "'a' polls the waiter 'w', and nothing is left that could set its flag."
        + " Besides, 1 more task waits.",
      [#"{"kind":"set"}"#, ""]
    ),
  ]

  /// The outcome of a graph, as decoded and as written.
  private func run(_ graph: String) throws -> (outcome: [String: Any], text: String) {
    let bytes = LocalCommands.run(
      Array(graph.utf8),
      file: "graph.json",
      overrides: RunOverrides(),
      format: .summary
    ).output
    let timeline = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let outcome = try #require(timeline?["outcome"] as? [String: Any])
    return (outcome, String(decoding: bytes, as: UTF8.self))
  }

  @Test(arguments: queues + conditions + others)
  func `an object says why it makes a task wait`(_ stuck: Case) throws {
    let (outcome, text) = try run(stuck.graph)
    #expect(outcome["message"] as? String == stuck.message)
    let waiting = try #require(outcome["waiting"] as? [[String: Any]])
    #expect(waiting.map { $0["needs"] != nil } == stuck.needs.map { !$0.isEmpty })
    for needs in stuck.needs where !needs.isEmpty { #expect(text.contains(#""needs":\#(needs)}"#)) }
  }

  @Test func `a gather names the futures among what it gathers, in their place`() throws {
    let (outcome, _) = try run(
      #"""
      {"objects": {"f": "future", "g": "future"}, "tasks": [
        {"id": "a", "steps": [{"gather": ["f", "b", "g"]}]},
        {"id": "b", "steps": []},
        {"id": "c", "steps": [{"resolve": "f"}]}]}
      """#
    )
    let waiting = try #require(outcome["waiting"] as? [[String: Any]])
    let on = try #require(waiting[0]["on"] as? [String: Any])
    #expect(on["of"] as? [String] == ["f", "b", "g"])
    #expect(
      outcome["message"] as? String
        == "'a' waits for the future 'g', and nothing is left that could wake it."
    )
  }
}

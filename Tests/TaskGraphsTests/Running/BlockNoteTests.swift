import CooperativeLoop
import Testing

@testable import TaskGraphs

struct BlockNoteTests {
  private func actions(_ steps: String, locked: String = "lock") throws -> [String] {
    try FinishedRun(
      """
      {"objects": {"l": "\(locked)", "pair": {"barrier": 2}}, "variables": {"x": "l"},
       "tasks": [{"id": "a", "steps": [\(steps)]}]}
      """
    ).actions.map { String($0.drop { $0 != " " }.dropFirst()) }
  }

  @Test func `the end of a with is told, however it is left`() throws {
    let note = #"{"note": "in"}"#
    let told = ["", #""text":"in""#, ""]
    #expect(try actions(#"{"with": "l", "steps": [\#(note)]}"#) == told)
    #expect(try actions(#"{"with": "l", "steps": [\#(note)]}"#, locked: "condition") == told)
    let returned = try actions(#"{"with": "l", "steps": [{"return": 1}]}"#)
    #expect(returned == ["", #""value":1"#, ""])
    let raised = try actions(#"{"with": "l", "steps": [{"raise": "E"}]}"#)
    #expect(raised == ["", #""error":{"type":"E","message":""}"#, ""])
  }

  @Test func `the end of a with tells what had a computed name, and that it failed`() throws {
    let computed = try actions(#"{"with": "{x}", "steps": []}"#)
    #expect(computed == [#""target":"l","reads":{"x":"l"}"#, #""target":"l""#])
    let failed = try actions(#"{"with": "l", "steps": [{"release": "l"}]}"#)
    #expect(
      failed.last == #""error":{"type":"RuntimeError","message":"Lock is not acquired."}"#
    )
  }

  @Test func `a release at the end of a with has the place of the with`() throws {
    let run = try FinishedRun(
      """
      {"objects": {"l": "lock"}, "tasks": [{"id": "a", "steps": [
        {"print": ""}, {"with": "l", "steps": []}, {"repeat": 2, "steps": [{"with": "l", "steps": []}]}]}]}
      """
    )
    let members = run.log.notes.map {
      String(decoding: run.machine.program.actionMembers(at: $0.site), as: UTF8.self)
    }
    let outer = #""at":"/tasks/0/steps/1","target":"l""#
    let inner = #""at":"/tasks/0/steps/2/steps/0","target":"l""#
    #expect(
      members.filter { !$0.contains("repeat") } == [
        #""operation":"with",\#(outer)"#, #""operation":"release",\#(outer)"#,
        #""operation":"with",\#(inner)"#, #""operation":"release",\#(inner)"#,
        #""operation":"with",\#(inner)"#, #""operation":"release",\#(inner)"#,
      ]
    )
  }

  @Test func `everyone at a barrier awaits it once, and who waited is told the end`() throws {
    let run = try FinishedRun(
      """
      {"objects": {"pair": {"barrier": 2}}, "tasks": [
        {"id": "a", "steps": [{"await": "pair"}]}, {"id": "b", "steps": [{"await": "pair"}]}]}
      """
    )
    let members = run.actions.map { $0.drop { $0 != " " }.dropFirst() }
    #expect(members == ["", #""value":1"#, #""value":0,"resumed":true"#])
  }

  @Test func `the end of a group is a wait for the group of that name`() throws {
    let run = try FinishedRun(
      """
      {"coroutines": {"c": {"steps": [{"sleep": 1}]}}, "tasks": [{"id": "a", "steps": [
        {"group": "crew", "steps": [{"spawn": "c", "in": "crew"}, {"spawn": "c", "in": "crew"}]}]}]}
      """
    )
    let wait = try #require(run.log.waits.first)
    #expect(run.log.waits == [.group(GroupID(index: 0))])
    let group = run.loop.group(GroupID(index: wait.index))
    #expect(group.name == "crew")
    #expect(group.tasks.map { run.loop.name(of: $0) } == ["c-1", "c-2"])
  }

  @Test func `an as_completed waits for the next of its tasks`() throws {
    let run = try FinishedRun(
      """
      {"coroutines": {"c": {"steps": [{"sleep": 1}]}}, "objects": {"f": "future"}, "tasks": [
        {"id": "a", "steps": [{"as_completed": ["c", "f"], "steps": []}]},
        {"id": "b", "steps": [{"sleep": 2}, {"resolve": "f"}]}]}
      """
    )
    let queue = CompletionQueueID(index: 0)
    #expect(run.log.waits == [.completion(queue), .completion(queue)])
    #expect(run.loop.completionQueue(queue).tasks.map { run.loop.name(of: $0) } == ["c-1"])
  }

  @Test func `a machine names who holds an object`() throws {
    let run = try FinishedRun(
      """
      {"objects": {"s": {"semaphore": 2}, "l": "lock", "e": "event"}, "tasks": [
        {"id": "a", "steps": [{"acquire": "s"}, {"acquire": "l"}, {"await": "e"}]},
        {"id": "b", "steps": [{"with": "s", "steps": [{"acquire": "l"}]}]}]}
      """
    )
    #expect(run.outcome == .deadlock)
    let names = (0..<3).map { place in
      run.machine.holders(of: ObjectID(index: place)).map { run.loop.name(of: $0) }
    }
    #expect(names == [["a", "b"], ["a"], []])
  }
}

import CooperativeLoop
import Testing

@testable import TaskGraphs

/// What the comparison with CPython does not see: reports, limits, and what it costs to be hostile.
struct WholeLanguageTests {
  @Test func `a lock in the wrong order is a deadlock whose holders are known`() throws {
    let run = try FinishedRun(
      """
      {"objects": {"a": "lock", "b": "lock"},
       "tasks": [
         {"id": "x", "steps": [{"with": "a", "steps": [{"yield": 1}, {"acquire": "b"}]}]},
         {"id": "y", "steps": [{"with": "b", "steps": [{"yield": 1}, {"acquire": "a"}]}]}]}
      """
    )
    #expect(run.outcome == .deadlock)
    let holders = run.machine.holders(of: ObjectID(index: 0)).map { run.loop.name(of: $0) }
    #expect(holders == ["x"])
  }

  @Test func `objects of the greatest size take what is done to them`() throws {
    let run = try FinishedRun(
      """
      {"objects": {"s": {"semaphore": 9223372036854775807},
         "b": {"bounded_semaphore": 9223372036854775807}, "q": {"queue": 9223372036854775807},
         "p": {"barrier": 9223372036854775807}},
       "tasks": [
         {"id": "a", "steps": [{"release": "s"}, {"release": "s"}, {"acquire": "s"},
           {"acquire": "b"}, {"release": "b"}, {"put": "q", "value": 1}, {"get": "q"},
           {"try": [{"release": "b"}], "except": [{"steps": [{"print": "too many"}]}]}]},
         {"id": "c", "steps": [{"await": "p"}]}]}
      """
    )
    #expect(run.outcome == .deadlock)
    #expect(run.log.lines == ["too many"])
  }

  @Test func `a task group gives all its errors`() throws {
    let run = try FinishedRun(
      """
      {"coroutines": {"bad": {"params": ["n"], "steps": [{"yield": "=n"}, {"raise": "ValueError",
         "message": "{n}"}]}},
       "tasks": [{"id": "a", "steps": [
         {"try": [{"group": "g", "steps": [
            {"spawn": "bad", "in": "g", "args": {"n": 1}},
            {"spawn": "bad", "in": "g", "args": {"n": 1}}]}],
          "except": [{"as": "e", "steps": [{"return": "=e"}]}]}]}]}
      """
    )
    #expect(
      run.end(of: "a") == #"{"error":"ExceptionGroup","message":"unhandled errors in a TaskGroup "#
        + #"(2 sub-exceptions)","errors":[{"error":"ValueError","message":"1"},"#
        + #"{"error":"ValueError","message":"1"}]}"#
    )
  }

  @Test func `a circle of tasks that cancel each other ends`() throws {
    let run = try FinishedRun(
      """
      {"tasks": [
        {"id": "a", "steps": [{"await": "b"}]}, {"id": "b", "steps": [{"await": "a"}]},
        {"id": "c", "steps": [{"yield": 1}, {"cancel": "a"}]}]}
      """
    )
    #expect(run.outcome == .failed)
    #expect(run.end(of: "a") == "cancelled" && run.end(of: "b") == "cancelled")
  }

  @Test func `a chain of a hundred thousand tasks is cancelled without recursion`() throws {
    let count = 100_000
    let tasks = (1..<count).map { #"{"id":"t\#($0)","steps":[{"await":"t\#($0 - 1)"}]}"# }
    let run = try FinishedRun(
      #"{"tasks":[{"id":"t0","steps":[{"sleep":1000}]},"# + tasks.joined(separator: ",")
        + #",{"id":"end","steps":[{"yield":2},{"cancel":"t\#(count - 1)"}]}]}"#
    )
    #expect(run.outcome == .failed)
    #expect(run.end(of: "t0") == "cancelled")
    #expect(run.end(of: "t\(count - 1)") == "cancelled")
    #expect(run.loop.now.nanoseconds == 0)
  }

  @Test func `releasing a semaphore for many waiters is linear`() throws {
    let run = try FinishedRun(
      """
      {"objects": {"s": {"semaphore": 0}},
       "coroutines": {"w": {"steps": [{"acquire": "s"}]}},
       "tasks": [{"id": "a", "steps": [
         {"repeat": 50000, "steps": [{"spawn": "w"}]}, {"yield": 2},
         {"repeat": 50000, "steps": [{"release": "s"}]}]}]}
      """
    )
    #expect(run.outcome == .completed)
  }

  @Test func `cancelling many tasks again and again uses operations up`() throws {
    let run = try FinishedRun(
      """
      {"coroutines": {"w": {"steps": [{"try": [{"sleep": 1000}], "finally": [{"sleep": 1000}]}]},
         "all": {"steps": [{"gather": [\((0..<500).map { _ in #""w""# }.joined(separator: ","))]}]}},
       "tasks": [{"id": "g", "run": "all"}, {"id": "c", "steps": [{"yield": 2},
         {"repeat": 1000000, "steps": [{"cancel": "g"}]}]}]}
      """,
      limits: MachineLimits(operations: 100_000)
    )
    #expect(run.outcome == .limit(.operations))
    #expect(run.loop.cancellationWork < 200_000)
  }

  @Test func `timeouts without end count as memory`() throws {
    let run = try FinishedRun(
      """
      {"tasks": [{"id": "a", "steps": [
        {"while": "=true", "steps": [{"timeout": 1, "steps": []}]}]}]}
      """,
      limits: MachineLimits(memory: 1 << 20)
    )
    #expect(run.outcome == .limit(.memory))
  }
}

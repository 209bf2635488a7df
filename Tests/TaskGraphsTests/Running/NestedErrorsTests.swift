import Testing

@testable import TaskGraphs

/// Groups of errors within groups of errors, as hostile graphs make them.
struct NestedErrorsTests {
  /// Levels of groups, and how many of them the caught one shows: a value has a hundred levels, of which
  /// each group takes two, and beyond that a group's members are without their own.
  @Test(arguments: [(1, 1), (49, 49), (50, 1), (60, 11), (5000, 2)])
  func `groups within groups are told as deep as a value may be`(levels: Int, told: Int) throws {
    let run = try FinishedRun(
      """
      {"coroutines": {"deep": {"params": ["left"], "steps": [
         {"if": "=left == 0", "then": [{"raise": "X"}]},
         {"group": "g", "steps": [{"spawn": "deep", "args": {"left": "=left - 1"}, "in": "g"}]}]}},
       "tasks": [{"id": "t", "steps": [
         {"try": [{"await": "deep", "args": {"left": \(levels)}}], "except": [{"as": "e", "steps": [
           {"let": {"told": 0, "first": "=e['error'] + ': ' + e['message']"}},
           {"while": "='errors' in e", "steps": [{"let": {"told": "=told + 1", "e": "=e['errors'][0]"}}]},
           {"return": "=[first, told]"}]}]}]}]}
      """
    )
    #expect(
      run.end(of: "t")
        == #"["ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)",\#(told)]"#
    )
  }

  @Test func `groups that share their errors cost no more than their tasks`() throws {
    let run = try FinishedRun(
      """
      {"coroutines": {
         "bad": {"steps": [{"raise": "X"}]},
         "waiter": {"params": ["what"], "steps": [{"await": "{what}"}]},
         "pair": {"params": ["what"], "steps": [{"group": "g", "steps": [
           {"spawn": "waiter", "args": {"what": "=what"}, "in": "g"},
           {"spawn": "waiter", "args": {"what": "=what"}, "in": "g"}]}]}},
       "tasks": [{"id": "t", "steps": [
         {"spawn": "bad", "as": "last"}, {"yield": 2},
         {"repeat": 60, "steps": [{"spawn": "pair", "args": {"what": "=last"}, "as": "last"}, {"yield": 8}]},
         {"repeat": 100, "steps": [{"try": [{"await": "{last}"}], "except": [{"as": "e", "steps": []}]}]},
         {"return": "=len(e['errors'])"}]}]}
      """
    )
    #expect(run.end(of: "t") == "2")
  }

  @Test func `a long text of characters that must be escaped is escaped in one go`() throws {
    let run = try FinishedRun(
      #"{"tasks": [{"id": "t", "steps": [{"return": "=len(str(['\\n' * 1000000]))"}]}]}"#
    )
    #expect(run.end(of: "t") == "2000004")
  }

  @Test func `a message that fills a value is left out of what stands for the exception`() throws {
    let long = Raised("X", String(repeating: "x", count: ValueLimits.jsonByteCount))
    #expect(throws: Raised("MemoryError", "a value of more than 64 MiB")) { try Value.error(long) }
    guard case .object(let caught) = Value.errorWithoutMessage("X") else {
      Issue.record("it is no object")
      return
    }
    #expect(caught.jsonByteCount == #"{"error":"X","message":""}"#.utf8.count)
    let hasMembers = Raised.group([long, Raised("Y", "")]).errors != nil
    #expect(!hasMembers)
  }
}

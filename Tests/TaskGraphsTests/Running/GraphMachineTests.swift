import CooperativeLoop
import Testing

@testable import TaskGraphs

struct GraphMachineTests {
  @Test func `the origin text's first program prints its two lines in two steps`() throws {
    let run = try FinishedRun(
      """
      {"coroutines": {"complex_work": {"steps": [
         {"print": "Hello"}, {"yield": 1}, {"print": "World"}]}},
       "tasks": [{"id": "runner", "steps": [{"await": "complex_work"}]}]}
      """
    )
    #expect(run.outcome == .completed)
    #expect(run.log.lines == ["Hello", "World"])
    #expect(run.loop.steps == 2)
  }

  @Test func `the origin text's waiter is released after ten seconds`() throws {
    let run = try FinishedRun(
      """
      {"objects": {"waiter": "waiter"},
       "tasks": [
         {"id": "coro1", "steps": [{"print": "start"}, {"await": "waiter"}, {"print": "finished"}]},
         {"id": "coro2", "steps": [
           {"repeat": 10, "as": "i", "steps": [{"print": "{i}"}, {"sleep": 1}]},
           {"set": "waiter"}]}]}
      """
    )
    #expect(run.outcome == .completed)
    #expect(run.log.lines == ["start"] + (0...9).map(String.init) + ["finished"])
    #expect(run.loop.now.nanoseconds == 10_000_000_000)
  }

  @Test func `coroutines call each other, with arguments, locals and results of their own`() throws
  {
    let run = try FinishedRun(
      """
      {"coroutines": {"fib": {"params": ["n"], "steps": [
         {"if": "=n < 2", "then": [{"return": "=n"}]},
         {"await": "fib", "args": {"n": "=n - 1"}, "as": "a"},
         {"await": "fib", "args": {"n": "=n - 2"}, "as": "b"},
         {"return": "=a + b"}]}},
       "tasks": [{"id": "root", "run": "fib", "args": {"n": 12}}]}
      """
    )
    #expect(run.end(of: "root") == "144")
    #expect(run.loop.steps == 1)
    #expect(run.machine.frames.count == run.machine.freeFrames.count)
  }

  @Test func `nested loops keep their counters apart`() throws {
    let run = try FinishedRun(
      """
      {"tasks": [{"id": "a", "steps": [
        {"repeat": 2, "as": "i", "steps": [
          {"repeat": 2, "as": "j", "steps": [{"print": "{i}{j}"}, {"yield": 1}]},
          {"repeat": 0, "steps": [{"print": "never"}]},
          {"print": "end {i}"}]}]}]}
      """
    )
    #expect(run.log.lines == ["00", "01", "end 0", "10", "11", "end 1"])
  }

  @Test func `a while in a repeat leaves the repeat its passes`() throws {
    let run = try FinishedRun(
      """
      {"tasks": [{"id": "a", "steps": [
        {"repeat": 3, "as": "i", "steps": [
          {"while": "=false"},
          {"while": "=true", "steps": [{"yield": 1}, {"break": true}]},
          {"print": "end {i}"}]}]}]}
      """
    )
    #expect(run.log.lines == ["end 0", "end 1", "end 2"])
  }

  @Test func `default ids count up and pass by names that are taken`() throws {
    let run = try FinishedRun(
      """
      {"coroutines": {"w": {"steps": [{"return": "=task()"}]}},
       "tasks": [{"id": "w-2"}, {"id": "main", "steps": [
         {"spawn": "w", "as": "a"}, {"spawn": "w", "as": "b"},
         {"gather": ["{a}", "{b}"], "as": "r"}, {"return": "=r"}]}]}
      """
    )
    #expect(run.end(of: "main") == #"["w-1","w-3"]"#)
  }

  @Test func `an id that exists is an error in the task that spawns`() throws {
    let run = try FinishedRun(
      """
      {"coroutines": {"w": {"steps": []}},
       "tasks": [{"id": "main", "steps": [{"spawn": "w", "id": "x"}, {"spawn": "w", "id": "{'x'}"}]}]}
      """
    )
    #expect(run.outcome == .failed)
    #expect(run.end(of: "main") == "failed: RuntimeError: a task named 'x' exists")
  }

  @Test func `a task that awaits itself is told so in its next step`() throws {
    let run = try FinishedRun(
      #"{"tasks": [{"id": "a", "steps": [{"await": "a"}]}]}"#
    )
    #expect(run.end(of: "a") == "failed: RuntimeError: Task cannot await on itself")
    #expect(run.loop.steps == 2)
  }

  @Test func `a dependency that failed skips those after it, and those after them`() throws {
    let run = try FinishedRun(
      """
      {"tasks": [
        {"id": "c", "after": ["b"]},
        {"id": "b", "after": ["a"], "steps": [{"print": "never"}]},
        {"id": "a", "steps": [{"let": {"x": "=1 // 0"}}]}]}
      """
    )
    #expect(run.outcome == .failed)
    #expect(run.end(of: "a") == "failed: ZeroDivisionError: integer division or modulo by zero")
    #expect(run.end(of: "b") == "skipped: SkippedError: 'a' failed")
    #expect(run.end(of: "c") == "skipped: SkippedError: 'b' was skipped")
    #expect(run.log.lines == [])
  }

  @Test func `the arguments of a root see no locals`() throws {
    let run = try FinishedRun(
      """
      {"coroutines": {"w": {"params": ["x"], "steps": []}},
       "tasks": [{"id": "a", "run": "w", "args": {"x": "=x + y"}}]}
      """
    )
    #expect(run.end(of: "a") == "failed: NameError: name 'x' is not defined")
  }

  @Test func `a gather that collects errors gives them as values`() throws {
    let run = try FinishedRun(
      """
      {"coroutines": {"bad": {"steps": [{"let": {"x": "=nope"}}]}, "good": {"steps": [{"return": 1}]}},
       "tasks": [{"id": "a", "steps": [
         {"gather": ["bad", "good"], "return_exceptions": true, "as": "r"}, {"return": "=r"}]}]}
      """
    )
    #expect(
      run.end(of: "a")
        == #"[{"error":"NameError","message":"name 'nope' is not defined"},1]"#
    )
    #expect(run.outcome == .completed)
  }

  @Test func `shared variables are read and written by all tasks, and noted`() throws {
    let run = try FinishedRun(
      """
      {"variables": {"n": 0},
       "tasks": [{"id": "a", "steps": [{"let": {"n": "=n + 1"}}]},
                 {"id": "b", "steps": [{"let": {"n": "=n + 1"}}]}]}
      """
    )
    #expect(String(decoding: run.machine.variablesJSON(), as: UTF8.self) == #"{"n":2}"#)
    #expect(
      run.actions.map { $0.drop { $0 != "\"" } } == [
        #""reads":{"n":0},"writes":{"n":1}"#, #""reads":{"n":1},"writes":{"n":2}"#,
      ]
    )
  }
}

struct MachineLimitsTests {
  @Test func `a loop that never suspends is stopped`() throws {
    let run = try FinishedRun(
      #"{"tasks": [{"id": "a", "steps": [{"repeat": 1000000000000000000, "steps": []}]}]}"#,
      limits: MachineLimits(operations: 1000)
    )
    #expect(run.outcome == .limit(.operations))
  }

  @Test func `an expression cannot make more than the operations that are left`() throws {
    let run = try FinishedRun(
      #"{"tasks": [{"id": "a", "steps": [{"let": {"x": "=range(1000000000000)"}}]}]}"#
    )
    #expect(run.outcome == .limit(.operations))
  }

  @Test func `output is cut before the line that does not fit`() throws {
    let run = try FinishedRun(
      #"{"tasks": [{"id": "a", "steps": [{"repeat": 100, "steps": [{"print": "123456789"}]}]}]}"#,
      limits: MachineLimits(output: 35)
    )
    #expect(run.outcome == .limit(.output))
    #expect(run.log.lines.count == 3)
  }

  @Test func `a coroutine that awaits itself without end runs out of memory, not of stack`() throws
  {
    let run = try FinishedRun(
      """
      {"coroutines": {"deep": {"steps": [{"await": "deep"}]}},
       "tasks": [{"id": "a", "run": "deep"}]}
      """,
      limits: MachineLimits(memory: 1 << 20)
    )
    #expect(run.outcome == .limit(.memory))
  }

  @Test func `small values that are large as JSON count as large`() throws {
    let names = (0..<50).map { "v\($0)" }
    let variables = names.map { "\"\($0)\": 0" }.joined(separator: ", ")
    let bindings = names.map { "\"\($0)\": \"=x\"" }.joined(separator: ", ")
    let run = try FinishedRun(
      """
      {"variables": {\(variables)},
       "tasks": [{"id": "a", "steps": [
         {"let": {"x": [0]}}, {"repeat": 20, "steps": [{"let": {"x": ["=x", "=x"]}}]},
         {"let": {\(bindings)}}]}]}
      """,
      limits: MachineLimits(memory: 64 << 20)
    )
    #expect(run.outcome == .limit(.memory))
  }

  @Test func `a graph of more tasks than allowed does not begin`() throws {
    let roots = (0..<20).map { #"{"id":"t\#($0)"}"# }.joined(separator: ",")
    let run = try FinishedRun(#"{"tasks":[\#(roots)]}"#, loopLimits: LoopLimits(tasks: 10))
    #expect(run.outcome == .limit(.tasks))
    #expect(run.loop.steps == 0)
  }
}

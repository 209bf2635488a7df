import TestSupport
import Testing

@testable import PythonPrograms

struct PythonProgramTests {
  @Test(arguments: [
    "01-complex-work", "02-waiter", "06-gather-or-sequence", "08-spawn-and-await",
    "22-producer-consumer", "24-failing-task", "25-failing-group", "31-dependency-graph",
  ])
  func `an example's program stays as it is`(_ name: String) throws {
    expectGolden(try program(example(name)), named: name + ".py")
  }

  @Test func `the same graph gives the same bytes`() throws {
    let graph = try example("24-failing-task")
    let programs = try (0..<10).map { _ in try program(graph) }
    #expect(Set(programs).count == 1)
  }

  @Test func `only the helpers are there that the graph needs`() throws {
    let text = try program(steps: #"{"print": "x"}"#)
    for name in [
      "checked", "as_value", "numbered", "Waiter", "import math", "hold", "SkippedError",
    ] {
      #expect(!text.contains(name))
    }
  }

  @Test func `what the program does not keep is told at its top`() throws {
    let settings = PythonProgram.Settings(policy: "random", ignoredLimits: ["output", "time"])
    let text = try program(#"{"tasks": [{"id": "a"}]}"#, settings)
    #expect(text.contains("\n# The run's policy was 'random'"))
    #expect(
      text.contains("\n# This program does not keep these limits of the run: output, time.\n")
    )
  }

  @Test func `steps are counted where the run has a limit, or may have no end`() throws {
    let plain = #"{"tasks": [{"id": "a"}]}"#
    #expect(!(try program(plain).contains("count_step")))
    #expect(try program(plain, .init(steps: 7)).contains("self.steps_left = 7 + 1"))
    let endless = try program(steps: #"{"while": "=1", "steps": [{"yield": 1}]}"#)
    #expect(endless.contains("self.steps_left = 2000000 + 1"))
  }

  @Test func `a local that may be unbound is a name that is not defined`() throws {
    let handler = #""except": [{"as": "e", "steps": []}]"#
    let text = try program(
      steps: #"{"try": [{"print": "{sum}"}, {"let": {"sum": 1}}], \#(handler)}"#
    )
    #expect(text.contains("if isinstance(result, UnboundLocalError):"))
    #expect(text.contains(#"name = {"sum_": "sum"}.get(name, name)"#))
  }
}

import JSONDocuments
import TaskGraphs
import Testing

/// Graphs made to cost more than they should: none may crash, and none may take long.
struct HostileGraphTests {
  private static func problems(_ source: String) throws -> [GraphProblem] {
    let document = try JSONDocument(parsing: Array(source.utf8))
    do {
      _ = try TaskGraph.decode(document)
      return []
    } catch {
      return error.problems
    }
  }

  private static func task(returning text: String) -> String {
    #"{"tasks":[{"id":"a","steps":[{"return":"\#(text)"}]}]}"#
  }

  @Test func `a hundred thousand tasks in one chain are no depth`() throws {
    let count = 100_000
    let tasks = (0..<count).map { #"{"id":"t\#($0)","after":["t\#(($0 + 1))"]}"# }
    let source = #"{"tasks":["# + tasks.joined(separator: ",")
    #expect(try HostileGraphTests.problems(source + #",{"id":"t\#(count)"}]}"#).isEmpty)
    let circle = try HostileGraphTests.problems(
      source + #",{"id":"t\#(count)","after":["t0"]}]}"#
    )
    #expect(circle.map(\.code) == [.dependencyCycle])
    #expect(circle[0].pointer == "/tasks/0/after/0")
    #expect(circle[0].message.hasSuffix("'t\(count)' → 't0'"))
    #expect(circle[0].message.utf8.count < 5_000)
  }

  @Test func `a graph of nothing but mistakes tells a hundred of them`() throws {
    let names = (0..<300).map { #"{"spawn":"coroutine number \#($0)"}"# }
    let coroutines = (0..<300).map { #""coroutine numbre \#($0)":{"steps":[]}"# }
    let problems = try HostileGraphTests.problems(
      #"{"tasks":[{"id":"a","steps":["# + names.joined(separator: ",") + #"]}],"coroutines":{"#
        + coroutines.joined(separator: ",") + "}}"
    )
    #expect(problems.count == 100)
    #expect(problems[0].suggestion == "coroutine numbre 0")
  }

  @Test(arguments: [
    "=" + String(repeating: "1+", count: 50_000) + "1",
    "=" + String(repeating: "-", count: 100_000) + "x",
    "=" + String(repeating: "not ", count: 50_000) + "x",
    "=" + String(repeating: "1 if x else ", count: 20_000) + "1",
    "=x" + String(repeating: "[0]", count: 50_000),
    "=" + String(repeating: "1<", count: 50_000) + "2",
    "=" + String(repeating: "x and ", count: 50_000) + "x",
    "=[" + String(repeating: "1,", count: 50_000) + "]",
  ])
  func `chains of any length are no depth`(text: String) throws {
    #expect(try HostileGraphTests.problems(HostileGraphTests.task(returning: text)).isEmpty)
  }

  @Test(arguments: [
    String(repeating: "(", count: 100_000), String(repeating: "[", count: 100_000),
    "x" + String(repeating: "[x", count: 100_000), String(repeating: "len(", count: 100_000),
    String(repeating: "-(", count: 100_000),
  ])
  func `brackets have a depth that is told`(text: String) throws {
    let problems = try HostileGraphTests.problems(HostileGraphTests.task(returning: "=" + text))
    #expect(problems.map(\.message) == ["brackets are nested more than 100 levels deep"])
  }

  @Test func `a number of a million digits is told to be too large`() throws {
    let digits = String(repeating: "9", count: 300)
    let problems = try HostileGraphTests.problems(
      #"{"tasks":[{"id":"a","steps":[{"return":\#(digits)},{"print":"{\#(digits)}"}]}]}"#
    )
    #expect(problems.map(\.code) == [.numberOutOfRange])
    let huge = String(repeating: "9", count: 1_000_000)
    let found = try HostileGraphTests.problems(
      #"{"tasks":[{"id":"a","steps":[{"return":[\#(huge),\#(huge).5,-1e\#(huge)]}]}]}"#
    )
    #expect(found.map(\.code) == [.numberOutOfRange, .numberOutOfRange, .numberOutOfRange])
  }
}
